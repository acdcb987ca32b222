import type { VolumePath } from '../../shared/base/winPath.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import type { Found, HiveFound, VolumeFs } from '../../shared/model/volume.ts';
import { asRead } from '../registry/regf/asRead.ts';
import { openHive, type Hive } from '../registry/regf/hive.ts';
import { mountRegistry } from '../registry/view.ts';
import { doubtfulRegistry } from './doubtfulRegistry.ts';
import { unopenedHive } from './hiveFinding.ts';
import { transactionLogs } from './transactionLogs.ts';

const CONFIG = 'Windows/System32/config';
const HIVES = ['SYSTEM', 'SOFTWARE', 'SAM', 'SECURITY', 'DEFAULT'] as const;

export interface OpenedHives {
  readonly registry: RegistryView;
  readonly found: readonly HiveFound[];
  readonly problems: readonly Diagnostic[];
  digests(digest: (bytes: Uint8Array) => string): readonly string[];
}

interface OpenedHive {
  readonly name: string;
  readonly hive: Found<Hive>;
  readonly found: HiveFound;
  readonly bytes: Uint8Array | null;
}

/** Opens the machine's hives of a volume, replays their logs in memory, and mounts them under one root. */
export function openHives(fs: VolumeFs): OpenedHives {
  const opened = HIVES.map((name) => openOne(fs, name));
  const mounts = opened.map(({ name, hive, found }) => ({
    at: name === 'DEFAULT' ? 'HKU\\.DEFAULT' : `HKLM\\${name}`,
    hive,
    found,
  }));
  return {
    registry: doubtfulRegistry(mountRegistry(mounts), mounts),
    found: opened.map((entry) => entry.found),
    problems: opened.flatMap(({ hive }) => (hive.kind === 'unreadable' ? [hive.problem.diagnostic] : [])),
    digests: (digest) => opened.map(({ name, bytes }) => `${name} ${bytes === null ? 'none' : digest(bytes)}`),
  };
}

function openOne(fs: VolumeFs, name: string): OpenedHive {
  const path: VolumePath = `${CONFIG}/${name}`;
  const stat = fs.stat(path);
  const bytes = fs.read(path);
  const spelled = stat.kind === 'found' ? stat.value.path : path;
  const base = {
    name,
    path: spelled,
    size: stat.kind === 'found' ? stat.value.size : 0,
    logsApplied: [],
    warnings: [],
  };
  if (bytes.kind !== 'found')
    return {
      name,
      hive: bytes,
      bytes: null,
      found: { ...base, state: bytes.kind === 'absent' ? 'missing' : 'unreadable' },
    };
  const opened = openHive(bytes.value, transactionLogs(fs, path));
  if (!opened.ok) {
    const problem = unopenedHive(opened.problem, spelled);
    return {
      name,
      hive: { kind: 'unreadable', problem },
      bytes: bytes.value,
      found: { ...base, state: 'unreadable', warnings: [problem.diagnostic] },
    };
  }
  const hive = opened.value;
  return {
    name,
    hive: { kind: 'found', value: hive },
    bytes: bytes.value,
    found: {
      ...base,
      logsApplied: hive.logsApplied,
      /** A hive is read when it is asked, so its damage shows by and by. */
      get state() {
        return stateOf(hive);
      },
      get warnings() {
        return asRead(hive);
      },
    },
  };
}

function stateOf(hive: Hive): HiveFound['state'] {
  const isDamaged = asRead(hive).some(({ code, severity }) => severity !== 'info' && code !== 'hive-dirty');
  if (isDamaged) return 'damaged';
  if (hive.logsApplied.length > 0) return 'replayed';
  return hive.dirty ? 'dirty' : 'clean';
}
