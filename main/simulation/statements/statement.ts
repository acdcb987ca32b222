import type { Evidence, Source } from '../../../shared/model/diagnostic.ts';
import type { ChangeKind, StatementKind, StatementResult, Step, Verdict } from '../../../shared/model/simulation.ts';
import type { Doubt } from '../course.ts';
import type { Machine } from '../machine.ts';
import type { RunInputs } from '../inputs.ts';

/** What a statement sees: the machine as it stands, and the steps so far. */
export interface StatementView {
  readonly inputs: RunInputs;
  readonly machine: Machine;
  /** The steps done; inside a step without that one. */
  readonly steps: readonly Step[];
}

/** What a statement says of one moment. */
export interface Condition {
  readonly result: StatementResult;
  readonly reason: string;
  readonly path?: readonly string[];
  /** Null: no setting decides alone. */
  readonly deciding?: NonNullable<Verdict['deciding']> | null;
  readonly evidence?: readonly Evidence[];
  readonly contradictions?: readonly Source[];
  /** This moment decides an `always` statement that holds: its reason is the one to show. */
  readonly decides?: boolean;
}

/** A named security statement. `always` must hold after each step, `eventually` after the last. */
export interface Statement {
  readonly id: string;
  readonly title: string;
  readonly kind: StatementKind;
  /** It must hold inside a step too: after each command of a script, and after each change that Windows makes. */
  readonly everyMoment?: true;
  test(view: StatementView): Condition;
}

/** Ids of the steps that changed a thing of a kind, in order. */
export function stepsThatChanged(steps: readonly Step[], kind: ChangeKind, target?: string): readonly string[] {
  return steps
    .filter((step) =>
      step.changes.some((change) => change.kind === kind && (target === undefined || change.target === target)),
    )
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
 * What must be so in the end: open where the run may go otherwise, `stopped` where it stops. Where it only may stop, it
 * is open, unless it would be broken in either case.
 */
export function atTheEnd(
  { machine }: StatementView,
  stopped: (why: string) => Condition,
  otherwise: () => Condition,
): Condition {
  const { mayDiffer, mayStop, stopped: why } = machine.course;
  if (mayDiffer !== null) return mayGoOtherwise(mayDiffer);
  if (why !== null) return stopped(why);
  const condition = otherwise();
  return mayStop === null || condition.result === 'broken' ? condition : mayNotFinish(mayStop);
}
