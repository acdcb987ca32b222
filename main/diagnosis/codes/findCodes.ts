/** A code inside a text: where it stands (UTF-16 units, end not included) and what number it is. */
export interface CodeSpan {
  readonly start: number;
  readonly end: number;
  /** `0x` and eight digits. */
  readonly code: string;
}

const UINT32 = 2 ** 32;
/** Longest text that is searched; a log record is never longer. */
const MAX_TEXT = 128 * 1024;

/** Words after which a number without `0x` is a code (error-codes.md, section 1). */
const LEAD = String.raw`(?:\b(?:hr\w*|hresult|dwret\w*|gle|rc|err(?:or)?(?: code)?|status|code|returned(?: with)?(?: error code| code)?|exit code|failed(?: with)?(?: error)?(?: code)?|gle is|stop)|\(F\))[\s:=,[('"]*`;

const FORMS: readonly RegExp[] = [
  // 0x form, with the second part of an upgrade result; a six-digit message id in brackets is no code.
  /(?<![\w])(?<!\[(?=0x0[0-9a-f]{5}\]))0x(?<hex>[0-9a-f]{1,16})(?:u?l)?(?![\w])(?:\s*-\s*0x[0-9a-f]{5}\b)?/gi,
  // A negative number of HRESULT size.
  /(?<![\w.-])(?<decimal>-\d{7,10})(?![\w.])/g,
  new RegExp(`(?<=${LEAD})(?<hex>[89c-e][0-9a-f]{7})(?![\\w])`, 'gi'),
  new RegExp(`(?<=${LEAD})(?<decimal>\\d{1,10})(?![\\w.])`, 'gi'),
];

/** Codes in a text, in the order of the text. Zero means success and is left out. */
export function findCodes(text: string): readonly CodeSpan[] {
  const spans: CodeSpan[] = [];
  for (const form of FORMS)
    for (const match of text.slice(0, MAX_TEXT).matchAll(form)) {
      const value = valueOf(match.groups ?? {});
      const span = { start: match.index, end: match.index + match[0].length, code: hexText(value ?? 0) };
      const overlaps = spans.some((other) => span.start < other.end && other.start < span.end);
      if (value !== null && value !== 0 && !overlaps) spans.push(span);
    }
  return spans.sort((a, b) => a.start - b.start);
}

function valueOf(groups: Readonly<Record<string, string | undefined>>): number | null {
  if (groups['hex'] !== undefined) return parseHex(groups['hex']);
  return groups['decimal'] === undefined ? null : parseDecimal(groups['decimal']);
}

/** Reads hexadecimal digits; the upper half of a sign-extended 64-bit number is dropped. Null when it is none. */
export function parseHex(digits: string): number | null {
  if (!/^[0-9a-f]{1,16}$/i.test(digits)) return null;
  const upper = digits.slice(0, -8);
  return upper === '' || /^(?:f{8}|0+)$/i.test(upper) ? Number.parseInt(digits.slice(-8), 16) : null;
}

/** Reads a signed or unsigned decimal number of at most 32 bits. Null when it is none. */
export function parseDecimal(digits: string): number | null {
  if (!/^-?\d{1,10}$/.test(digits)) return null;
  const value = Number(digits);
  if (value < -UINT32 / 2 || value >= UINT32) return null;
  return value < 0 ? value + UINT32 : value;
}

/** `0x` and eight digits. */
export function hexText(value: number): string {
  return `0x${value.toString(16).toUpperCase().padStart(8, '0')}`;
}
