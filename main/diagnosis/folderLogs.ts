import type { VolumePath } from '../../shared/base/winPath.ts';
import { diagnostic, type Diagnostic } from '../../shared/model/diagnostic.ts';
import type { FileStat, VolumeFs } from '../../shared/model/volume.ts';
import type { LogPhase } from '../logs/knownLogPaths.ts';
import { whyClosed } from '../subject/closedFile.ts';
import type { HiddenLogs } from './volumeLogs.ts';

/** The logs below a folder that is no volume. */
export interface FolderLogs {
  readonly files: readonly FileStat[];
  /** What could not be looked at, and the folder itself where logs beyond a limit were left out. */
  readonly unreadable: readonly HiddenLogs[];
}

const MAX_FOLDER_FILES = 2000;
const MAX_FOLDER_DEPTH = 12;
const LOG_NAME = /\.(log|txt|xml|lo_)$/i;

/** Logs of which a folder does not say the part of the run: any of set-up's may be each. */
const HIDES: readonly (readonly [name: RegExp, phases: readonly LogPhase[]])[] = [
  [/setupact/i, ['generalize', 'specialize', 'oobe']],
  [/ec2config/i, ['agent']],
];

/** Looks for logs by their names, in the folder and below. */
export function findFolderLogs(fs: VolumeFs): FolderLogs {
  const files: FileStat[] = [];
  const unreadable: HiddenLogs[] = [];
  let leftOut = false;
  const visit = (folder: VolumePath, depth: number): void => {
    const entries = fs.list(folder);
    if (entries.kind === 'unreadable') unreadable.push(anyLogsOf(folder, entries.problem.diagnostic));
    for (const entry of entries.kind === 'found' ? entries.value : []) {
      const isFolder = entry.type === 'folder';
      if (!isFolder && !LOG_NAME.test(entry.path)) continue;
      if (files.length >= MAX_FOLDER_FILES || depth > MAX_FOLDER_DEPTH) leftOut = true;
      else if (isFolder) visit(entry.path, depth + 1);
      else files.push(entry);
    }
  };
  visit('', 0);
  const closed = files.flatMap((file) => closedLog(fs, file.path));
  const hidden = new Set(closed.map(({ path }) => path));
  const beyond = leftOut ? [anyLogsOf('', tooMany(fs.root))] : [];
  return { files: files.filter(({ path }) => !hidden.has(path)), unreadable: [...unreadable, ...closed, ...beyond] };
}

function tooMany(folder: string): Diagnostic {
  const limits = `at most ${MAX_FOLDER_FILES} logs, ${MAX_FOLDER_DEPTH} folders deep`;
  return diagnostic('folder-logs-limit', `Only part of "${folder}" was looked at: ${limits}.`, {
    severity: 'warning',
    where: [{ file: folder }],
    fix: 'Name the folder that holds the logs of one machine.',
  });
}

/** What is not looked at in a folder may be any log. */
function anyLogsOf(path: VolumePath, problem: Diagnostic): HiddenLogs {
  return { path, problem, hides: HIDES.flatMap(([, phases]) => phases) };
}

/** A log that may not be read; none where it may. */
function closedLog(fs: VolumeFs, path: VolumePath): readonly HiddenLogs[] {
  const problem = whyClosed(fs, path);
  return problem === null
    ? []
    : [{ path, problem, hides: HIDES.flatMap(([name, phases]) => (name.test(path) ? phases : [])) }];
}
