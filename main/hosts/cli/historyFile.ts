import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { problem, ProblemError } from '../../../shared/model/diagnostic.ts';

const SQLITE_MAGIC = 'SQLite format 3\0';

/**
 * Refuses a file of `--db` that cannot be the history: a folder, a file that is no SQLite database (a damaged history
 * would be set aside, and this one is somebody else's), or one in a folder that is not there.
 */
export function refuseForeignFile(file: string): void {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) {
    if (statSync(dirname(resolve(file)), { throwIfNoEntry: false })?.isDirectory() === true) return;
    throw refusal('output', file, 'its folder is not there', 'Make the folder first, or name a file in another one.');
  }
  if (stat.isDirectory()) throw refusal('input', file, 'it is a folder', 'Name a file in it.');
  if (stat.size > 0 && startOf(file) !== SQLITE_MAGIC)
    throw refusal('input', file, 'it is no SQLite database', 'Name a new file, or one that this program has made.');
}

function startOf(file: string): string {
  const handle = openSync(file, 'r');
  try {
    const start = Buffer.alloc(SQLITE_MAGIC.length);
    return start.toString('latin1', 0, readSync(handle, start, 0, start.length, 0));
  } finally {
    closeSync(handle);
  }
}

function refusal(kind: 'input' | 'output', file: string, why: string, fix: string): ProblemError {
  return new ProblemError(
    problem(kind, 'history-file-unusable', `"${file}" cannot hold the history: ${why}.`, { where: [{ file }], fix }),
  );
}
