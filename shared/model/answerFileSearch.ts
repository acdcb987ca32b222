import type { VolumePath } from '../base/winPath.ts';
import type { PasswordState } from './answerFile.ts';

/** Passes of the first boot whose settings come from the implicit search. */
export type SearchedPass = 'specialize' | 'oobeSystem';

/** What a file at a place of the search is to a pass. `behind`: it could be used, but a file at an earlier place wins. */
export type PassStanding = 'wins' | 'behind' | 'processed' | 'lacks';

/** A place of the implicit search with the file that Windows finds there. */
export interface SearchedPlace {
  /** From 1; several places may share one. */
  readonly rank: number;
  /** In the words of Windows: a registry value, a path, a kind of medium. */
  readonly place: string;
  /** The file that is found there; of the cached copy the one that sysprep.exe will copy. Null where there is none. */
  readonly file: VolumePath | null;
  /** `elsewhere`: the place is not on this volume. `refused`: damaged or no answer file. */
  readonly state: 'found' | 'absent' | 'elsewhere' | 'unreadable' | 'refused';
  /** Of a file that could be read. */
  readonly passes: readonly { readonly pass: SearchedPass; readonly standing: PassStanding }[];
  /** What is to be known about the place, as a sentence; empty where nothing is. */
  readonly note: string;
}

/** An answer file of the volume: what Windows did with it already, and what it still holds. */
export interface AnswerFileState {
  readonly file: VolumePath;
  /** Of its place in the search; null for a file that Windows does not look for. */
  readonly rank: number | null;
  /** The place where sysprep.exe and Windows Setup keep their copies: `Windows\Panther`. */
  readonly cached: boolean;
  readonly passes: readonly string[];
  /** Passes that Windows marked with `wasPassProcessed`: they are skipped the next time. */
  readonly processed: readonly string[];
  /** How many passwords stand in it, by the way they do. */
  readonly passwords: Readonly<Partial<Record<PasswordState, number>>>;
}

/** The file that a pass of the first boot uses. */
export interface AnswerFileWinner {
  readonly pass: SearchedPass;
  /** Null where no file that can be read is used. */
  readonly file: VolumePath | null;
  /** Why another file may win: sentences. Empty: it is certain. */
  readonly doubts: readonly string[];
}

/** Which answer file wins on a volume, and what the others are. */
export interface AnswerFileSearch {
  readonly winners: readonly AnswerFileWinner[];
  /** Every place in rank order. */
  readonly places: readonly SearchedPlace[];
  readonly files: readonly AnswerFileState[];
}
