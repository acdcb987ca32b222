import type { VolumePath } from '../base/winPath.ts';
import type { Certainty, Diagnostic } from './diagnostic.ts';

/** A file behind a control: where it is (or would be), and whether the volume has it. */
export interface PropertyFile {
  readonly path: VolumePath;
  readonly isThere: boolean;
}

/** A value in its file. `value` and `line` are null where the file does not have the setting. */
export interface PropertyValue {
  /** The setting's name for an edit. */
  readonly setting: string;
  readonly value: string | null;
  readonly line: number | null;
}

interface ControlBase {
  readonly id: string;
  readonly title: string;
  readonly help: string;
}

/** A check box of the dialog: one setting with two words. */
export interface SwitchControl extends ControlBase {
  readonly kind: 'switch';
  readonly file: PropertyFile;
  readonly current: PropertyValue;
  readonly on: string;
  readonly off: string;
  /** Where its "Settings..." stand; null for none. */
  readonly opens: PropertyFile | null;
  readonly certainty: Certainty;
  /** Why its value cannot be read or changed; null when it can. */
  readonly problem: Diagnostic | null;
}

/** One row of a drive letter map. */
export interface LetterMapping {
  readonly label: PropertyValue;
  readonly letter: PropertyValue;
}

/** The map of labels to letters. */
export interface MappingsControl extends ControlBase {
  readonly kind: 'mappings';
  readonly file: PropertyFile;
  readonly rows: readonly LetterMapping[];
  readonly certainty: Certainty;
  readonly problem: Diagnostic | null;
}

/** A control whose file or setting no source names. */
export interface UnconfirmedControl extends ControlBase {
  readonly kind: 'unconfirmed';
  readonly reason: string;
  readonly opens: PropertyFile | null;
}

/** The password choice (`config.passwordChoice`), a run, a button that does nothing to files, the logs. */
export interface OtherControl extends ControlBase {
  readonly kind: 'password' | 'run' | 'told' | 'logs';
  readonly certainty: Certainty;
}

export type PropertyControl = SwitchControl | MappingsControl | UnconfirmedControl | OtherControl;

export interface PropertyTab {
  readonly id: string;
  readonly title: string;
  readonly note: string | null;
  readonly controls: readonly PropertyControl[];
}
