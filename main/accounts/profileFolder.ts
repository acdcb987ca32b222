import { foldCase } from '../../shared/base/caseless.ts';
import { baseName, parseVolumePath, type PathProblem, type VolumePath } from '../../shared/base/winPath.ts';
import type { ProfileProblem } from '../../shared/model/account.ts';
import type { VolumeFs } from '../../shared/model/volume.ts';

export interface FolderFound {
  /** Null where it could not be decided. */
  readonly exists: boolean | null;
  readonly problems: readonly ProfileProblem[];
}

const PATH_PROBLEMS: Readonly<Record<PathProblem, ProfileProblem>> = {
  empty: 'pathMissing',
  parent: 'pathUnreadable',
  unknownVariable: 'unknownVariable',
  otherDrive: 'otherDrive',
  network: 'networkPath',
};

/**
 * Whether the folder that a profile's path names is there. `away` is a folder that was not copied with the volume, so
 * that nothing is known of what lies in it.
 */
export function lookAtFolder(path: string, fs: VolumeFs, away: VolumePath | null = null): FolderFound {
  const parsed = parseVolumePath(path);
  if (parsed.kind === 'problem') return { exists: null, problems: [PATH_PROBLEMS[parsed.problem]] };
  if (parsed.path === '') return { exists: null, problems: ['pathUnreadable'] };
  if (away !== null && foldCase(parsed.path).startsWith(`${foldCase(away)}/`))
    return { exists: null, problems: ['pathUnreadable'] };
  const stat = fs.stat(parsed.path);
  if (stat.kind === 'unreadable') return { exists: null, problems: ['pathUnreadable'] };
  const exists = stat.kind === 'found' && stat.value.type === 'folder';
  return { exists, problems: exists ? [] : ['folderMissing'] };
}

/** A folder as folders are compared; '' for a path that names none on this volume. */
export function folderIdentity(path: string | null): string {
  const parsed = parseVolumePath(path ?? '');
  return parsed.kind === 'path' ? foldCase(parsed.path) : '';
}

/** Whether a folder is the one that Windows works in while it cannot load the right profile. */
export function isTemporaryFolder(path: string): boolean {
  return /^TEMP(\..*)?$/i.test(baseName(path));
}

/**
 * Whether a folder has the suffix that Windows adds where the plain name was taken: `.000` and up, or the computer's
 * name. Source: section 6.5 of the Sysprep facts (further evidence of a profile that could not be loaded).
 */
export function hasAddedSuffix(path: string, computerName: string | null): boolean {
  const suffix = /\.([^.]+)$/.exec(baseName(path))?.[1];
  if (suffix === undefined || isTemporaryFolder(path)) return false;
  return /^\d{3}$/.test(suffix) || (computerName !== null && foldCase(suffix) === foldCase(computerName));
}
