import type { CheckGrade, CheckOutcome } from '../../shared/model/check.ts';
import type { Policy, PolicyGrade } from './policies.ts';
import { finding, type CheckRule } from './rule.ts';

/** An outcome under a grade: what is only recommended is a warning at most. */
export function graded(outcome: CheckOutcome, grade: CheckGrade): CheckOutcome {
  if (grade === 'required' || outcome.result !== 'fail') return { ...outcome, grade };
  const diagnostics = outcome.diagnostics.map((each) =>
    each.severity === 'error' ? { ...each, severity: 'warning' as const } : each,
  );
  return { ...outcome, grade, result: 'warning', diagnostics };
}

/** What a policy asks of a check: the check's own grade where it does not name it. */
export function gradeUnder({ grades }: Policy, { id, grade }: CheckRule): PolicyGrade {
  return (Object.hasOwn(grades, id) ? grades[id] : undefined) ?? grade;
}

/** The outcome of a check that a policy leaves out; it is not run. */
export function leftOut(rule: CheckRule, { name }: Policy): CheckOutcome {
  const found = finding(rule, 'notApplicable', `The policy ${name} leaves this check out`);
  return { id: rule.id, area: rule.area, ...found, proposals: [] };
}
