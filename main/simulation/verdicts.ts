import type { Verdict } from '../../shared/model/simulation.ts';
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

const NO_STEPS: Condition = { result: 'cannotTell', reason: 'The run has no steps.' };

const WORSE: Readonly<Record<Condition['result'], number>> = { holds: 0, cannotTell: 1, broken: 2 };

/** A worse moment replaces a better one; among moments that hold, the one that decides. */
function replaces(now: Condition, before: Condition): boolean {
  return WORSE[now.result] > WORSE[before.result] || (now.result === before.result && now.decides === true);
}

const ALWAYS = STATEMENTS.filter(({ kind }) => kind === 'always');
const EVERY_MOMENT = STATEMENTS.filter(({ everyMoment }) => everyMoment === true);

/**
 * Watches the statements through a run. An `always` statement keeps its first worst moment: once broken, always
 * broken. An `eventually` statement is what it is after the last step.
 */
export class StatementWatch {
  private readonly conditions = new Map<string, Condition>();

  /** Tests inside a step what must hold at every moment. */
  moment(view: StatementView): void {
    for (const statement of EVERY_MOMENT) this.test(statement, view);
  }

  /** Tests after a step what must always hold. */
  observe(view: StatementView): void {
    for (const statement of ALWAYS) this.test(statement, view);
  }

  private test(statement: Statement, view: StatementView): void {
    const before = this.conditions.get(statement.id);
    if (before?.result === 'broken') return;
    const now = statement.test(view);
    if (before === undefined || replaces(now, before)) this.conditions.set(statement.id, now);
  }

  /** What became of every statement, after the last step. */
  verdicts(view: StatementView): readonly Verdict[] {
    return STATEMENTS.map((statement) => {
      const condition =
        (statement.kind === 'always' ? this.conditions.get(statement.id) : statement.test(view)) ?? NO_STEPS;
      const path = condition.result === 'holds' ? [] : [...new Set(condition.path)];
      return {
        statement: statement.id,
        title: statement.title,
        kind: statement.kind,
        result: condition.result,
        reason: condition.reason,
        path: path.filter((id) => view.steps.some((step) => step.id === id)),
        ...(condition.deciding == null || condition.result === 'holds' ? {} : { deciding: condition.deciding }),
        evidence: condition.evidence ?? [],
        contradictions: condition.contradictions ?? [],
      };
    });
  }
}
