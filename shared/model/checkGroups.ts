import { CHECK_AREAS, CHECK_RESULTS, type CheckArea, type CheckOutcome, type CheckResult } from './check.ts';

/** Results that need no more than their title. */
const QUIET: ReadonlySet<CheckResult> = new Set(['pass', 'notApplicable']);

/** Checks that need a look, worst first; questions for the source machine come after what the volume should have told. */
export function needingLook(results: readonly CheckOutcome[]): readonly CheckOutcome[] {
  return results.filter(({ result }) => !QUIET.has(result)).toSorted((a, b) => rank(a) - rank(b));
}

function rank({ result, onSourceOnly }: CheckOutcome): number {
  return CHECK_RESULTS.indexOf(result) + (onSourceOnly === true ? 0.5 : 0);
}

/** Checks that passed or have nothing to say about this volume, in their own order. */
export function needingNoLook(results: readonly CheckOutcome[]): readonly CheckOutcome[] {
  return results.filter(({ result }) => QUIET.has(result));
}

/** Checks by area, in the order of the list; areas without a check are left out. */
export function byArea(results: readonly CheckOutcome[]): readonly (readonly [CheckArea, readonly CheckOutcome[]])[] {
  return CHECK_AREAS.map((area) => [area, results.filter((each) => each.area === area)] as const).filter(
    ([, checks]) => checks.length > 0,
  );
}
