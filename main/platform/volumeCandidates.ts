import { existsSync } from 'node:fs';
import { join, posix, win32 } from 'node:path';
import { isLockedVolume } from './bootSector.ts';
import { folderExists, subfolders } from './folders.ts';

/** A place on this PC where a Windows volume may be. */
export interface VolumeCandidate {
  readonly path: string;
  readonly label: string;
  /** `own` is the running system's drive: it opens for reading only. */
  readonly state: 'open' | 'locked' | 'own';
  readonly note: string;
}

const MOUNT_PARENTS = ['/mnt', '/media', '/run/media', '/Volumes'];

/** Windows volumes that this PC has mounted: drives on Windows, folders below the usual mount places elsewhere. */
export function volumeCandidates(): readonly VolumeCandidate[] {
  return process.platform === 'win32' ? windowsDrives() : mountedFolders();
}

function windowsDrives(): readonly VolumeCandidate[] {
  const own = (process.env['SystemDrive'] ?? 'C:').toUpperCase();
  const letters = Array.from({ length: 24 }, (_, index) => `${String.fromCharCode(67 + index)}:`);
  return letters.flatMap((drive): readonly VolumeCandidate[] => {
    const path = win32.join(drive, '\\');
    if (drive === own) return [{ path, label: drive, state: 'own', note: 'This PC\u2019s own Windows. It opens for reading only.' }];
    if (existsSync(path)) return hasWindows(path) ? [{ path, label: drive, state: 'open', note: 'Windows volume' }] : [];
    return isLockedVolume(path) ? [{ path, label: drive, state: 'locked', note: 'Locked by BitLocker' }] : [];
  });
}

function mountedFolders(): readonly VolumeCandidate[] {
  const places = MOUNT_PARENTS.flatMap((parent) => {
    const children = subfolders(parent).map((name) => posix.join(parent, name));
    return [parent, ...children, ...children.flatMap((child) => subfolders(child).map((name) => posix.join(child, name)))];
  });
  return places.filter(hasWindows).map((path) => ({ path, label: posix.basename(path), state: 'open', note: 'Windows volume' }));
}

function hasWindows(path: string): boolean {
  const names = subfolders(path).filter((name) => name.toLowerCase() === 'windows');
  return names.some((name) => subfolders(join(path, name)).some((inner) => inner.toLowerCase() === 'system32') && folderExists(join(path, name)));
}
