/** How a password stands in an answer file. `undecodable`: PlainText is false, but it was not hidden as Windows does. */
export type PasswordState = 'plain' | 'hidden' | 'undecodable' | 'scrubbed' | 'empty';

/** A password of an answer file. */
export interface AnswerPassword {
  /** The element that holds it, in the notation of settings. */
  readonly setting: string;
  readonly pass: string;
  readonly state: PasswordState;
  /** In clear, a hidden one decoded; null where there is none to show. Only where it was asked for. */
  readonly clear?: string | null;
  readonly line: number;
}

/** A setting of an item, by its path inside the item; `''` is the text of the item itself. */
export interface AnswerItemField {
  readonly path: string;
  /** Null for a secret that was not asked for. */
  readonly value: string | null;
  readonly secret: boolean;
}

/** An item of a list of an answer file. */
export interface AnswerItem {
  /** Names it in the notation of settings, as edits take it. */
  readonly setting: string;
  /** Position in the sequence, from 1. */
  readonly position: number;
  /** `wcm:action`; null where it has none. */
  readonly action: string | null;
  /** `wcm:keyValue`; null where it has none. */
  readonly key: string | null;
  /** Null where it has none that is a whole number. */
  readonly order: number | null;
  readonly line: number;
  /** The settings inside, without Order. */
  readonly fields: readonly AnswerItemField[];
}

/** A list of an answer file, in the sequence in which Windows takes its items. */
export interface AnswerList {
  /** Names the items of the list, such as `specialize/COMPONENT/RunSynchronous/RunSynchronousCommand`. */
  readonly setting: string;
  readonly pass: string;
  readonly component: string;
  /** What decides the sequence: the Order of each item, their places, or nothing clear. */
  readonly sequence: 'order' | 'place' | 'unclear';
  readonly items: readonly AnswerItem[];
}

/** A component of a pass with its settings' names. */
export interface AnswerComponentView {
  /** `PASS/NAME`, or `PASS/NAME@ARCH` where the pass has several builds of it. */
  readonly setting: string;
  readonly name: string;
  readonly architecture: string;
  readonly line: number;
  /** How many settings it has. */
  readonly settings: number;
}

/** A pass of an answer file. */
export interface AnswerPassView {
  readonly name: string;
  readonly line: number;
  /** Windows marked it with `wasPassProcessed="true"`: it is skipped the next time. */
  readonly processed: boolean;
  readonly components: readonly AnswerComponentView[];
}

/** What an answer file is made of. */
export interface AnswerFileView {
  readonly passes: readonly AnswerPassView[];
  readonly lists: readonly AnswerList[];
  readonly passwords: readonly AnswerPassword[];
}
