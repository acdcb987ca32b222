import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { invariant } from '../../shared/base/assert.ts';
import { failure, problem, success } from '../../shared/model/diagnostic.ts';
import type { Outcome, Problem } from '../../shared/model/diagnostic.ts';
import { makeFolders } from './folders.ts';
import { attempt, writeElsewhere } from './hostFailure.ts';
import type { HostFailure } from './hostFailure.ts';

/**
 * Writes a new tree of folders and files below a folder that is absent or empty; paths are volume paths. Problems:
 * `folder-not-empty` (refused), `folder-not-written` (output).
 */
export function writeNewTree(
  root: string,
  folders: Iterable<string>,
  files: ReadonlyMap<string, Uint8Array>,
): Outcome<void> {
  const prepared = attempt(() => {
    makeFolders(root);
    return readdirSync(root).length;
  });
  if (prepared.ok && prepared.value > 0)
    return failure(
      problem('refused', 'folder-not-empty', `"${root}" is not empty; nothing was written.`, {
        where: [{ file: root }],
        fix: 'Name a folder that is empty or does not exist yet.',
      }),
    );
  const written = prepared.ok ? attempt(() => writeTree(resolve(root), folders, files)) : prepared;
  if (written.ok) return success(undefined);
  return failure(notWritten(root, written.failure));
}

function writeTree(root: string, folders: Iterable<string>, files: ReadonlyMap<string, Uint8Array>): void {
  for (const folder of folders) makeFolders(inside(root, folder));
  for (const [path, bytes] of files) {
    const file = inside(root, path);
    makeFolders(dirname(file));
    writeFileSync(file, bytes);
  }
}

/** That a new folder "is not there" would be no reason; it is what file systems say that hold no files of users. */
function notWritten(root: string, failed: HostFailure): Problem {
  const refused = failed.reason === 'notFound';
  return problem(
    'output',
    'folder-not-written',
    `"${root}" could not be written: ${refused ? 'no folder can be made there' : failed.says}.`,
    {
      where: [{ file: root }],
      fix: refused ? 'Name a folder on a disk that takes new files.' : writeElsewhere(failed),
    },
  );
}

function inside(root: string, path: string): string {
  const segments = path.split('/');
  invariant(!segments.includes('..'), `"${path}" leaves the tree`);
  return join(root, ...segments);
}
