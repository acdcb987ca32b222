import { sameName } from '../../shared/base/caseless.ts';
import { LineIndex } from '../../shared/text/lineIndex.ts';
import { entriesOf } from './data/nodes.ts';
import type { ConfigDocument } from './document.ts';

/** A value of LaunchConfig.json with its place. */
export interface LaunchValue {
  readonly text: string;
  readonly isString: boolean;
  readonly line: number;
}

/** LaunchConfig.json of EC2Launch v1. Names are compared without case. */
export interface LaunchConfig {
  /** Why the agent refuses the whole file and goes on with its defaults; null where it takes it. */
  readonly refused: string | null;
  /** A value that is neither list nor map; null when absent. `adminPassword` is a secret. */
  get(key: string): LaunchValue | null;
}

/** A setting of LaunchConfig.json. */
export interface LaunchSetting {
  readonly key: string;
  readonly kind: 'switch' | 'word' | 'secret';
  /** Whether the agent refuses the whole file without it. */
  readonly required: boolean;
}

/** In the order of the stock file. Source: ec2launch facts, section A2 (observed). */
export const LAUNCH_SETTINGS: readonly LaunchSetting[] = [
  { key: 'setComputerName', kind: 'switch', required: true },
  { key: 'setMonitorAlwaysOn', kind: 'switch', required: false },
  { key: 'setWallpaper', kind: 'switch', required: true },
  { key: 'addDnsSuffixList', kind: 'switch', required: true },
  { key: 'extendBootVolumeSize', kind: 'switch', required: true },
  { key: 'handleUserData', kind: 'switch', required: false },
  { key: 'adminPasswordType', kind: 'word', required: true },
  { key: 'adminPassword', kind: 'secret', required: false },
];

const REQUIRED_SWITCHES = LAUNCH_SETTINGS.filter(({ kind, required }) => kind === 'switch' && required);
const PASSWORD_TYPES = ['Random', 'Specify', 'DoNothing', 'Encrypted'] as const;

/** Why the agent refuses a whole file, and the key that it is about; null for that where it is the file itself. */
export interface LaunchRefusal {
  readonly key: string | null;
  readonly why: string;
}

/** Why EC2Launch v1 goes on with its defaults instead of a file; null where it takes it. */
export function launchRefusal(config: ConfigDocument): LaunchRefusal | null {
  const root = config.data?.wellFormed === true ? config.data.root : null;
  return root?.kind === 'map' ? refusalOf(valuesOf(config)) : { key: null, why: 'it is no valid JSON' };
}

/** Reads LaunchConfig.json as EC2Launch v1 does: a mistake in it makes the agent use defaults for everything. */
export function readLaunchConfig(config: ConfigDocument): LaunchConfig {
  return { refused: launchRefusal(config)?.why ?? null, get: valuesOf(config) };
}

function valuesOf({ data, source }: ConfigDocument): LaunchConfig['get'] {
  const root = data?.wellFormed === true ? data.root : null;
  const lines = new LineIndex(source.text);
  return (key) => {
    const entry = root === null ? undefined : entriesOf(root).findLast((each) => sameName(each.key, key));
    if (entry?.value.kind !== 'scalar') return null;
    return { text: entry.value.text, isString: entry.value.isString, line: lines.at(entry.start).line };
  };
}

function refusalOf(get: LaunchConfig['get']): LaunchRefusal | null {
  const bad = REQUIRED_SWITCHES.find(({ key }) => !isBoolean(get(key)))?.key;
  if (bad !== undefined)
    return { key: bad, why: get(bad) === null ? `${bad} is missing` : `${bad} is neither true nor false` };
  const key = 'adminPasswordType';
  const type = get(key);
  if (type === null) return { key, why: `${key} is missing` };
  return PASSWORD_TYPES.some((known) => sameName(known, type.text)) ? null : { key, why: `${key} is "${type.text}"` };
}

function isBoolean(value: LaunchValue | null): boolean {
  return value !== null && !value.isString && (value.text === 'true' || value.text === 'false');
}
