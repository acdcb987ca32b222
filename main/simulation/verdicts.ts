import type { Step, Verdict } from '../../shared/model/simulation.ts';
import { neverOpenWithBlankPassword } from './statements/blankPassword.ts';
import { copyProfileCanSucceed } from './statements/copyProfile.ts';
import { rdpReachableAgain } from './statements/rdpReachable.ts';
import type { Condition, Statement, StatementView } from './statements/statement.ts';
import { knownWayIn } from './statements/wayIn.ts';

/** The statements in the order in which they are shown. */
export const STATEMENTS: readonly Statement[] = [
  knownWayIn,
  neverOpenWithBlankPassword,
  copyProfileCanSucceed,
  rdpReachableAgain,
];

const WORSE: Readonly<Record<Condition['result'], number>> = { holds: 0, cannotTell: 1, broken: 2 };

/**
 * Watches the statements through a run. An `always` statement keeps its first worst moment: once broken, always
 * broken. An `eventually` statement is what it is after the last step.
 */
export class StatementWatch {
  private readonly conditions = new Map<string, Condition>();
  private readonly brokenAt = new Map<string, string>();

  /** Tests every statement after a step. */
  observe(view: StatementView): void {
    const step = view.steps.at(-1);
    for (const statement of STATEMENTS) {
      const now = statement.test(view);
      const before = this.conditions.get(statement.id);
      if (statement.kind === 'always' && before !== undefined && WORSE[now.result] <= WORSE[before.result]) {
        if (now.result === 'holds' && before.result === 'holds' && step?.id === 'specialize-copyprofile')
          this.conditions.set(statement.id, now);
        continue;
      }
      this.conditions.set(statement.id, now);
      if (now.result === 'broken' && step !== undefined) this.brokenAt.set(statement.id, step.id);
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
