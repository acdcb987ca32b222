import type { Certainty, Evidence } from './diagnostic.ts';
import type { AgentKind } from './volume.ts';

/** One step of what happens to the Administrator password, with the setting that decides it. */
export interface PasswordStep {
  /** What the step does, as a sentence. */
  readonly does: string;
  readonly evidence: Evidence;
  readonly certainty: Certainty;
}

/** Whether the Administrator password of a new instance can be retrieved, and what decides it, step by step. */
export interface PasswordPath {
  /** The launch agent whose settings decide; null where the volume has none. */
  readonly agent: Exclude<AgentKind, 'ssm'> | null;
  readonly retrievable: 'yes' | 'no' | 'unknown';
  /** The answer as one sentence. */
  readonly answer: string;
  readonly steps: readonly PasswordStep[];
  /** Index of the step that decides; null where none does. */
  readonly deciding: number | null;
}
