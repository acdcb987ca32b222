import type { Condition } from './syntax.ts';

/** Decides `==`, `equ`, `neq`, `lss`, `leq`, `gtr`, `geq`: as numbers where both sides are, else as texts. */
export function compareTexts(condition: Extract<Condition, { kind: 'compare' }>): boolean {
  const fold = (text: string) => (condition.ignoreCase ? text.toLowerCase() : text);
  const left = fold(condition.left);
  const right = fold(condition.right);
  const numbers = /^-?\d+$/.test(left) && /^-?\d+$/.test(right);
  const order = numbers ? Number(left) - Number(right) : left < right ? -1 : Number(left > right);
  switch (condition.operator) {
    case '==':
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
