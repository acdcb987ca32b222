import { unquoted } from './yamlQuoted.ts';

/** A key at the beginning of an entry. */
export interface YamlKey {
  readonly text: string;
  /** Offset behind its colon. */
  readonly after: number;
}

/** Characters that begin no plain text; `-`, `?` and `:` begin one unless a blank follows. */
export const NOT_PLAIN = /^(?:["'#&*!|>%@`{}[\],]|[-?:](?:[ \t]|$))/;

/** Whether an item of a list begins at an offset. */
export function isItemAt(text: string, at: number, end: number): boolean {
  return text.charAt(at) === '-' && isGap(text, at + 1, end);
}

/** The key that begins at an offset of a line; null where none does. */
export function keyAt(text: string, from: number, end: number): YamlKey | null {
  const line = text.slice(from, end);
  const quote = line.charAt(0);
  if (quote === '"' || quote === "'") {
    const close = quotedEnd(line, 0, line.length);
    if (close === null) return null;
    const colon = close + (/^[ \t]*/.exec(line.slice(close))?.[0].length ?? 0);
    if (line.charAt(colon) !== ':' || !isGap(line, colon + 1, line.length)) return null;
    return { text: unquoted(line.slice(0, close)), after: from + colon + 1 };
  }
  if (NOT_PLAIN.test(line)) return null;
  for (let at = line.indexOf(':'); at >= 0; at = line.indexOf(':', at + 1))
    if (isGap(line, at + 1, line.length)) return { text: line.slice(0, at).trimEnd(), after: from + at + 1 };
  return null;
}

/** Offset behind the quotation mark that closes the text which one at `from` begins; null when it stays open. */
export function quotedEnd(text: string, from: number, end: number): number | null {
  const quote = text.charAt(from);
  for (let at = from + 1; at < end; at++) {
    const character = text.charAt(at);
    if (quote === '"' && character === '\\') at += 1;
    else if (character !== quote) continue;
    else if (quote === "'" && at + 1 < end && text.charAt(at + 1) === quote) at += 1;
    else return at + 1;
  }
  return null;
}

/**
 * Offset behind a line's content, blanks and a comment left out. A quotation mark means a quoted text only where a key
 * or a value begins: the one in `it's` means nothing, and a `#` behind it begins a comment.
 */
export function contentEnd(text: string, from: number, end: number): number {
  let last = from;
  let begins = true;
  for (let at = from; at < end; at++) {
    const character = text.charAt(at);
    if (character === ' ' || character === '\t') continue;
    if (character === '#' && (at === from || last < at)) break;
    if (begins && (character === '"' || character === "'")) {
      at = (quotedEnd(text, at, end) ?? end) - 1;
      begins = false;
    } else begins = (character === ':' || (begins && character === '-')) && isGap(text, at + 1, end);
    last = at + 1;
  }
  return last;
}

/** Whether a blank or the end follows. */
function isGap(text: string, at: number, end: number): boolean {
  return at >= end || text.charAt(at) === ' ' || text.charAt(at) === '\t';
}
