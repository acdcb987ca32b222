import { chmodSync, lstatSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFolder, writeNewFile } from './atomicFile.ts';
import { makeFolders } from './folders.ts';
import { attempt } from './hostFailure.ts';
import type { HostResult } from './hostFailure.ts';

/** The host's path of a volume path in its real spelling. */
export function hostPath(root: string, real: string): string {
  return real === '' ? root : join(root, ...real.split('/'));
}

/** The folder that holds the backups of one edit. */
export function backupFolderOf(backupsFolder: string, editId: string): string {
  return join(backupsFolder, editId);
}

/** The backup of an edit's file number `position`. */
export function backupPathOf(backupsFolder: string, editId: string, position: number, name: string): string {
  return join(backupFolderOf(backupsFolder, editId), `${position}-${name}`);
}

/** Writes a backup that only the user may read, on the disk when it returns; folders are made (0700). */
export function writeBackup(path: string, bytes: Uint8Array): HostResult<void> {
  return attempt(() => {
    const folder = dirname(path);
    const isNew = makeFolders(folder, 0o700);
    writeNewFile(path, bytes);
    syncFolder(folder);
    if (isNew) syncFolder(dirname(folder));
  });
}

export function readBackup(path: string): HostResult<Uint8Array> {
  return attempt(() => new Uint8Array(readFileSync(path)));
}

/** Removes a folder of backups with all in it; one that is not there is no failure. */
export function removeBackups(folder: string): HostResult<void> {
  return attempt(() => rmSync(folder, { recursive: true, force: true }));
}

/** Permission bits of a file, for a backup's record. */
export function modeOf(path: string): HostResult<number> {
  return attempt(() => lstatSync(path).mode & 0o7777);
}

/** Gives a file the permission bits it had; on Windows only the read-only bit exists. */
export function setMode(path: string, mode: number): HostResult<void> {
  return attempt(() => {
    if ((lstatSync(path).mode & 0o7777) !== mode) chmodSync(path, mode);
  });
}
