import { UNKNOWN } from './variables.ts';

/** What a `set` does: gives a variable a value, makes some unknown, asks the keyboard, or only shows. */
export type Assignment =
  | { readonly kind: 'assign'; readonly name: string; readonly value: string }
  | { readonly kind: 'doubt'; readonly names: readonly string[] }
  | { readonly kind: 'ask'; readonly name: string }
  | { readonly kind: 'show' };

/** Reads the text of a `set`, variables expanded. Arithmetic beyond one whole number is not calculated. */
export function readAssignment(text: string): Assignment {
  const rest = text.replace(/^set\s*/i, '');
  const asked = /^\/p\s+(.*)$/is.exec(rest);
  if (asked !== null) {
    const pair = pairOf(asked[1] ?? '');
    return pair === null ? { kind: 'show' } : { kind: 'ask', name: pair.name };
  }
  const sum = /^\/a\s+(.*)$/is.exec(rest);
  if (sum !== null) return calculated(sum[1] ?? '');
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

function calculated(text: string): Assignment {
  const whole = /^\s*"?\s*([A-Za-z_]\w*)\s*=\s*(-?(?:0|[1-9]\d{0,8}))\s*"?\s*$/.exec(text);
  if (whole !== null) return { kind: 'assign', name: whole[1] ?? '', value: whole[2] ?? UNKNOWN };
  const names = Array.from(text.matchAll(/([A-Za-z_]\w*)\s*(?:[-+*/%&^|]|<<|>>)?=/g), (match) => match[1] ?? '');
  return { kind: 'doubt', names };
}
