import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import type { HiveFound, VolumeFs } from '../../shared/model/volume.ts';
import { mountRegistry } from '../registry/view.ts';
import { doubtfulRegistry } from './doubtfulRegistry.ts';
import { openHiveFile } from './hiveFile.ts';
import { withUserHives } from './userHives.ts';

const CONFIG = 'Windows/System32/config';
const HIVES = ['SYSTEM', 'SOFTWARE', 'SAM', 'SECURITY', 'DEFAULT'] as const;

export interface OpenedHives {
  /** The machine's hives, and those of its users, which are opened when they are asked. */
  readonly registry: RegistryView;
  /** The machine's hives. */
  readonly found: readonly HiveFound[];
  readonly problems: readonly Diagnostic[];
  digests(digest: (bytes: Uint8Array) => string): readonly string[];
}

/** Opens the machine's hives of a volume, replays their logs in memory, and mounts them under one root. */
export function openHives(fs: VolumeFs): OpenedHives {
  const opened = HIVES.map((name) => openHiveFile(fs, name, `${CONFIG}/${name}`));
  const mounts = opened.map(({ name, hive, found }) => ({
    at: name === 'DEFAULT' ? 'HKU\\.DEFAULT' : `HKLM\\${name}`,
    hive,
    found,
  }));
  return {
    registry: withUserHives(doubtfulRegistry(mountRegistry(mounts), mounts), fs),
    found: opened.map((entry) => entry.found),
    problems: opened.flatMap(({ hive }) => (hive.kind === 'unreadable' ? [hive.problem.diagnostic] : [])),
    digests: (digest) => opened.map(({ name, bytes }) => `${name} ${bytes === null ? 'none' : digest(bytes)}`),
  };
}
