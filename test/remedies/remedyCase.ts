import type { Files } from '../support/worlds.ts';

/** A volume that a remedy mends, and all that it changes there. */
export interface RemedyCase {
  readonly id: string;
  /** What tells it from other cases of the remedy. */
  readonly title: string;
  readonly bad: () => Files;
  readonly risk: 'safe' | 'needsThought';
  /** Lines of the files, and values of the hives as `KEY!NAME = DATA`, that go and come; nothing else differs. */
  readonly gone: readonly string[];
  readonly come: readonly string[];
  /** Results of checks before and after. */
  readonly checks: Readonly<Record<string, readonly [string, string]>>;
  /** A password on the volume that must not show in anything that is told of the remedy. */
  readonly secret?: string;
}
