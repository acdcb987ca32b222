import type { VolumePath } from '../../shared/base/winPath.ts';
import type { Evidence, Source } from '../../shared/model/diagnostic.ts';
import type { Risk } from '../../shared/model/proposal.ts';
import type { RegistryEdit } from '../../shared/model/registry.ts';
import type { TextEdit } from '../../shared/text/edits.ts';
import type { Subject } from '../subject/subject.ts';

type Unplaced<E> = E extends RegistryEdit ? Omit<E, 'keyPath'> : never;

/** A registry edit at a key as one writes it: `HKLM\SYSTEM\CurrentControlSet\...`. */
export type RegistryWish = Unplaced<RegistryEdit> & { readonly key: string };

/** A change as a remedy asks for it: which file holds a key, and what the file is now, is found out for it. */
export type WantedChange =
  | { readonly kind: 'editText'; readonly file: VolumePath; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'deleteFile'; readonly file: VolumePath }
  | RegistryWish;

/** What a remedy would do to one volume. */
export interface RemedyPlan {
  readonly title: string;
  readonly risk: Risk;
  /** What is lost or must be known before; empty when nothing. The state of a hive is added to it. */
  readonly warning: string;
  /** Never empty. */
  readonly changes: readonly WantedChange[];
  readonly because: readonly Evidence[];
  readonly source: readonly Source[];
  /** Ids of the checks whose findings it mends here. */
  readonly mends: readonly string[];
}

/** One way to mend something offline; one file a remedy, listed in `remedies.ts`. */
export interface Remedy {
  /** Permanent, kebab-case. */
  readonly id: string;
  /** Ids of the known issues, failures of a run that logs show, that it mends; none where it mends findings only. */
  readonly issues?: readonly string[];
  /** Null where there is nothing to mend, or what it needs could not be read. */
  find(subject: Subject): RemedyPlan | null;
}
