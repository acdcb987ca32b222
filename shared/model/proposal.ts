import type { VolumePath } from '../base/winPath.ts';
import type { TextEdit } from '../text/edits.ts';
import type { Diagnostic, Evidence, Source } from './diagnostic.ts';
import type { RegistryEdit } from './registry.ts';

export type Risk = 'safe' | 'needsThought';

/** A file that is read for a change, and the SHA-256 (hexadecimal) of it as it was. */
export interface FileFingerprint {
  readonly file: VolumePath;
  readonly fingerprint: string;
}

/** One change against what was read. `fingerprint` is the SHA-256 (hexadecimal) of the whole file it was made from. */
export type ProposedChange =
  | {
      readonly kind: 'editText';
      readonly file: VolumePath;
      readonly fingerprint: string;
      /** Edits against the decoded text, offsets in UTF-16 units. */
      readonly edits: readonly TextEdit[];
    }
  | {
      /** Never of a folder, and never of a file below a profile folder. */
      readonly kind: 'deleteFile';
      readonly file: VolumePath;
      readonly fingerprint: string;
    }
  | (RegistryEdit & {
      /** The hive file. */
      readonly file: VolumePath;
      readonly fingerprint: string;
      /** The key as it is shown: `HKLM\SOFTWARE\...`. */
      readonly key: string;
      /** Of a dirty hive: its transaction logs, which are replayed into it together with the edit. */
      readonly logs?: readonly FileFingerprint[];
    });

/** A change that may be shown, stored, applied with a backup, and undone. Never carries a secret in clear. */
export interface Proposal {
  readonly id: string;
  readonly title: string;
  readonly risk: Risk;
  /** What is lost or must be known before applying; empty when nothing is. */
  readonly warning: string;
  readonly changes: readonly ProposedChange[];
  readonly because: readonly Evidence[];
  readonly source: readonly Source[];
}

/**
 * Whether a proposal can be carried out here, by the rule that applying goes by: `reason` is why not, with what to do
 * next in its `fix`. As a script for doing it by hand it is there all the same.
 */
export type Applicability =
  { readonly kind: 'canApply' } | { readonly kind: 'cannotApply'; readonly reason: Diagnostic };

/** A proposal that a remedy makes for a volume as it is now. */
export interface Offer extends Proposal {
  readonly applicability: Applicability;
}

/** A change as people see it: secrets masked, `null` where nothing is on that side. */
export interface ShownChange {
  readonly file?: string;
  readonly key?: string;
  /** Name of the value of `key` that changes; the whole key where it is missing. */
  readonly value?: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Unified difference of a text change. */
  readonly diff?: string;
}

export interface ShownProposal {
  readonly id: string;
  readonly title: string;
  readonly risk: Risk;
  readonly warning: string;
  /** Of an offer; missing in records of earlier versions. */
  readonly applicability?: Applicability;
  readonly changes: readonly ShownChange[];
  readonly because: readonly Evidence[];
  readonly source: readonly Source[];
}

export interface ShownOffer extends ShownProposal {
  readonly applicability: Applicability;
}
