import type { SettingDifference } from './config.ts';
import type { Diagnostic, Source } from './diagnostic.ts';
import type { ShownChange } from './proposal.ts';

/** An answer file to begin with, or what to change in one that is there. */
export interface PresetSummary {
  readonly id: string;
  readonly title: string;
  /** What it is for, and what it does. */
  readonly explains: string;
  readonly source: Source;
}

/** What a preset would change in an answer file. */
export interface PresetPreview {
  readonly preset: PresetSummary;
  /** The settings to set, as edits take them; null removes one. None: the file says all of it already. */
  readonly edits: readonly { readonly file: string; readonly setting: string; readonly value: string | null }[];
  /** What the file would say differently. */
  readonly differences: readonly SettingDifference[];
  /** The change of the text. */
  readonly change: ShownChange;
  /** Problems that the file would have and does not have now. */
  readonly introduced: readonly Diagnostic[];
  /** Problems of the file that would be gone. */
  readonly mended: readonly Diagnostic[];
}
