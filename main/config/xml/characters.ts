/** First characters of a name (XML 1.0, fifth edition, production 4), colon included. */
const NAME_START =
  ':A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D'
  + '\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';

const NAME = new RegExp(`[${NAME_START}][${NAME_START}.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040-]*`, 'uy');

/** Everything that production 2 of XML 1.0 leaves out; halves of pairs only where they stand alone. */
// oxlint-disable-next-line no-misleading-character-class
export const BAD_CHARACTER = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\uD800-\uDFFF]/gu;

const SPACE = /[ \t\r\n]*/y;

/** The name at a position; empty when there is none. */
export function nameAt(text: string, position: number): string {
  NAME.lastIndex = position;
  return NAME.exec(text)?.[0] ?? '';
}

/** The first position behind white space. */
export function skipSpace(text: string, position: number): number {
  SPACE.lastIndex = position;
  SPACE.exec(text);
  return SPACE.lastIndex;
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
