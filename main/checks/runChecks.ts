import { CHECK_RESULTS, type CheckOutcome, type ChecklistReport, type CheckSummary } from '../../shared/model/check.ts';
import type { Subject } from '../subject/subject.ts';
import { CHECKS } from './catalogue.ts';
import { graded } from './graded.ts';

export interface CheckProgress {
  readonly done: number;
  readonly total: number;
  /** The question of the check that comes next. */
  readonly label: string;
}

/** Runs every check on a subject, yields progress before each one, and returns the report. */
export function* runChecks(subject: Subject): Generator<CheckProgress, ChecklistReport> {
  const results: CheckOutcome[] = [];
  for (const [done, rule] of CHECKS.entries()) {
    yield { done, total: CHECKS.length, label: rule.question };
    results.push(graded({ id: rule.id, area: rule.area, ...rule.run(subject) }, rule.grade));
  }
  return { results, summary: summarise(results) };
}

/** How many checks came to each result. */
function summarise(results: readonly CheckOutcome[]): CheckSummary {
  const count = (result: string) => results.filter((outcome) => outcome.result === result).length;
  return Object.fromEntries(CHECK_RESULTS.map((result) => [result, count(result)])) as CheckSummary;
}
