import { isXmlCodePoint } from './characters.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** Text as the content of an element. `canHold` tells which characters may stand as they are; others get a number. */
export function escapeText(text: string, canHold: (character: string) => boolean = () => true): string {
  return Array.from(text, (character) => {
    const escaped = character === '"' ? undefined : ESCAPES[character];
    return escaped ?? (canHold(character) ? character : `&#${character.codePointAt(0) ?? 0};`);
  }).join('');
}

/** Text as an attribute's value between double quotation marks, line ends and tabs as numbers. */
export function escapeAttribute(text: string, canHold: (character: string) => boolean = () => true): string {
  return escapeText(text, canHold).replaceAll(
    /["\n\t]/g,
    (character) => ESCAPES[character] ?? `&#${character.charCodeAt(0)};`,
  );
}

/** The first character of a text that XML cannot hold in any form; null when all are allowed. */
export function firstForbidden(text: string): string | null {
  return Array.from(text).find((character) => !isXmlCodePoint(character.codePointAt(0) ?? 0)) ?? null;
}
