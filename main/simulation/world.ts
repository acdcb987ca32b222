import type { Certainty, Place } from '../../shared/model/diagnostic.ts';
import type { Phase } from '../../shared/model/simulation.ts';
import type { Work } from './cmd/work.ts';
import type { Machine } from './machine.ts';
import type { RunInputs } from './inputs.ts';

/** What a step tells while it acts: lines it writes, commands the engine does not know. */
export interface StepLog {
  /** A line of a log, literally. */
  readonly message: (text: string) => void;
  readonly notSimulated: (text: string) => void;
}

/** What the agent tells: it also writes to the console of the instance. */
export interface AgentLog extends StepLog {
  /** A line of the console, literally. */
  readonly console: (text: string) => void;
}

/** One action before it is done: the plan is the list of these, the steps are those that were done. */
export interface Action {
  /** Permanent id, unique in a run. */
  readonly id: string;
  /** Event number of section 8 of the EC2Config facts; null when the step is none of them. */
  readonly event: number | null;
  readonly phase: Phase;
  readonly title: string;
  readonly because: Place | null;
  readonly certainty: Certainty;
  readonly group?: string;
  /** Does it. Absent, as `work`: the event changes nothing that the engine keeps. */
  readonly act?: (machine: Machine, log: AgentLog) => void;
  /** Does it where scripts run, which may take long. */
  readonly work?: (machine: Machine, log: AgentLog) => Work<void>;
}

/** Yields the actions of one phase. Later actions may depend on what earlier ones changed. */
export type PhaseScript = (inputs: RunInputs, machine: Machine) => Generator<Action, void>;
