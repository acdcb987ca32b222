import { baseName, parentPath } from '../../shared/base/winPath.ts';
import { failure, success } from '../../shared/model/diagnostic.ts';
import type { Diagnostic, Outcome } from '../../shared/model/diagnostic.ts';
import type { EditedFile, EditState } from '../../shared/model/history.ts';
import type { VolumeFs } from '../../shared/model/volume.ts';
import type { StoredEdit } from '../history/edits.ts';
import { hostPath, readBackup, setMode } from '../platform/backupFile.ts';
import { sha256Hex } from '../platform/digest.ts';
import { conclude } from './applyProposal.ts';
import type { EditContext } from './editContext.ts';
import {
  backupUnusable,
  editElsewhere,
  goneSinceEdit,
  modeNotRestored,
  neitherOldNorNew,
  notApplied,
} from './editProblems.ts';
import { readTarget, type Target } from './changedFiles.ts';
import { locateIn } from '../volume/resolvingFs.ts';
import { targetThroughLink } from '../volume/targetThroughLink.ts';
import { volumeBarred } from '../volume/volumeBarred.ts';
import { writeAll } from './writeAll.ts';
import type { Rewrite } from './writeAll.ts';

export interface UndoneEdit {
  /** The edit that was taken back. */
  readonly id: string;
  readonly files: readonly EditedFile[];
  readonly warnings: readonly Diagnostic[];
}

/**
 * Takes an edit back that was applied, or whose undo was interrupted: every file gets the bytes and permissions of
 * its backup, all or none. Problems: `edit-not-found` (missing), `edit-of-another-volume`, `edit-not-applied`,
 * `volume-write-barred` (refused), `target-changed` (changed) when a file is neither what the edit made of it nor what
 * it was before, `backup-unusable`, `edit-half-done` (output).
 */
export function undoEdit(context: EditContext, id: string): Outcome<UndoneEdit> {
  const edit = context.history.edits.get(id);
  if (!edit.ok) return edit;
  const { volume, state } = edit.value;
  if (volume !== context.volumeRoot) return failure(editElsewhere(id, volume, context.volumeRoot));
  if (!UNDOABLE.has(state)) return failure(notApplied(id, state));
  if (context.writeBar !== null) return failure(volumeBarred(context.volumeRoot, context.writeBar));
  context.volume.refresh();
  return takeBack(context, edit.value);
}

const UNDOABLE: ReadonlySet<EditState> = new Set(['applied', 'undoing']);

/** Writes the backups of an edit and notes that it is undone; what already is as it was before stays as it is. */
function takeBack(context: EditContext, edit: StoredEdit): Outcome<UndoneEdit> {
  const { id, files } = edit;
  const rewrites = planUndo(context, files);
  if (!rewrites.ok) return rewrites;
  // Noted before the first byte: after a stop between two files, settleEdits goes on from here.
  const begun = context.history.edits.setState(id, 'undoing');
  if (!begun.ok) return begun;
  const written = writeAll(context, id, rewrites.value.toReversed());
  if (!written.ok) {
    // What writeAll put back is applied as before; a half-done undo, new or left by a stop, stays `undoing`, as does
    // one where this cannot be noted: the next write to the volume ends it.
    const isBack = edit.state === 'applied' && written.problem.diagnostic.code !== 'edit-half-done';
    if (isBack) context.history.edits.setState(id, 'applied');
    return written;
  }
  const modes = restoreModes(context, files);
  const warnings = [...written.value, ...modes, ...conclude(context, id, 'undone'), ...recordUndo(context, edit)];
  return success({ id, files, warnings });
}

function planUndo({ volume }: EditContext, files: readonly EditedFile[]): Outcome<readonly Rewrite[]> {
  const rewrites: Rewrite[] = [];
  for (const edited of files) {
    const target = readEdited(volume, edited);
    if (!target.ok) return target;
    const { file, bytes } = target.value;
    const now = bytes === null ? null : sha256Hex(bytes);
    if (now === edited.sha256Before) continue;
    if (now !== edited.sha256After) return failure(neitherOldNorNew(edited));
    const original = originalOf(edited);
    if (!original.ok) return original;
    rewrites.push({ file, from: bytes, to: original.value, backup: edited.backup });
  }
  return success(rewrites);
}

/** A file of an edit as it is now; no bytes where the edit deleted it. */
type EditedNow = Pick<Target, 'file'> & { readonly bytes: Uint8Array | null };

/** Reads a file of an edit at its own place; where it is gone by another hand, what is kept of it is named. */
export function readEdited(volume: VolumeFs, edited: EditedFile): Outcome<EditedNow> {
  const target = readTarget(volume, edited.file);
  if (target.ok || target.problem.kind !== 'changed') return target;
  return edited.sha256After === null ? placeOf(volume, edited) : failure(goneSinceEdit(edited));
}

/** The place of a deleted file, in a folder that is still its own. */
function placeOf(volume: VolumeFs, edited: EditedFile): Outcome<EditedNow> {
  const folder = locateIn(volume, parentPath(edited.file));
  if (folder.kind === 'unreadable') return failure(folder.problem);
  if (folder.kind === 'absent') return failure(goneSinceEdit(edited));
  if (folder.value.throughLink) return failure(targetThroughLink(edited.file));
  const { real } = folder.value;
  return success({ file: real === '' ? baseName(edited.file) : `${real}/${baseName(edited.file)}`, bytes: null });
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
