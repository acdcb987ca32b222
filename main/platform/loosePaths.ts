import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { failure, problem, success, type Outcome, type Problem } from '../../shared/model/diagnostic.ts';
import { attempt } from './hostFailure.ts';
import type { HostFailure } from './hostFailure.ts';

/** Whether a path of this PC is a file or a folder. Problem: `path-missing` (missing). */
export function pathKind(path: string): Outcome<'file' | 'folder'> {
  const stat = attempt(() => statSync(path));
  if (stat.ok) return success(stat.value.isDirectory() ? 'folder' : 'file');
  return failure(notOpened(path, stat.failure));
}

/** A single file of this PC that is read in parts. A part that cannot be read counts as the file's end. */
export interface LooseFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Last write, milliseconds since 1970 UTC. */
  readonly modifiedMs: number;
  readRange(offset: number, length: number): Uint8Array;
}

/** Opens a file for reading in parts. Problem: `path-missing` (missing), also where it may not be read. */
export function openLooseFile(path: string): Outcome<LooseFile> {
  const opened = attempt(() => {
    const { size, mtimeMs } = statSync(path);
    readPart(path, 0, 1);
    return { size, modifiedMs: Math.trunc(mtimeMs) };
  });
  if (!opened.ok) return failure(notOpened(path, opened.failure));
  return success({
    path,
    ...opened.value,
    readRange: (offset, length) => {
      const part = attempt(() => readPart(path, offset, length));
      return part.ok ? part.value : new Uint8Array();
    },
  });
}

function notOpened(path: string, { says, fix }: HostFailure): Problem {
  return problem('missing', 'path-missing', `"${path}" cannot be opened: ${says}.`, { where: [{ file: path }], fix });
}

function readPart(path: string, offset: number, length: number): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(length);
    return buffer.subarray(0, readSync(file, buffer, 0, length, offset));
  } finally {
    closeSync(file);
  }
}
