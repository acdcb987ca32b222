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
import { graded } from './graded.ts';

export interface CheckProgress {
  readonly done: number;
  readonly total: number;
  /** The question of the check that comes next. */
  readonly label: string;
}

/** Runs every check on a subject, yields progress before each one, and returns the report; a finding names what mends it. */
export function* runChecks(subject: Subject): Generator<CheckProgress, ChecklistReport> {
  const results: CheckOutcome[] = [];
  const remedies = remediesByCheck(subject);
  for (const [done, rule] of CHECKS.entries()) {
    yield { done, total: CHECKS.length, label: rule.question };
    const found = rule.run(subject);
    const proposals = NOTHING_TO_MEND.has(found.result) ? [] : (remedies.get(rule.id) ?? []);
    results.push(graded({ id: rule.id, area: rule.area, ...found, proposals }, rule.grade));
  }
  return { results, summary: summarise(results) };
}

const NOTHING_TO_MEND: ReadonlySet<CheckResult> = new Set(['pass', 'notApplicable']);

/** How many checks came to each result. */
function summarise(results: readonly CheckOutcome[]): CheckSummary {
  const count = (result: string) => results.filter((outcome) => outcome.result === result).length;
  return Object.fromEntries(CHECK_RESULTS.map((result) => [result, count(result)])) as CheckSummary;
}
