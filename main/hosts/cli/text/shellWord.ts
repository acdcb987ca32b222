const PLAIN_POSIX = /^[\w@%+=:,./-]+$/;
const PLAIN_WINDOWS = /^[\w@+=:,./\\-]+$/;
const CONTROL = /[\u0000-\u001F\u007F-\u009F]/;

/**
 * A path or id as one word that can be pasted into the shell of the platform: sh and its kin, or cmd on Windows. Left
 * as it is where the shell takes it so.
 */
export function shellWord(text: string, platform: NodeJS.Platform = process.platform): string {
  return platform === 'win32' ? windowsWord(text) : posixWord(text);
}

/** Single quotes keep everything; text with control characters takes the form that bash, zsh and ksh know. */
function posixWord(text: string): string {
  if (PLAIN_POSIX.test(text) && !text.startsWith('-')) return text;
  if (!CONTROL.test(text)) return `'${text.replaceAll("'", String.raw`'\''`)}'`;
  return `$'${Array.from(text, ansiCharacter).join('')}'`;
}

function ansiCharacter(character: string): string {
  if (character === "'" || character === '\\') return `\\${character}`;
  if (character === '\n') return String.raw`\n`;
  return CONTROL.test(character) ? octets(character) : character;
}

/** Bytes of UTF-8 as three octal digits each: with two hexadecimal ones a digit that follows could be taken along. */
function octets(character: string): string {
  return Array.from(new TextEncoder().encode(character), (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}

/**
 * Quotation marks cannot stand in a name on Windows. A program takes a backslash before the closing one for an escape,
 * so it is doubled.
 */
function windowsWord(text: string): string {
  if (PLAIN_WINDOWS.test(text)) return text;
  return `"${text.replace(/\\+$/, '$&$&')}"`;
}
