import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { problem, ProblemError } from '../../../shared/model/diagnostic.ts';
import { folderExists } from '../../platform/folders.ts';
import { attempt } from '../../platform/hostFailure.ts';

const SQLITE_MAGIC = 'SQLite format 3\0';

/**
 * Refuses a file of `--db` that cannot be the history: a folder, a file that is no SQLite database (a damaged history
 * would be set aside, and this one is somebody else's), or one in a folder that is not there.
 */
export function refuseForeignFile(file: string): void {
  const stat = attempt(() => statSync(file));
  if (!stat.ok) {
    if (stat.failure.reason !== 'notFound' && stat.failure.reason !== 'notAFolder')
      throw refusal('output', file, stat.failure.says, stat.failure.fix);
    if (folderExists(dirname(resolve(file)))) return;
    throw refusal('output', file, 'its folder is not there', 'Make the folder first, or name a file in another one.');
  }
  if (stat.value.isDirectory()) throw refusal('input', file, 'it is a folder', 'Name a file in it.');
  if (!stat.value.isFile())
    throw refusal('input', file, 'it is a device or a pipe', 'Name a file, or one that is not there yet.');
  const start = stat.value.size === 0 ? null : attempt(() => startOf(file));
  if (start?.ok === false) throw refusal('output', file, start.failure.says, start.failure.fix);
  if (start !== null && start.value !== SQLITE_MAGIC)
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
