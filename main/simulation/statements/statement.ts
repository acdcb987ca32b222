import type { Evidence, Source } from '../../../shared/model/diagnostic.ts';
import type { ChangeKind, StatementKind, StatementResult, Step, Verdict } from '../../../shared/model/simulation.ts';
import type { Doubt } from '../course.ts';
import type { Machine } from '../machine.ts';
import type { RunInputs } from '../inputs.ts';

/** What a statement sees: the machine after a step, and the steps so far. */
export interface StatementView {
  readonly inputs: RunInputs;
  readonly machine: Machine;
  /** The steps done, the last one is the step just done. Never empty. */
  readonly steps: readonly Step[];
}

/** What a statement says of one moment. */
export interface Condition {
  readonly result: StatementResult;
  readonly reason: string;
  readonly path?: readonly string[];
  readonly deciding?: NonNullable<Verdict['deciding']>;
  readonly evidence?: readonly Evidence[];
  readonly contradictions?: readonly Source[];
  /** This moment decides an `always` statement that holds: its reason is the one to show. */
  readonly decides?: boolean;
}

/** A named security statement, tested after each step. `always` must hold at each, `eventually` after the last. */
export interface Statement {
  readonly id: string;
  readonly title: string;
  readonly kind: StatementKind;
  test(view: StatementView): Condition;
}

/** Ids of the steps that changed something of a kind (and target), in order. */
export function stepsThatChanged(steps: readonly Step[], kind: ChangeKind, target: RegExp = /^/): readonly string[] {
  return steps
    .filter((step) => step.changes.some((change) => change.kind === kind && target.test(change.target)))
    .map((step) => step.id);
}

/** What must come in the end cannot be promised while it is open whether the run gets there as simulated. */
function mayNotFinish({ reason, step }: Doubt): Condition {
  return { result: 'cannotTell', reason: `Whether the run gets to its end cannot be told. ${reason}`, path: [step] };
}

/** Nothing is known of a run once a file that decides may say something else. */
export function mayGoOtherwise({ reason, step }: Doubt): Condition {
  return { result: 'cannotTell', reason: `What the run does cannot be told. ${reason}`, path: [step] };
}

/**
 * What must be so in the end: open where the run may go otherwise, broken where it stops. Where it only may stop, it is
 * open, unless it would be broken in either case.
 */
export function atTheEnd({ machine, steps }: StatementView, stopped: string, otherwise: () => Condition): Condition {
  const { mayDiffer, mayStop } = machine.course;
  if (mayDiffer !== null) return mayGoOtherwise(mayDiffer);
  if (machine.course.stopped !== null) return { result: 'broken', reason: stopped, path: [steps.at(-1)?.id ?? ''] };
  const condition = otherwise();
  return mayStop === null || condition.result === 'broken' ? condition : mayNotFinish(mayStop);
}
