import type { VolumePath } from '../../shared/base/winPath.ts';
import type { Found, HiveFound, VolumeFs } from '../../shared/model/volume.ts';
import { asRead } from '../registry/regf/asRead.ts';
import { countHive } from '../registry/regf/count.ts';
import { openHive, type Hive } from '../registry/regf/hive.ts';
import { LOG_SUFFIXES } from '../registry/regf/logFile.ts';
import { unopenedHive } from './hiveFinding.ts';
import { transactionLogs } from './transactionLogs.ts';

export interface OpenedHive {
  readonly name: string;
  readonly hive: Found<Hive>;
  readonly found: HiveFound;
  readonly bytes: Uint8Array | null;
}

/** Opens a hive file of a volume and replays the logs beside it in memory. */
export function openHiveFile(fs: VolumeFs, name: string, path: VolumePath): OpenedHive {
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
  // Every key and value is walked once, so that what is not found is held against all the damage there is.
  countHive(hive);
  return {
    name,
    hive: { kind: 'found', value: hive },
    bytes: bytes.value,
    found: {
      ...base,
      logsApplied: hive.logsApplied,
      /** Data is read when it is asked, so that further damage may show. */
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

/** What tells whether a hive file, or a log beside it, is still the one that was opened. */
export function hiveFileStamp(fs: VolumeFs, path: VolumePath): string {
  return ['', ...LOG_SUFFIXES]
    .map((suffix) => {
      const stat = fs.stat(path + suffix);
      return stat.kind === 'found' ? `${stat.value.size} ${stat.value.modifiedMs}` : stat.kind;
    })
    .join('|');
}
