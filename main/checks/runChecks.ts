import {
  CHECK_RESULTS,
  type CheckOutcome,
  type CheckResult,
  type ChecklistReport,
  type CheckSummary,
} from '../../shared/model/check.ts';
import { remediesByCheck } from '../remedies/proposals.ts';
import type { Subject } from '../subject/subject.ts';
import { CHECKS } from './catalogue.ts';
import { onGeneralizedImage } from './generalizedImage.ts';
import { graded, gradeUnder, leftOut } from './graded.ts';
import type { CheckRule } from './rule.ts';
import { onStaleHive } from './staleHive.ts';
import { defaultPolicy, policyUsed, type Policy } from './policies.ts';

export interface CheckProgress {
  readonly done: number;
  readonly total: number;
  /** The question of the check that comes next. */
  readonly label: string;
}

/**
 * Runs every check on a subject under a policy, yields progress before each one, and returns the report; a finding
 * names what mends it.
 */
export function* runChecks(
  subject: Subject,
  policy: Policy = defaultPolicy(subject.report),
): Generator<CheckProgress, ChecklistReport> {
  const results: CheckOutcome[] = [];
  const remedies = remediesByCheck(subject);
  for (const [done, rule] of CHECKS.entries()) {
    yield { done, total: CHECKS.length, label: rule.question };
    const grade = gradeUnder(policy, rule);
    results.push(grade === 'off' ? leftOut(rule, policy) : graded(outcomeOf(rule, subject, remedies), grade));
  }
  return { policy: policyUsed(policy, subject.report), results, summary: summarise(results) };
}

function outcomeOf(rule: CheckRule, subject: Subject, remedies: ReturnType<typeof remediesByCheck>): CheckOutcome {
  const found = onStaleHive(rule, onGeneralizedImage(rule, rule.run(subject), subject), subject);
  const proposals = NOTHING_TO_MEND.has(found.result) ? [] : (remedies.get(rule.id) ?? []);
  return { id: rule.id, area: rule.area, ...found, proposals };
}

const NOTHING_TO_MEND: ReadonlySet<CheckResult> = new Set(['pass', 'notApplicable']);

/** How many checks came to each result. */
function summarise(results: readonly CheckOutcome[]): CheckSummary {
  const count = (result: string) => results.filter((outcome) => outcome.result === result).length;
  return Object.fromEntries(CHECK_RESULTS.map((result) => [result, count(result)])) as CheckSummary;
}
