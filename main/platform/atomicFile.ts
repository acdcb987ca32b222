import { closeSync, constants, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Permission bits of files that only the user may read. */
export const PRIVATE_MODE = 0o600;

/** What a file is to hold: its bytes, or pieces of them that are made while it is written. */
export type Content = Uint8Array | Iterable<Uint8Array>;

/** Writes all of a content to an open file, from its start. */
function writeContent(file: number, content: Content): void {
  if (content instanceof Uint8Array) return writeFully(file, content);
  let offset = 0;
  for (const piece of content) {
    writeFully(file, piece, offset);
    offset += piece.length;
  }
}

/** Writes all bytes from `offset` of an open file. */
export function writeFully(file: number, bytes: Uint8Array, offset = 0): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(file, bytes, done, bytes.length - done, offset + done);
}

/** Creates a new file with its content on the disk when it returns. Throws the operating system's error (EEXIST too). */
export function writeNewFile(path: string, content: Content, mode = PRIVATE_MODE): void {
  const file = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, mode);
  try {
    writeContent(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes a file (or, not on Windows, the names in a folder) durable as it is now. */
export function syncFile(path: string): void {
  const file = openSync(path, constants.O_RDONLY);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes the names in a folder durable. Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') syncFile(folder);
}

/**
 * Writes a file of the program's own (settings, journals): whole or not at all, whatever stops the process.
 * For files of a volume use replaceFile. Throws the operating system's error.
 */
export function writeAtomically(path: string, content: Content, mode = PRIVATE_MODE): void {
  const temporary = temporaryBeside(path);
  try {
    writeNewFile(temporary, content, mode);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

/** A new name in the same folder, so that a rename stays on one disk. */
export function temporaryBeside(path: string): string {
  // Node's own module would cost every start of the command line more than a look-up in a hive does.
  const random = Buffer.from(crypto.getRandomValues(new Uint8Array(6))).toString('hex');
  return join(dirname(path), `.${basename(path)}.imageprep-${random}.tmp`);
}
