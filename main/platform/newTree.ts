import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { failure, problem, success, type Outcome } from '../../shared/model/diagnostic.ts';
import { attempt } from './hostFailure.ts';

/**
 * Writes a new tree of folders and files into a folder that is absent or empty. Paths are relative, joined by `/`.
 * Problems: `folder-not-empty` (refused), `tree-not-written` (output).
 */
export function writeNewTree(folder: string, folders: readonly string[], files: ReadonlyMap<string, Uint8Array>): Outcome<void> {
  const names = attempt(() => readdirSync(folder));
  if (names.ok && names.value.length > 0)
    return failure(
      problem('refused', 'folder-not-empty', `"${folder}" is not empty; nothing was written.`, {
        where: [{ file: folder }],
        fix: 'Name a folder that does not exist yet, or an empty one.',
      }),
    );
  const written = attempt(() => {
    mkdirSync(folder, { recursive: true });
    for (const path of folders) mkdirSync(join(folder, path), { recursive: true });
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes, { flag: 'wx' });
    }
  });
  if (written.ok) return success(undefined);
  return failure(
    problem('output', 'tree-not-written', `The sample could not be written to "${folder}": ${written.failure.says}.`, {
      where: [{ file: folder }],
      fix: written.failure.fix,
    }),
  );
}
