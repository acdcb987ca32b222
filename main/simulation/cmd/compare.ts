import type { Condition } from './syntax.ts';
import { isUnknown } from './variables.ts';

/** Decimal, `0x` and, with a leading 0, octal: what `equ` and its like read as a number. */
const NUMBER = /^-?(?:0x[0-9a-f]+|0[0-7]*|[1-9]\d*)$/i;

/**
 * Decides `==` (always as texts) and `equ`, `neq`, `lss`, `leq`, `gtr`, `geq` (as numbers where both sides are, else
 * as texts). Null when a side is not known.
 */
export function compareTexts(condition: Extract<Condition, { kind: 'compare' }>): boolean | null {
  if (isUnknown(condition.left) || isUnknown(condition.right)) return null;
  const fold = (text: string) => (condition.ignoreCase ? text.toLowerCase() : text);
  const left = fold(condition.left);
  const right = fold(condition.right);
  if (condition.operator === '==') return left === right;
  const numbers = NUMBER.test(left) && NUMBER.test(right);
  const order = numbers ? numberOf(left) - numberOf(right) : left < right ? -1 : Number(left > right);
  switch (condition.operator) {
    case 'equ':
      return order === 0;
    case 'neq':
      return order !== 0;
    case 'lss':
      return order < 0;
    case 'leq':
      return order <= 0;
    case 'gtr':
      return order > 0;
    default:
      return order >= 0;
  }
}

function numberOf(text: string): number {
  const digits = text.replace('-', '');
  const base = /^0x/i.test(digits) ? 16 : digits.startsWith('0') ? 8 : 10;
  return Number.parseInt(digits, base) * (text.startsWith('-') ? -1 : 1);
}
