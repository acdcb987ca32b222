/**
 * The 32 characters of windows-1252 at 0x80 to 0x9F. The five bytes without a character stand for the C1 control of
 * the same number, as in Windows' own best-fit table, so every byte survives a round trip.
 */
const HIGH_CONTROLS =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f'
  + '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

const FIRST_HIGH = 0x80;
const LAST_HIGH = 0x9f;
const PIECE = 8192;

const BYTE_OF: ReadonlyMap<string, number> = new Map(
  Array.from(HIGH_CONTROLS, (character, index) => [character, FIRST_HIGH + index]),
);

/** Text of windows-1252 bytes: one character for each byte. */
export function decodeWindows1252(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += PIECE)
    text += String.fromCharCode(...bytes.subarray(start, start + PIECE));
  return text.replace(/[\u0080-\u009f]/g, (unit) => HIGH_CONTROLS.charAt(unit.charCodeAt(0) - FIRST_HIGH));
}

/** The byte of a character in windows-1252; null when the code page lacks it. */
export function windows1252Byte(character: string): number | null {
  const code = character.charCodeAt(0);
  if (character.length === 1 && code < 0x100 && (code < FIRST_HIGH || code > LAST_HIGH)) return code;
  return BYTE_OF.get(character) ?? null;
}
