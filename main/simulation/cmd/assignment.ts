import { namesIn } from './calculate.ts';

/** What a `set` does: gives a variable a value, calculates some, asks the keyboard, or only shows. */
export type Assignment =
  | { readonly kind: 'assign'; readonly name: string; readonly value: string }
  | { readonly kind: 'sum'; readonly expression: string; readonly names: readonly string[] }
  | { readonly kind: 'ask'; readonly name: string }
  | { readonly kind: 'show' };

/** Reads the text of a `set`, variables expanded. */
export function readAssignment(text: string): Assignment {
  const rest = text.replace(/^set\s*/i, '');
  const asked = /^\/p\s+(.*)$/is.exec(rest);
  if (asked !== null) {
    const pair = pairOf(asked[1] ?? '');
    return pair === null ? { kind: 'show' } : { kind: 'ask', name: pair.name };
  }
  const [, expression] = /^\/a(.*)$/is.exec(rest) ?? [];
  if (expression !== undefined) return { kind: 'sum', expression, names: namesIn(expression) };
  const pair = pairOf(rest);
  return pair === null ? { kind: 'show' } : { kind: 'assign', ...pair };
}

/** `NAME=value` or `"NAME=value"`; the value keeps blanks at its end and inner quotes, as in cmd.exe. */
function pairOf(rest: string): { readonly name: string; readonly value: string } | null {
  const last = rest.lastIndexOf('"');
  const text = rest.startsWith('"') ? rest.slice(1, last > 0 ? last : undefined) : rest;
  const equals = text.indexOf('=', 1);
  return equals < 0 ? null : { name: text.slice(0, equals), value: text.slice(equals + 1) };
}
