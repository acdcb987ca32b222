import type { VolumePath } from '../base/winPath.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Newline, TextEncoding } from './log.ts';

export type ConfigKind =
  | 'answerFile'
  | 'ec2config'
  | 'bundleConfig'
  | 'script'
  | 'launchConfig'
  | 'agentConfig'
  | 'xml'
  | 'json'
  | 'yaml'
  | 'ini'
  | 'unknown';

/** A settings file's identity, for lists. */
export interface ConfigFile {
  readonly path: VolumePath;
  readonly kind: ConfigKind;
  /** Whether this answer file is the one the run uses; only on answer files. */
  readonly wins?: boolean;
  /** Whether a pass in it is marked as processed; only on answer files. */
  readonly processed?: boolean;
  readonly why?: string;
  /** Why the file, which is there, cannot be read. */
  readonly problem?: Diagnostic;
}

/** A setting with its place. `value` is null where the setting is absent or a secret that was not asked for. */
export interface ConfigSetting {
  readonly setting: string;
  readonly value: string | null;
  readonly secret: boolean;
  readonly line: number | null;
  readonly column: number | null;
}

/** How one setting is edited in a form. */
export interface FormField {
  readonly setting: string;
  readonly label: string;
  /** What it does, in which pass, and what happens when it is absent. */
  readonly help: string;
  readonly input: 'text' | 'choice' | 'secret';
  readonly choices: readonly string[];
  readonly source: string;
}

/** A group of fields: a pass with a component, the plug-ins, the properties. */
export interface FormSection {
  readonly title: string;
  readonly fields: readonly FormField[];
}

export interface ConfigDocumentReport {
  readonly file: string;
  readonly kind: ConfigKind;
  readonly encoding: TextEncoding;
  readonly bom: TextEncoding | null;
  readonly newline: Newline;
  readonly wellFormed: boolean;
  readonly passes: readonly string[];
  readonly components: readonly { readonly pass: string; readonly name: string; readonly line: number }[];
  readonly settings: readonly ConfigSetting[];
  readonly problems: readonly Diagnostic[];
}
