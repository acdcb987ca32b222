import { failure, success } from '../../shared/model/diagnostic.ts';
import type { Diagnostic, Outcome } from '../../shared/model/diagnostic.ts';
import type { EditedFile } from '../../shared/model/history.ts';
import type { StoredEdit } from '../history/edits.ts';
import { hostPath, readBackup, setMode } from '../platform/backupFile.ts';
import { sha256Hex } from '../platform/digest.ts';
import { conclude } from './applyProposal.ts';
import type { EditContext } from './editContext.ts';
import { backupUnusable, modeNotRestored, notApplied, targetDiffers, volumeBarred } from './editProblems.ts';
import { readTarget } from './planEdit.ts';
import { writeAll } from './writeAll.ts';
import type { Rewrite } from './writeAll.ts';

export interface UndoneEdit {
  /** The edit that was taken back. */
  readonly id: string;
  readonly files: readonly EditedFile[];
  readonly warnings: readonly Diagnostic[];
}

/**
 * Takes an applied edit back: every file gets the bytes and permissions of its backup, all or none. Problems:
 * `edit-not-found` (missing), `edit-not-applied`, `volume-write-barred` (refused), `target-changed` (changed) when a
 * file is no longer what the edit made of it, `backup-unusable` (output).
 */
export function undoEdit(context: EditContext, id: string): Outcome<UndoneEdit> {
  const edit = context.history.edits.get(id);
  if (!edit.ok) return edit;
  if (edit.value.state !== 'applied') return failure(notApplied(id, edit.value.state));
  if (context.writeBar !== null) return failure(volumeBarred(context.volumeRoot, context.writeBar));
  context.volume.refresh();
  const rewrites = planUndo(context, edit.value.files);
  if (!rewrites.ok) return rewrites;
  const written = writeAll(context, id, rewrites.value.toReversed());
  if (!written.ok) return written;
  const modes = restoreModes(context, edit.value.files);
  const warnings = [...modes, ...conclude(context, id, 'undone'), ...recordUndo(context, edit.value)];
  return success({ id, files: edit.value.files, warnings });
}

function planUndo({ volume }: EditContext, files: readonly EditedFile[]): Outcome<readonly Rewrite[]> {
  const rewrites: Rewrite[] = [];
  for (const edited of files) {
    const target = readTarget(volume, edited.file);
    if (!target.ok) return target;
    if (sha256Hex(target.value.bytes) !== edited.sha256After) return failure(targetDiffers(edited.file, 'the edit'));
    const original = originalOf(edited);
    if (!original.ok) return original;
    rewrites.push({ file: target.value.file, from: target.value.bytes, to: original.value });
  }
  return success(rewrites);
}

/** The bytes of a backup, checked against what was noted when it was made. Problem: `backup-unusable` (output). */
export function originalOf({ backup, sha256Before }: EditedFile): Outcome<Uint8Array> {
  const bytes = readBackup(backup);
  if (!bytes.ok) return failure(backupUnusable(backup, bytes.failure.says));
  return sha256Hex(bytes.value) === sha256Before
    ? success(bytes.value)
    : failure(backupUnusable(backup, 'it is not what was stored'));
}

function restoreModes({ volume }: EditContext, files: readonly EditedFile[]): readonly Diagnostic[] {
  return files.flatMap(({ file, mode }) => {
    const set = setMode(hostPath(volume.root, file), mode);
    return set.ok ? [] : [modeNotRestored(file, set.failure)];
  });
}

function recordUndo({ history, volumeRoot }: EditContext, edit: StoredEdit): readonly Diagnostic[] {
  const body = history.records.body(edit.id);
  if (!body.ok) return [body.problem.diagnostic];
  if (body.value.kind !== 'edit') return [];
  const saved = history.records.save({
    kind: 'edit',
    volume: volumeRoot,
    outcome: 'undid',
    summary: `Undone: ${edit.proposal.title}`,
    body: { ...body.value, undoes: edit.id },
  });
  return saved.ok ? [] : [saved.problem.diagnostic];
}
