import type { VolumePath } from '../../shared/base/winPath.ts';
import { failure, success } from '../../shared/model/diagnostic.ts';
import type { Diagnostic, Outcome, Problem } from '../../shared/model/diagnostic.ts';
import { hostPath } from '../platform/backupFile.ts';
import { sha256Hex } from '../platform/digest.ts';
import { createFile, deleteFile } from '../platform/deleteFile.ts';
import { attributesOf } from '../platform/keptAttributes.ts';
import { replaceFile } from '../platform/replaceFile.ts';
import type { EditContext } from './editContext.ts';
import { halfDone } from './editProblems.ts';

/** A file to bring from one content to another; null is none, where it is deleted or made anew. */
export interface Rewrite {
  /** In the disk's spelling, without links. */
  readonly file: VolumePath;
  readonly from: Uint8Array | null;
  readonly to: Uint8Array | null;
  /** Path of its backup, beside which lie the attributes of one that is made anew. */
  readonly backup: string;
}

type Places = Pick<EditContext, 'volume' | 'folders' | 'strategy' | 'onPoint'>;

/**
 * Writes several files, all or none: when one cannot be written, those before it are put back, and it itself where the
 * failure came after its first byte. Gives what went wrong once they were good. Problems: those of replaceFile, deleteFile
 * and createFile, and `edit-half-done` (output) when putting back failed too.
 */
export function writeAll(places: Places, id: string, rewrites: readonly Rewrite[]): Outcome<readonly Diagnostic[]> {
  const warnings: Diagnostic[] = [];
  for (const [index, rewrite] of rewrites.entries()) {
    const written = rewriteFile(places, rewrite);
    if (written.ok) {
      warnings.push(...written.value);
      continue;
    }
    const touched = isTouched(places, rewrite, written.problem) ? index + 1 : index;
    const stuck = putBack(places, rewrites.slice(0, touched));
    places.volume.refresh();
    return failure(stuck === null ? written.problem : halfDone(id, written.problem, stuck));
  }
  places.volume.refresh();
  return success(warnings);
}

function rewriteFile(
  { volume, folders, strategy, onPoint }: Places,
  { file, from, to, backup }: Rewrite,
): Outcome<readonly Diagnostic[]> {
  const target = hostPath(volume.root, file);
  const told = onPoint === undefined ? {} : { onPoint: (point: string) => onPoint(file, point) };
  const places = { journalFolder: folders.journals, ...told };
  if (from === null) return to === null ? success([]) : createFile(target, to, attributesOf(backup), places);
  const expectedSha256 = sha256Hex(from);
  if (to === null) return deleteFile(target, { expectedSha256, ...told });
  return replaceFile(target, to, { ...places, expectedSha256, ...(strategy === undefined ? {} : { strategy }) });
}

/** Whether a write that failed may have changed its file; one that was refused, or changed by others, it has not. */
function isTouched({ volume }: Places, { file, from }: Rewrite, { kind }: Problem): boolean {
  if (kind === 'refused' || kind === 'changed') return false;
  volume.refresh();
  const now = volume.read(file);
  if (from === null) return now.kind !== 'absent';
  return now.kind !== 'found' || sha256Hex(now.value) !== sha256Hex(from);
}

/** Undoes rewrites, the last one first; the file that could not be put back, or null. */
function putBack(places: Places, done: readonly Rewrite[]): VolumePath | null {
  const stuck = done
    .toReversed()
    .filter(({ from, to, ...rest }) => !rewriteFile(places, { ...rest, from: to, to: from }).ok);
  return stuck[0]?.file ?? null;
}
