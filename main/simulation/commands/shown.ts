import { maskText } from '../../config/maskText.ts';
import { MASK } from '../../../shared/model/mask.ts';

/** A word, or the value of a switch, of letters and digits that is no path, file or variable may be a password. */
const PASSWORD_LIKE =
  /(?<![^\s"':=,;])(?=[^\s"':=,;]*[A-Za-z])(?=[^\s"':=,;]*\d)(?![-/@])[^\s"'\\/:%=.,;()<>|]{6,}(?![^\s"',;])/g;
const MAX_SHOWN = 500;

/** Words of a text that look like a password. */
export function passwordLikeWords(text: string): readonly string[] {
  return text.match(PASSWORD_LIKE) ?? [];
}

/** A command as it may be shown: known secrets hidden, words that look like a password too, and not endless. */
export function shownCommand(source: string): string {
  const cut = source.length > MAX_SHOWN ? `${source.slice(0, MAX_SHOWN)}…` : source;
  return maskText('script', cut).text.replace(PASSWORD_LIKE, MASK);
}
