import { SHORT_ESCAPES } from '../../../../shared/text/oneLine.ts';

/** The colours that paint.ts makes; nothing else of a terminal's language passes. */
const COLOUR = /\u001B\[(?:[0-2]|3[1-5])m/;

/**
 * Characters that a terminal obeys or that turn text around, all but tab and line feed: C0 and C1 controls, delete,
 * line and paragraph separators, marks and overrides of direction.
 */
const UNSEEN = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/;

const EITHER = new RegExp(`${COLOUR.source}|${UNSEEN.source}`, 'g');
const ALL_UNSEEN = new RegExp(UNSEEN.source, 'g');

/**
 * A text for the terminal: what stands in files, logs and names cannot drive it. Control characters become visible,
 * such as `\x1B`; the end of a line of Windows becomes a plain one. The program's own colours pass where it uses any.
 */
export function visible(text: string, colours: boolean): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(EITHER, (found) => (colours && found.length > 1 ? found : escaped(found)));
}

/** A text without the colours of this program. */
export function withoutColours(text: string): string {
  return text.replace(new RegExp(COLOUR.source, 'g'), '');
}

/** JSON in which no character can drive a terminal: JSON itself asks for that up to U+001F only. */
export function visibleJson(json: string): string {
  return json.replace(ALL_UNSEEN, (found) => `\\u${hex(found, 4).toLowerCase()}`);
}

function escaped(text: string): string {
  return Array.from(text, (character) => (UNSEEN.test(character) ? escapedOne(character) : character)).join('');
}

function escapedOne(character: string): string {
  const short = SHORT_ESCAPES[character];
  if (short !== undefined) return short;
  return character <= '\u00FF' ? `\\x${hex(character, 2)}` : `\\u${hex(character, 4)}`;
}

function hex(character: string, digits: number): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(digits, '0');
}
