import { foldCase } from '../../shared/base/caseless.ts';
import { parentPath, type VolumePath } from '../../shared/base/winPath.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { UnreadableLog } from '../../shared/model/log.ts';
import type { FileFound, VolumeFs } from '../../shared/model/volume.ts';
import { findLogs, knownLogPaths, type KnownLogPath, type LogPhase } from '../logs/knownLogPaths.ts';
import { whyClosed } from '../subject/closedFile.ts';
import { courseOf } from './courseLogs.ts';

/** A log that could not be read, or the folder above logs that keeps all of them from being read. */
export interface HiddenLogs {
  readonly path: VolumePath;
  readonly problem: Diagnostic;
  /** The parts of a run that the hidden logs would decide; empty where they only accompany others. */
  readonly hides: readonly LogPhase[];
}

export interface VolumeLogs {
  /** Logs that can be read, in the order of the known paths. */
  readonly found: readonly FileFound[];
  /** Expected logs that are not there. */
  readonly missing: readonly VolumePath[];
  readonly unreadable: readonly HiddenLogs[];
}

/** The logs of a volume, told apart: those that can be read, those that are not there, and what cannot be looked at. */
export function findVolumeLogs(fs: VolumeFs): VolumeLogs {
  const { found, missing } = findLogs(fs);
  const closed = knownLogPaths.flatMap((log) => {
    const problem = whyClosed(fs, log.path);
    return problem === null ? [] : [{ log, ...closedAt(fs, log.path, problem) }];
  });
  const hidden = new Set(closed.map(({ log }) => foldCase(log.path)));
  const places = Map.groupBy(closed, (each) => foldCase(each.path));
  return {
    found: found.filter(({ path }) => !hidden.has(foldCase(path))),
    missing: missing.filter((path) => !hidden.has(foldCase(path))),
    unreadable: [...places.values()].flatMap((group) => {
      const hides = [...new Set(group.flatMap(({ log }) => decides(log) ?? []))];
      return group.slice(0, 1).map(({ path, problem }) => ({ path, problem, hides }));
    }),
  };
}

/** As a diagnosis shows them. */
export function shownUnreadable(hidden: readonly HiddenLogs[]): readonly UnreadableLog[] {
  return hidden.map(({ path, problem }) => ({ path, reason: problem.summary }));
}

/** The place that is closed: the uppermost folder that cannot be listed, else the log itself. */
function closedAt(
  fs: VolumeFs,
  log: VolumePath,
  problem: Diagnostic,
): { readonly path: VolumePath; readonly problem: Diagnostic } {
  for (const folder of foldersAbove(log)) {
    const listed = fs.list(folder);
    if (listed.kind === 'unreadable') return { path: folder, problem: listed.problem.diagnostic };
  }
  return { path: log, problem };
}

/** The folders above a path, the uppermost first. */
function foldersAbove(path: VolumePath): readonly VolumePath[] {
  const folder = parentPath(path);
  return folder === '' ? [] : [...foldersAbove(folder), folder];
}

/** The part of a run that a log decides; null for a log that decides none. Source: setup-logs.md, section 9. */
function decides({ path, phase }: KnownLogPath): LogPhase | null {
  if (phase === 'agent') return /\/SSM\//.test(path) ? null : 'agent';
  return courseOf(path);
}
