import { problem, ProblemError, unwrap, type Diagnostic } from '../../shared/model/diagnostic.ts';
import type { VolumePath } from '../../shared/base/winPath.ts';
import type { FileStat, VolumeFs } from '../../shared/model/volume.ts';
import { indexLog } from '../logs/indexLog.ts';
import { findFolderLogs } from '../diagnosis/folderLogs.ts';
import { findVolumeLogs, type HiddenLogs } from '../diagnosis/volumeLogs.ts';
import { LogSet } from '../logs/logSet.ts';
import type { LogIndex } from '../logs/logIndex.ts';
import type { LogSource } from '../logs/narrowWindow.ts';
import { openLooseFile, pathKind } from '../platform/loosePaths.ts';
import { openRawDisk } from '../platform/rawDisk.ts';
import type { Subject } from '../subject/subject.ts';
import { resolvingFs } from '../volume/resolvingFs.ts';
import { finishInSlices } from './cooperate.ts';
import { rootOf, type VolumeSessions } from './sessions.ts';

/** Logs read and ready to be paged. */
export interface OpenLogs {
  readonly set: LogSet;
  readonly missing: readonly VolumePath[];
  /** The volume that they lie on; null for a folder of logs or loose files. */
  readonly subject: Subject | null;
  /** What is wrong with the volume itself. */
  readonly problems: readonly Diagnostic[];
  /** Logs that are there and could not be read. */
  readonly hidden: readonly HiddenLogs[];
}

export interface LogProgress {
  readonly done: number;
  readonly total: number;
  readonly label: string;
}

/** A log with its last write, milliseconds since 1970 UTC. */
interface StampedSource extends LogSource {
  readonly modifiedMs: number;
}

interface Plan {
  readonly sources: readonly StampedSource[];
  readonly missing: readonly VolumePath[];
  readonly subject: Subject | null;
  readonly problems: readonly Diagnostic[];
  readonly hidden: readonly HiddenLogs[];
}

const KEPT_SETS = 2;

/** Indexed logs by what was asked for; an index is used again while no log has changed. The two used last are kept. */
export class LogSessions {
  private readonly volumes: VolumeSessions;
  private readonly kept = new Map<string, { readonly stamp: string; readonly set: LogSet }>();
  /** Ends when the last call that waits for its turn is done. */
  private turn: Promise<void> = Promise.resolve();

  constructor(volumes: VolumeSessions) {
    this.volumes = volumes;
  }

  /** Reads the logs of volumes, folders and files; yields how far it is. Throws what cannot be opened as ProblemError. */
  *open(paths: readonly string[]): Generator<LogProgress, OpenLogs> {
    const key = paths.map(rootOf).join('\n');
    const { sources, ...plan } = joinPlans(paths.map((path) => this.planOf(path)));
    const stamp = sources.map(({ path, size, modifiedMs }) => `${path} ${size} ${modifiedMs}`).join('\n');
    const kept = this.kept.get(key);
    const set = kept?.stamp === stamp ? kept.set : new LogSet(yield* indexAll(sources));
    this.kept.delete(key);
    this.kept.set(key, { stamp, set });
    for (const oldest of [...this.kept.keys()].slice(0, -KEPT_SETS)) this.kept.delete(oldest);
    return { ...plan, set };
  }

  /**
   * The same for calls that only want the result: other calls get their turn meanwhile. One reads at a time, so that
   * of several calls for the same logs only the first one reads them. Throws `cancelled` once the signal is aborted.
   */
  async openInTurn(paths: readonly string[], signal: AbortSignal | undefined): Promise<OpenLogs> {
    const before = this.turn;
    const { promise, resolve: endTurn } = Promise.withResolvers<void>();
    this.turn = promise;
    await before;
    try {
      return await finishInSlices(this.open(paths), signal);
    } finally {
      endTurn();
    }
  }

  private planOf(path: string): Plan {
    const kind = unwrap(pathKind(path));
    if (kind === 'file')
      return { sources: [unwrap(openLooseFile(path))], missing: [], subject: null, problems: [], hidden: [] };
    const volume = this.volumes.open(path);
    if (volume.ok) {
      const { fs, subject } = volume.value;
      const { found, missing, unreadable } = findVolumeLogs(fs);
      const sources = found.flatMap((file) => sourceOf(fs, file.path));
      return { sources, missing, subject, problems: subject.report.problems, hidden: unreadable };
    }
    if (volume.problem.diagnostic.code !== 'not-a-windows-volume') throw new ProblemError(volume.problem);
    return folderPlan(path);
  }
}

function* indexAll(sources: readonly LogSource[]): Generator<LogProgress, readonly LogIndex[]> {
  const total = sources.reduce((sum, source) => sum + source.size, 0);
  const indexes: LogIndex[] = [];
  let before = 0;
  for (const source of sources) {
    const work = indexLog(source);
    for (let step = work.next(); ; step = work.next()) {
      if (step.done === true) {
        indexes.push(step.value);
        break;
      }
      yield { done: before + step.value.done, total, label: `Reading ${source.path}` };
    }
    before += source.size;
  }
  return indexes;
}

/** A log on a volume. A part that cannot be read any more counts as the file's end. */
function volumeSource(fs: VolumeFs, { path, size, modifiedMs }: FileStat): StampedSource {
  return {
    path,
    size,
    modifiedMs,
    readRange: (offset, length) => {
      const part = fs.readRange(path, offset, length);
      return part.kind === 'found' ? part.value : new Uint8Array();
    },
  };
}

/** A log of a volume as it is now; none where it went meanwhile. */
function sourceOf(fs: VolumeFs, path: VolumePath): readonly StampedSource[] {
  const stat = fs.stat(path);
  return stat.kind === 'found' ? [volumeSource(fs, stat.value)] : [];
}

function folderPlan(path: string): Plan {
  const fs = resolvingFs(unwrap(openRawDisk(rootOf(path))));
  const { files, unreadable } = findFolderLogs(fs);
  if (files.length === 0 && unreadable.length === 0)
    throw new ProblemError(
      problem('input', 'no-logs-in-folder', `"${path}" is no Windows volume and holds no log files.`, {
        where: [{ file: path }],
        fix: 'Name the root of a Windows volume, or a folder or files with setupact.log, setuperr.log or Ec2ConfigLog.txt.',
      }),
    );
  const sources = files.flatMap((file) => sourceOf(fs, file.path));
  return { sources, missing: [], subject: null, problems: [], hidden: unreadable };
}

function joinPlans(plans: readonly Plan[]): Plan {
  return {
    sources: plans.flatMap((plan) => plan.sources),
    missing: plans.flatMap((plan) => plan.missing),
    subject: plans.find((plan) => plan.subject !== null)?.subject ?? null,
    problems: plans.flatMap((plan) => plan.problems),
    hidden: plans.flatMap((plan) => plan.hidden),
  };
}
