import type { ProblemKind } from '../../../shared/model/diagnostic.ts';

/** The documented exit codes. Where several apply, 2 goes before 3 before 1. */
export const EXIT = {
  clean: 0,
  warnings: 1,
  failures: 2,
  incomplete: 3,
  usage: 64,
  input: 65,
  missing: 66,
  internal: 70,
  output: 73,
  changed: 75,
  refused: 77,
} as const;

const BY_KIND: Readonly<Record<ProblemKind, number>> = {
  usage: EXIT.usage,
  input: EXIT.input,
  missing: EXIT.missing,
  internal: EXIT.internal,
  output: EXIT.output,
  changed: EXIT.changed,
  refused: EXIT.refused,
  cancelled: EXIT.incomplete,
};

/** The exit code of a failed operation. */
export function exitCodeOf(kind: ProblemKind): number {
  return BY_KIND[kind];
}

/** The worst of what was found. */
export function worstExit(found: {
  readonly failures: boolean;
  readonly incomplete: boolean;
  readonly warnings: boolean;
}): number {
  if (found.failures) return EXIT.failures;
  if (found.incomplete) return EXIT.incomplete;
  return found.warnings ? EXIT.warnings : EXIT.clean;
}
