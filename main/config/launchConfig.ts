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

/** The agent checks that these are there, and are true or false. Source: ec2launch facts, section A2 (observed). */
const REQUIRED_BOOLEANS = ['setComputerName', 'setWallpaper', 'addDnsSuffixList', 'extendBootVolumeSize'] as const;
const PASSWORD_TYPES = ['Random', 'Specify', 'DoNothing', 'Encrypted'] as const;

/** Reads LaunchConfig.json as EC2Launch v1 does: a mistake in it makes the agent use defaults for everything. */
export function readLaunchConfig(config: ConfigDocument): LaunchConfig {
  const root = config.data?.wellFormed === true ? config.data.root : null;
  const lines = new LineIndex(config.source.text);
  const get = (key: string): LaunchValue | null => {
    const entry = root === null ? undefined : entriesOf(root).findLast((each) => sameName(each.key, key));
    if (entry?.value.kind !== 'scalar') return null;
    return { text: entry.value.text, isString: entry.value.isString, line: lines.at(entry.start).line };
  };
  return { refused: root?.kind === 'map' ? refusalOf(get) : 'it is no valid JSON', get };
}

function refusalOf(get: LaunchConfig['get']): string | null {
  const bad = REQUIRED_BOOLEANS.find((key) => !isBoolean(get(key)));
  if (bad !== undefined) return get(bad) === null ? `${bad} is missing` : `${bad} is neither true nor false`;
  const type = get('adminPasswordType');
  if (type === null) return 'adminPasswordType is missing';
  return PASSWORD_TYPES.some((known) => sameName(known, type.text)) ? null : `adminPasswordType is "${type.text}"`;
}

function isBoolean(value: LaunchValue | null): boolean {
  return value !== null && !value.isString && (value.text === 'true' || value.text === 'false');
}
