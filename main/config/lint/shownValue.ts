import { isSecretPath } from '../secrets.ts';
import type { SettingValue } from './subject.ts';

const MAX_SHOWN = 40;

/** A value as a message may show it: never a secret, and not more of it than a line takes. */
export function shownValue({ path, text, known }: SettingValue): string {
  if (isSecretPath(path.split('/')) || known.sensitive !== undefined) return 'a value that is not shown here';
  return `the value "${text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}...` : text}"`;
}

/** Words as a sentence lists them: `a, b or c`. */
export function orList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

/** Error of a value that Windows does not take. Source: answer file facts, section 1 (observed). */
export const BAD_VALUE =
  'Windows refuses the whole file for a value of a wrong type, one that is too long or one out of range (error 0x80220005).';

/** Characters as a message names them, each once. */
function characters(found: readonly string[]): string {
  return [...new Set(found)].map((character) => (/\s/.test(character) ? 'a blank' : character)).join(' ');
}

/** What a name has that its kind may not have, as the rest of a sentence; null where all is allowed. */
export function notAllowedIn(text: string, notAllowed: RegExp, kind: string): string | null {
  const found = text.match(notAllowed);
  return found === null ? null : `has ${characters(found)}, not allowed in ${kind}`;
}
