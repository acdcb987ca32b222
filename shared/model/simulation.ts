import type { Certainty, Evidence, Place, Source } from './diagnostic.ts';
import type { PrintedValue } from './registry.ts';

export const PHASES = [
  'prepare',
  'generalize',
  'capture',
  'specialize',
  'oobe',
  'setupComplete',
  'agentStart',
  'beforeReady',
  'ready',
  'afterReady',
] as const;

export type Phase = (typeof PHASES)[number];

/** The line of a script that made a change, where a script did. */
interface Caused {
  readonly because?: Place;
}

/** What a step changed; null stands for "not there". Password states are words, never passwords. */
export type Change =
  | (Caused & {
      readonly kind: 'registry';
      /** `HKLM\SOFTWARE\Key\!Name`; the default value ends in `\!`. */
      readonly target: string;
      readonly before: PrintedValue | null;
      readonly after: PrintedValue | null;
    })
  | (Caused & {
      readonly kind:
        | 'file'
        | 'plugin'
        | 'account'
        | 'password'
        | 'rdp'
        | 'imageState'
        | 'power'
        | 'identity'
        | 'profile'
        | 'console'
        | 'service'
        | 'network'
        | 'image';
      readonly target: string;
      readonly before: string | null;
      readonly after: string | null;
    });

export type ChangeKind = Change['kind'];

/** A planned action: what will be done, and the line of the file that asks for it. */
export interface PlannedAction {
  readonly id: string;
  readonly phase: Phase;
  readonly title: string;
  readonly because: Place | null;
}

/** The words of the machine at one moment, for lanes and before/after tables. */
export interface MachineFacts {
  readonly power: string;
  readonly rdp: 'open' | 'closed' | 'unknown';
  readonly password: string;
  readonly administrator: string;
  readonly imageState: string;
  readonly console: string;
}

export interface Step {
  /** Permanent id of the event, unique in a run: `specialize-order-2`. */
  readonly id: string;
  /** From 1. */
  readonly number: number;
  /** Number of the event in section 8 of the EC2Config facts; null for a step that is not one of them. */
  readonly event: number | null;
  readonly phase: Phase;
  readonly title: string;
  readonly because: Place | null;
  readonly certainty: Certainty;
  readonly changes: readonly Change[];
  /** Lines written to the agent's log or the console, literally. */
  readonly messages: readonly string[];
  /** Programs and commands that the engine does not know; visible, never guessed. */
  readonly notSimulated: readonly string[];
  /** Members of one group run at the same time, in no promised order. */
  readonly group: string | null;
  /** The machine after the step. */
  readonly after: MachineFacts;
}

export type StatementKind = 'always' | 'eventually' | 'sometimes';
export type StatementResult = 'holds' | 'broken' | 'cannotTell';

export interface Verdict {
  /** Permanent id: `known-way-in`. */
  readonly statement: string;
  readonly title: string;
  readonly kind: StatementKind;
  readonly result: StatementResult;
  /** One sentence: why. */
  readonly reason: string;
  /** Ids of the steps that lead there, in order. */
  readonly path: readonly string[];
  /** The setting that decides, in the notation of the command line. */
  readonly deciding?: {
    readonly file: string;
    readonly setting: string;
    readonly line?: number;
    readonly value?: string;
  };
  readonly evidence: readonly Evidence[];
  /** Sentences of sources that say otherwise, shown beside the verdict. */
  readonly contradictions: readonly Source[];
}

export interface FinalAccount {
  readonly name: string;
  readonly enabled: boolean;
  readonly administrator: boolean;
  readonly password: string;
}

export interface FinalState {
  /** Null: cannot tell. */
  readonly canLogIn: boolean | null;
  readonly imageState: string;
  readonly imageMade: boolean;
  readonly rdp: 'open' | 'closed' | 'unknown';
  readonly accounts: readonly FinalAccount[];
}

/** One simulated run. Printable, comparable, and complete without the engine. */
export interface Run {
  /** One sentence: what happens. */
  readonly answer: string;
  /** What was assumed about the start, empty when the volume stands at the start of a run itself. */
  readonly assumptions: readonly string[];
  readonly start: MachineFacts;
  readonly plan: readonly PlannedAction[];
  readonly steps: readonly Step[];
  readonly verdicts: readonly Verdict[];
  readonly final: FinalState;
}

/** How a statement comes out before and after a change that is only tried. `reason` is that of the run after it. */
export interface StatementEffect extends Pick<Verdict, 'statement' | 'title' | 'reason'> {
  readonly before: StatementResult;
  readonly after: StatementResult;
}
