import type { VolumePath } from '../base/winPath.ts';
import type { FieldValue, PickerName } from './catalogue.ts';
import type { Diagnostic, ProblemKind } from './diagnostic.ts';
import type { Newline, TextEncoding } from './log.ts';

/** What a settings file is, with the format that it is written in. */
export const CONFIG_FORMATS = {
  answerFile: 'xml',
  /** Config.xml, BundleConfig.xml and the further settings of EC2Config. Source: ec2config facts, section 2. */
  ec2config: 'xml',
  bundleConfig: 'xml',
  activation: 'xml',
  driveLetters: 'xml',
  eventLog: 'xml',
  wallpaper: 'xml',
  initializeDrives: 'xml',
  cloudWatch: 'json',
  agentProgram: 'xml',
  script: 'text',
  /** Of EC2Launch v1, then v2. Source: ec2launch facts, A1 and B1. */
  launchConfig: 'json',
  launchDriveLetters: 'json',
  launchEventLog: 'json',
  agentConfig: 'yaml',
  xml: 'xml',
  json: 'json',
  yaml: 'yaml',
  ini: 'text',
  unknown: 'text',
} as const satisfies Readonly<Record<string, 'xml' | 'json' | 'yaml' | 'text'>>;

export type ConfigKind = keyof typeof CONFIG_FORMATS;

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

/** A settings file with what lint says of it. */
export interface LintedFile {
  /** As it was named. */
  readonly file: string;
  /** Null where it could not be read; the one problem says why. */
  readonly kind: ConfigKind | null;
  /** What kind of failure it is that the file could not be read. */
  readonly failure: ProblemKind | null;
  /** Damage first, then what the rules find, each by place. */
  readonly problems: readonly Diagnostic[];
}

/** A setting that two files do not say alike; null where a file does not have it, a secret is masked. */
export interface SettingDifference {
  /** In the first file; of a setting that only the second has, in that. */
  readonly setting: string;
  readonly before: string | null;
  readonly after: string | null;
  /** An item of a list that both have, at another place of the sequence: `before` and `after` are positions. */
  readonly moved?: boolean;
  /** Of an item that has moved: what it is, such as its command; secrets masked. */
  readonly item?: string;
}

/** What a setting comes to, as a sentence. */
export interface SettingMeaning {
  readonly setting: string;
  readonly line: number;
  readonly says: string;
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
  /** The long list that its value comes from, where it has one; `config.pickers` has the lists. */
  readonly picker?: PickerName;
  /** The choices with what they mean, where they have names. */
  readonly values?: readonly FieldValue[];
}

/** A group of fields: a pass with a component, the plug-ins, the properties. */
export interface FormSection {
  readonly title: string;
  readonly fields: readonly FormField[];
}

/** A component of an answer file; texts are empty where the attribute is absent. */
export interface ConfigComponent {
  readonly pass: string;
  readonly name: string;
  readonly architecture: string;
  readonly line: number;
}

export interface ConfigDocumentReport {
  readonly file: string;
  readonly kind: ConfigKind;
  readonly encoding: TextEncoding;
  readonly bom: TextEncoding | null;
  readonly newline: Newline;
  readonly wellFormed: boolean;
  readonly passes: readonly string[];
  readonly components: readonly ConfigComponent[];
  readonly settings: readonly ConfigSetting[];
  readonly problems: readonly Diagnostic[];
}
