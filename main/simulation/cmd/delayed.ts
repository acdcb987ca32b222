import { MAX_LINE } from './budget.ts';
import { variableReference, type Surroundings } from './reference.ts';
import { UNKNOWN } from './variables.ts';

/**
 * Expands `!name!` in a part of a command just before it runs, where delayed expansion is on. A text without `!` keeps
 * its carets; in one with it they protect the next unit, and a `!` that begins nothing vanishes. Too long a text is not
 * known. Source as in reference.ts.
 */
export function expandDelayed(text: string, around: Surroundings): string {
  if (!around.variables.delayed || !text.includes('!')) return text;
  let shown = '';
  for (let at = 0; at < text.length && shown.length <= MAX_LINE;) {
    const unit = text.charAt(at);
    if (unit === '!') {
      while (text.charAt(at + 1) === '!') at += 1;
      const { value, end } = variableReference(text, at, around) ?? { value: '', end: at + 1 };
      shown += value;
      at = end;
    } else {
      shown += unit === '^' ? text.charAt(at + 1) : unit;
      at += unit === '^' ? 2 : 1;
    }
  }
  return shown.length > MAX_LINE ? UNKNOWN : shown;
}
