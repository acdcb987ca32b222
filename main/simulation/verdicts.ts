import type { Step, Verdict } from '../../shared/model/simulation.ts';
import { neverOpenWithBlankPassword } from './statements/blankPassword.ts';
import { copyProfileCanSucceed } from './statements/copyProfile.ts';
import { rdpReachableAgain } from './statements/rdpReachable.ts';
import type { Condition, Statement, StatementView } from './statements/statement.ts';
import { knownWayIn } from './statements/wayIn.ts';

/** The statements in the order in which they are shown. */
const STATEMENTS: readonly Statement[] = [
  knownWayIn,
  neverOpenWithBlankPassword,
  copyProfileCanSucceed,
  rdpReachableAgain,
];

const WORSE: Readonly<Record<Condition['result'], number>> = { holds: 0, cannotTell: 1, broken: 2 };

/** A worse moment replaces a better one; among moments that hold, the one that decides. */
function replaces(now: Condition, before: Condition): boolean {
  return WORSE[now.result] > WORSE[before.result] || (now.result === before.result && now.decides === true);
}

/**
 * Watches the statements through a run. An `always` statement keeps its first worst moment: once broken, always
 * broken. An `eventually` statement is what it is after the last step.
 */
export class StatementWatch {
  private readonly conditions = new Map<string, Condition>();

  /** Tests every statement after a step. */
  observe(view: StatementView): void {
    for (const statement of STATEMENTS) {
      const now = statement.test(view);
      const before = this.conditions.get(statement.id);
      if (statement.kind === 'always' && before !== undefined && !replaces(now, before)) continue;
      this.conditions.set(statement.id, now);
    }
  }

  verdicts(steps: readonly Step[]): readonly Verdict[] {
    return STATEMENTS.map((statement) => {
      const condition = this.conditions.get(statement.id) ?? { result: 'cannotTell', reason: 'The run has no steps.' };
      const path = condition.result === 'holds' ? [] : (condition.path ?? []);
      return {
        statement: statement.id,
        title: statement.title,
        kind: statement.kind,
        result: condition.result,
        reason: condition.reason,
        path: path.filter((id) => steps.some((step) => step.id === id)),
        ...(condition.deciding === undefined || condition.result === 'holds' ? {} : { deciding: condition.deciding }),
        evidence: condition.evidence ?? [],
        contradictions: condition.contradictions ?? [],
      };
    });
  }
}
