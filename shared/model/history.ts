import type { ChecklistReport } from './check.ts';
import type { Diagnosis } from './log.ts';
import type { ShownProposal } from './proposal.ts';
import type { Run } from './simulation.ts';

export const RECORD_KINDS = ['check', 'edit', 'run', 'diagnosis'] as const;

export type RecordKind = (typeof RECORD_KINDS)[number];

/** A line of the history: what was done, to which volume, and what came of it. */
export interface HistoryRecord {
  /** Sorts by time. */
  readonly id: string;
  readonly kind: RecordKind;
  /** Root of the volume as it was named; null for loose files. */
  readonly volume: string | null;
  /** The volume's computer name as it is known now; null when it is not. */
  readonly computerName: string | null;
  /** ISO 8601, UTC, with milliseconds. */
  readonly at: string;
  /** The outcome in the words of its kind: a check result, a run's verdict, `succeeded`, `applied`, ... */
  readonly outcome: string;
  /** One sentence: the answer. */
  readonly summary: string;
}

/** A page of records, newest first. `next` goes into the next request's `before`; null at the end. */
export interface RecordPage {
  readonly records: readonly HistoryRecord[];
  readonly next: { readonly at: string; readonly id: string } | null;
}

/** A setting as it stood when a check or run was recorded; a secret's value is masked. */
export interface RecordedSetting {
  readonly file: string;
  readonly setting: string;
  readonly value: string | null;
}

/** How far an edit came; `applying` and `undoing` are left where a stop interrupted the writing of its files. */
export type EditState = 'applying' | 'applied' | 'undoing' | 'undone' | 'failed';

/** One file of an applied edit. */
export interface EditedFile {
  /** Volume path in the disk's spelling. */
  readonly file: string;
  /** Path of the backup on this PC. */
  readonly backup: string;
  readonly sha256Before: string;
  /** Null where the edit deletes the file. */
  readonly sha256After: string | null;
  /** Permission bits before the edit. */
  readonly mode: number;
}

/** What a record holds, by kind. Printable and comparable without anything else. */
export type RecordBody =
  | { readonly kind: 'check'; readonly report: ChecklistReport; readonly settings: readonly RecordedSetting[] }
  | {
      readonly kind: 'run';
      readonly run: Run;
      readonly settings: readonly RecordedSetting[];
      /** The checklist that stood when the run was simulated; null when none was made. */
      readonly checklist: ChecklistReport | null;
    }
  | { readonly kind: 'diagnosis'; readonly diagnosis: Diagnosis }
  | {
      readonly kind: 'edit';
      readonly proposal: ShownProposal;
      readonly files: readonly EditedFile[];
      /** The edit that this one took back; null for an edit that applied a proposal. */
      readonly undoes: string | null;
    };

/** What a check, run or diagnosis said of a volume. */
export interface VolumeVerdict {
  readonly kind: Exclude<RecordKind, 'edit'>;
  readonly outcome: string;
  readonly summary: string;
}

/** A volume that was opened before. */
export interface KnownVolume {
  readonly path: string;
  readonly computerName: string | null;
  readonly product: string | null;
  readonly lastOpened: string;
  /** The worst of the newest check, run and diagnosis; null before the first. */
  readonly lastVerdict: VolumeVerdict | null;
}
