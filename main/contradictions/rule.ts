import type { Evidence, Severity, Source } from '../../shared/model/diagnostic.ts';
import type { VolumeSettings } from './volumeSettings.ts';

/** What two places of a volume say against each other. */
export interface Contradiction {
  /** One sentence with what both say. */
  readonly summary: string;
  /** Each place with its value; the first one is where it would be mended. */
  readonly sides: readonly Evidence[];
  readonly fix: string;
}

/** One rule over several files of a volume. Its page under docs/contradictions is made of what it says here. */
export interface ContradictionRule {
  /** Permanent, kebab-case: the code of its findings. */
  readonly code: string;
  /** What does not fit, in one sentence without a full stop. */
  readonly title: string;
  /** What comes of it on a new instance. */
  readonly detail: string;
  readonly severity: Severity;
  readonly source: readonly Source[];
  readonly find: (settings: VolumeSettings) => readonly Contradiction[];
}
