import type { CheckGrade, CheckOutcome } from '../../shared/model/check.ts';

/** An outcome under a grade: what is only recommended is a warning at most. */
export function graded(outcome: CheckOutcome, grade: CheckGrade): CheckOutcome {
  if (grade === 'required' || outcome.result !== 'fail') return { ...outcome, grade };
  const diagnostics = outcome.diagnostics.map((each) =>
    each.severity === 'error' ? { ...each, severity: 'warning' as const } : each,
  );
  return { ...outcome, grade, result: 'warning', diagnostics };
}
