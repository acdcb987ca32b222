import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { invariant } from '../../shared/base/assert.ts';
import { failure, problem, success } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import { attempt } from './hostFailure.ts';

/**
 * Writes a new tree of folders and files below a folder that is absent or empty; paths are volume paths. Problems:
 * `folder-not-empty` (refused), `folder-not-written` (output).
 */
export function writeNewTree(
  root: string,
  folders: Iterable<string>,
  files: ReadonlyMap<string, Uint8Array>,
): Outcome<void> {
  const where = [{ file: root }];
  const prepared = attempt(() => {
    mkdirSync(root, { recursive: true });
    return readdirSync(root).length;
  });
  if (prepared.ok && prepared.value > 0)
    return failure(
      problem('refused', 'folder-not-empty', `"${root}" is not empty; nothing was written.`, {
        where,
        fix: 'Name a folder that is empty or does not exist yet.',
      }),
    );
  const written = prepared.ok ? attempt(() => writeTree(resolve(root), folders, files)) : prepared;
  if (written.ok) return success(undefined);
  const { says, fix } = written.failure;
  return failure(problem('output', 'folder-not-written', `"${root}" could not be written: ${says}.`, { where, fix }));
}

function writeTree(root: string, folders: Iterable<string>, files: ReadonlyMap<string, Uint8Array>): void {
  for (const folder of folders) mkdirSync(inside(root, folder), { recursive: true });
  for (const [path, bytes] of files) {
    const file = inside(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}

function inside(root: string, path: string): string {
  const segments = path.split('/');
  invariant(!segments.includes('..'), `"${path}" leaves the tree`);
  return join(root, ...segments);
}
