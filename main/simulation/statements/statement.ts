import type { Evidence, Source } from '../../../shared/model/diagnostic.ts';
import type { ChangeKind, StatementKind, StatementResult, Step, Verdict } from '../../../shared/model/simulation.ts';
import type { Doubt, Machine } from '../machine.ts';
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
export function mayNotFinish({ reason, step }: Doubt): Condition {
  return { result: 'cannotTell', reason: `Whether the run gets to its end cannot be told. ${reason}`, path: [step] };
}
