import { isXmlCodePoint } from './characters.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#13;',
};

const QUOTES = { '"': '&quot;', "'": '&apos;' } as const;

/** Text as the content of an element. `canHold` tells which characters may stand as they are; others get a number. */
export function escapeText(text: string, canHold: (character: string) => boolean): string {
  return Array.from(
    text,
    (character) => ESCAPES[character] ?? (canHold(character) ? character : `&#${character.codePointAt(0) ?? 0};`),
  ).join('');
}

/** Text as an attribute's value between the quotation marks given, line ends and tabs as numbers. */
export function escapeAttribute(text: string, quote: '"' | "'", canHold: (character: string) => boolean): string {
  return escapeText(text, canHold).replaceAll(quote === '"' ? /["\n\t]/g : /['\n\t]/g, (character) =>
    character === quote ? QUOTES[quote] : `&#${character.charCodeAt(0)};`,
  );
}

/** The first character of a text that XML cannot hold in any form; null when all are allowed. */
export function firstForbidden(text: string): string | null {
  return Array.from(text).find((character) => !isXmlCodePoint(character.codePointAt(0) ?? 0)) ?? null;
}
