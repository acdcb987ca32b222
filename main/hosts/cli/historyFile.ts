import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { problem, ProblemError } from '../../../shared/model/diagnostic.ts';
import { folderExists } from '../../platform/folders.ts';
import { attempt } from '../../platform/hostFailure.ts';

/**
 * Refuses a place of `--db` that cannot hold the history: a folder, a device, or a file in a folder that is not there.
 * Whether a file that is there is the history's own, the history itself looks.
 */
export function refuseUnusablePlace(file: string): void {
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
}

function refusal(kind: 'input' | 'output', file: string, why: string, fix: string): ProblemError {
  return new ProblemError(
    problem(kind, 'history-file-unusable', `"${file}" cannot hold the history: ${why}.`, { where: [{ file }], fix }),
  );
}
