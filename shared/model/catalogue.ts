import type { FormField } from './config.ts';

/** A value that a field offers, with what it means. */
export interface FieldValue {
  readonly value: string;
  /** In words; empty where the value says it all. */
  readonly label: string;
}

/** Lists of values that fields share: too long to come with each field. */
export type PickerName = 'timeZone' | 'language' | 'locale' | 'keyboard';

/** A setting that a search over the catalogue found. */
export interface SettingMatch {
  readonly component: string;
  /** Elements below the component, with slashes. */
  readonly path: string;
  readonly passes: readonly string[];
  /** The setting in each of its passes, as edits name it; a group is named too. */
  readonly settings: readonly string[];
  /** Where the words of the search were found: in its name, its path, or the explanation only. */
  readonly found: 'name' | 'path' | 'explanation';
  /** As a field of a form in the first of its passes; null for a group of settings and an item of a list. */
  readonly field: FormField | null;
  /** The path of the list's item that it belongs to; null where it stands once. */
  readonly listItem: string | null;
  /** The release since which it has no effect or is discouraged; null where that is not known of any. */
  readonly deprecatedSince: string | null;
  /** Not in the reference; known from public files or reports. */
  readonly unconfirmed: boolean;
}

/** What a search over the catalogue found, best first. */
export interface SettingSearch {
  readonly matches: readonly SettingMatch[];
  /** How many there are beyond those listed. */
  readonly more: number;
  /** True where nothing matched and the matches are names that look alike. */
  readonly near: boolean;
}
