import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLockedVolume } from './bootSector.ts';
import { attempt } from './hostFailure.ts';

/** A drive or mount of this PC that looks like a Windows volume. */
export interface VolumeCandidate {
  readonly path: string;
  readonly label: string;
  /** What can be said without opening it. */
  readonly note: string;
  readonly state: 'ready' | 'locked' | 'unreadable';
}

/** Where attached disks are mounted by hand or by the desktop. */
const MOUNT_FOLDERS = /^\/(?:mnt|media|run\/media|Volumes)\/./;

/** The attached volumes that hold a Windows, apart from the one this PC runs from. Nothing is opened for long. */
export function volumeCandidates(roots: readonly string[] = attachedRoots()): readonly VolumeCandidate[] {
  return roots.flatMap((root) => candidate(root));
}

function candidate(root: string): readonly VolumeCandidate[] {
  const names = attempt(() => readdirSync(root));
  const parts = { path: root, label: root };
  if (names.ok) {
    const isWindows = names.value.some((name) => name.toLowerCase() === 'windows');
    return isWindows ? [{ ...parts, note: 'Holds a Windows folder', state: 'ready' }] : [];
  }
  if (isLockedVolume(root)) return [{ ...parts, note: 'Encrypted with BitLocker: unlock it first', state: 'locked' }];
  if (names.failure.reason !== 'accessDenied') return [];
  return [{ ...parts, note: `Cannot be listed: ${names.failure.says}`, state: 'unreadable' }];
}

function attachedRoots(): readonly string[] {
  if (process.platform === 'win32') return otherDrives(process.env['SystemDrive'] ?? 'C:');
  if (process.platform === 'darwin') return attemptList('/Volumes').map((name) => join('/Volumes', name));
  const mounts = attempt(() => readFileSync('/proc/self/mounts', 'utf8'));
  return mounts.ok ? mountPoints(mounts.value).filter((path) => MOUNT_FOLDERS.test(path)) : [];
}

function otherDrives(systemDrive: string): readonly string[] {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  return letters
    .map((letter) => `${letter}:`)
    .filter((drive) => drive !== systemDrive.toUpperCase())
    .map((drive) => `${drive}\\`);
}

function attemptList(folder: string): readonly string[] {
  const names = attempt(() => readdirSync(folder));
  return names.ok ? names.value : [];
}

/** Mount points of a mounts table; blanks and the like are written there in octal. */
function mountPoints(table: string): readonly string[] {
  return table.split('\n').flatMap((line) => {
    const path = line.split(' ')[1];
    return path === undefined
      ? []
      : [path.replaceAll(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)))];
  });
}
