import { copyFileSync } from 'node:fs';
import { syncFile, writeNewFile } from './atomicFile.ts';
import { copyAttributes } from './copyAttributes.ts';
import { attempt } from './hostFailure.ts';
import type { HostResult } from './hostFailure.ts';

/** Where the attributes of a file lie that is deleted, beside its backup. */
export function attributesOf(backup: string): string {
  return `${backup}.attributes`;
}

/**
 * Keeps what a file has beside its content (owner, permissions, times, ACL, extended attributes), so that it can be
 * made anew as it was. On Linux `kept` is an empty file that has all of it; elsewhere it is a copy that the operating
 * system makes, which has attributes, times and streams, but on Windows the owner and ACL of its own folder.
 */
export function keepAttributes(file: string, kept: string): HostResult<void> {
  return attempt(() => {
    writeNewFile(kept, new Uint8Array());
    giveAttributes(file, kept);
    syncFile(kept);
  });
}

/** Gives a file what another one of the same content has beside it. Throws the operating system's error. */
export function giveAttributes(from: string, to: string): void {
  if (process.platform === 'linux') copyAttributes(from, to, ['ownership', 'timestamps']);
  else copyFileSync(from, to);
}
