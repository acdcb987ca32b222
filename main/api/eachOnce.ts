import type { Diagnostic } from '../../shared/model/diagnostic.ts';

/** Problems without repetition: one reason, such as a folder that is a link, can stand for many files. */
export function eachOnce(problems: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
