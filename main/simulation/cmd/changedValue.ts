import { foldCase } from '../../../shared/base/caseless.ts';
import type { Reference } from './reference.ts';
import { isUnknown, UNKNOWN } from './variables.ts';

/**
 * A value with the change that stands behind its name, from the colon to the closing mark: a part of it (`:~1,2`) or a
 * replacement (`:a=b`, `:*a=b`). Null where none stands there. Source: `set /?`.
 */
export function changed(value: string, text: string, colon: number, mark: string): Reference | null {
  const rest = text.slice(colon + 1);
  const part = rest.startsWith('~') ? new RegExp(`^~([^,${mark}]*)(?:,([^${mark}]*))?${mark}`).exec(rest) : null;
  if (part !== null) return { value: partOf(value, part[1] ?? '', part[2]), end: colon + 1 + part[0].length };
  if (rest.startsWith('~')) return null;
  const pair = new RegExp(`^(\\*?)([^=]+)=([^${mark}]*)${mark}`).exec(rest);
  if (pair !== null)
    return { value: replaced(value, pair[1] === '*', pair[2] ?? '', pair[3] ?? ''), end: colon + 1 + pair[0].length };
  // Nothing to look for is an error that ends the script; which of its lines still run is left open.
  return /^\*?=/.test(rest) ? { value: UNKNOWN, end: colon + 1 } : null;
}

const NUMBER = /^\s*[-+]?(?:0|[1-9]\d{0,8})\s*$/;

/** `first` and `count` as written: a negative one counts from the end. Numbers of another form are not calculated. */
function partOf(value: string, first: string, count: string | undefined): string {
  const known = [first, count ?? ''].every((each) => each === '' || NUMBER.test(each));
  if (!known || isUnknown(value)) return UNKNOWN;
  const start = Number(first) < 0 ? Math.max(0, value.length + Number(first)) : Number(first);
  if (count === undefined || count === '') return value.slice(start);
  return value.slice(start, Number(count) < 0 ? Math.max(start, value.length + Number(count)) : start + Number(count));
}

/** Every place of `wanted` in any case; with `*` all up to and with the first one. */
function replaced(value: string, upTo: boolean, wanted: string, by: string): string {
  if ([value, wanted, by].some(isUnknown)) return UNKNOWN;
  const folded = foldCase(value);
  const search = foldCase(wanted);
  const first = folded.indexOf(search);
  if (upTo) return first < 0 ? value : by + value.slice(first + search.length);
  let text = '';
  let from = 0;
  for (let at = first; at >= 0; at = folded.indexOf(search, from)) {
    text += value.slice(from, at) + by;
    from = at + search.length;
  }
  return text + value.slice(from);
}
