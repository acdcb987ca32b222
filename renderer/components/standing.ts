import type { CheckOutcome, CheckResult, ChecklistReport } from '../../shared/model/check.ts';

/**
 * What a finding is to its reader: the result of the check, or a question that only the source machine can answer. Such
 * a question is unknown by nature and no fault of the volume, so that it stands apart from what could not be read.
 */
export type Standing = CheckResult | 'ask';

/** In the order of the list: what has to be decided, what has to be asked, the rest. */
export const STANDINGS: readonly Standing[] = ['fail', 'warning', 'unknown', 'ask', 'pass', 'notApplicable'];

/** What the reader has something to do about. */
export const ASKING: readonly Standing[] = ['fail', 'warning', 'unknown', 'ask'];

/** What a finding is to its reader. */
export function standingOf({ result, onSourceOnly }: CheckOutcome): Standing {
  return result === 'unknown' && onSourceOnly === true ? 'ask' : result;
}

/** The findings of a report that have a standing. */
export function withStanding({ results }: ChecklistReport, standing: Standing): readonly CheckOutcome[] {
  return results.filter((outcome) => standingOf(outcome) === standing);
}
