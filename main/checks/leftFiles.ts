import type { VolumePath } from '../../shared/base/winPath.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { FileStat, VolumeFs } from '../../shared/model/volume.ts';

/** Files that were left, and what could not be looked at. */
export interface LeftFiles {
  readonly files: readonly FileStat[];
  /** Bytes of the files that were counted. */
  readonly bytes: number;
  readonly doubts: readonly Diagnostic[];
  /** Whether there are more than were counted. */
  readonly more: boolean;
}

/** Entries that one check looks at; a real temporary folder has some thousand. */
const MAX_LEFT_FILES = 20_000;
/** Levels of folders that are gone into. */
const MAX_LEVELS = 12;

/** The files in folders and below them, as far as the limits go; folders that are not there are left out. */
export function filesBelow(fs: VolumeFs, folders: readonly VolumePath[]): LeftFiles {
  const files: FileStat[] = [];
  const doubts: Diagnostic[] = [];
  const queue = folders.map((path) => ({ path, level: 0 }));
  let seen = 0;
  let more = false;
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const listed = fs.list(next.path);
    if (listed.kind === 'unreadable') doubts.push(listed.problem.diagnostic);
    for (const entry of listed.kind === 'found' ? listed.value : []) {
      seen += 1;
      if (entry.type === 'file') files.push(entry);
      else if (next.level < MAX_LEVELS) queue.push({ path: entry.path, level: next.level + 1 });
      else more = true;
    }
    if (seen > MAX_LEFT_FILES) return counted(files, doubts, true);
  }
  return counted(files, doubts, more);
}

/** Single files that may be there; a folder of the name counts as none. */
export function filesAt(fs: VolumeFs, paths: readonly VolumePath[]): LeftFiles {
  const stats = paths.map((path) => fs.stat(path));
  const files = stats.flatMap((stat) => (stat.kind === 'found' && stat.value.type === 'file' ? [stat.value] : []));
  const doubts = stats.flatMap((stat) => (stat.kind === 'unreadable' ? [stat.problem.diagnostic] : []));
  return counted(files, doubts, false);
}

/** Two of these as one. */
export function together(a: LeftFiles, b: LeftFiles): LeftFiles {
  return counted([...a.files, ...b.files], [...a.doubts, ...b.doubts], a.more || b.more);
}

function counted(files: readonly FileStat[], doubts: readonly Diagnostic[], more: boolean): LeftFiles {
  return { files, bytes: files.reduce((sum, { size }) => sum + size, 0), doubts, more };
}
