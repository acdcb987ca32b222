/** First characters of a name (XML 1.0, fifth edition, production 4), colon included. */
const NAME_START =
  ':A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D'
  + '\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';

const NAME = new RegExp(`[${NAME_START}][${NAME_START}.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040-]*`, 'uy');

/** Whether a text can hold a bad character at all: a quick look that takes pairs of surrogates for bad ones. */
// oxlint-disable-next-line no-misleading-character-class
export const MAYBE_BAD = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;

/** Everything that production 2 of XML 1.0 leaves out; halves of pairs only where they stand alone. */
// oxlint-disable-next-line no-misleading-character-class
export const BAD_CHARACTER = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\uD800-\uDFFF]/gu;

/** For each ASCII code: 2 begins a name, 1 goes on with one, 0 does neither. */
const ASCII_NAMES = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[:A-Z_a-z]/.test(character)) return 2;
  return /[-.0-9]/.test(character) ? 1 : 0;
});

/** The name at a position; empty when there is none. */
export function nameAt(text: string, position: number): string {
  return text.slice(position, nameEnd(text, position));
}

/** Where the name at a position ends; the position itself when there is none. Names in ASCII need no pattern. */
export function nameEnd(text: string, position: number): number {
  let end = position;
  for (;;) {
    const code = text.charCodeAt(end);
    if (code >= 128) return position + otherName(text, position).length;
    const role = ASCII_NAMES[code] ?? 0;
    if (role === 0 || (role === 1 && end === position)) return end;
    end += 1;
  }
}

/** Whether a name begins at a position. */
export function isNameStart(text: string, position: number): boolean {
  const code = text.charCodeAt(position);
  return code < 128 ? ASCII_NAMES[code] === 2 : otherName(text, position) !== '';
}

function otherName(text: string, position: number): string {
  NAME.lastIndex = position;
  return NAME.exec(text)?.[0] ?? '';
}

/** The first position behind white space. */
export function skipSpace(text: string, position: number): number {
  let end = position;
  while (end < text.length && isSpace(text.charCodeAt(end))) end += 1;
  return end;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** Whether XML may hold a code point. */
export function isXmlCodePoint(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

/** Whether a text is white space only. */
export function isBlank(text: string): boolean {
  return skipSpace(text, 0) === text.length;
}
