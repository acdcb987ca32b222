import { unwrap } from '../../shared/model/diagnostic.ts';
import type { LogFilter } from '../logs/logSet.ts';
import { compileSearchExpression } from '../platform/searchExpression.ts';

/** A text between slashes. */
const EXPRESSION = /^\/(.+)\/$/s;

/**
 * What somebody typed to search logs: a text as it stands, or a regular expression between slashes. Throws
 * `search-expression-invalid` as ProblemError.
 */
export function logSearch(typed: string | undefined): Pick<LogFilter, 'grep' | 'expression'> {
  if (typed === undefined) return {};
  const source = EXPRESSION.exec(typed)?.[1];
  return source === undefined ? { grep: typed } : { expression: unwrap(compileSearchExpression(source)) };
}
