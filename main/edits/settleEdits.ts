import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { EditedFile, EditState } from '../../shared/model/history.ts';
import type { StoredEdit } from '../history/edits.ts';
import { sha256Hex } from '../platform/digest.ts';
import { conclude } from './applyProposal.ts';
import type { EditContext } from './editContext.ts';
import { settled, unsettled, volumeBarred } from './editProblems.ts';
import { readTarget } from './changedFiles.ts';
import { originalOf, undoEdit } from './undoEdit.ts';
import { writeAll } from './writeAll.ts';
import type { Rewrite } from './writeAll.ts';

/**
 * Ends edits of this volume that were interrupted between their files, by a crash or a lost disk. One that was being
 * applied counts as applied when all its files were written; else the written files are put back. One that was being
 * undone is undone to its end. Call after recoverJournals, when a volume is opened. Gives `edit-settled` or
 * `edit-unsettled` for each.
 */
export function settleEdits(context: EditContext): readonly Diagnostic[] {
  return [...settleAll(context, 'applying', settleApplying), ...settleAll(context, 'undoing', settleUndoing)];
}

function settleAll(
  context: EditContext,
  state: EditState,
  settle: (context: EditContext, edit: StoredEdit) => readonly Diagnostic[],
): readonly Diagnostic[] {
  const edits = context.history.edits.inState(state);
  if (!edits.ok) return [edits.problem.diagnostic];
  return edits.value.filter((edit) => edit.volume === context.volumeRoot).flatMap((edit) => settle(context, edit));
}

function settleUndoing(context: EditContext, edit: StoredEdit): readonly Diagnostic[] {
  const undone = undoEdit(context, edit.id);
  return undone.ok
    ? [settled(edit.id, false), ...undone.value.warnings]
    : [unsettled(edit.id, undone.problem.diagnostic.summary)];
}

function settleApplying(context: EditContext, edit: StoredEdit): readonly Diagnostic[] {
  const found = edit.files.map((file) => lookAt(context, file));
  const trouble = found.find((each) => each.kind === 'trouble');
  if (trouble !== undefined) return [unsettled(edit.id, trouble.why)];
  const written = found.filter((each) => each.kind === 'written');
  if (written.length === edit.files.length) return [settled(edit.id, true), ...conclude(context, edit.id, 'applied')];
  if (written.length > 0) {
    const back = putBack(context, edit.id, written);
    if (back !== null) return [unsettled(edit.id, back)];
  }
  return [settled(edit.id, false), ...conclude(context, edit.id, 'failed')];
}

type Look =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'written'; readonly rewrite: Omit<Rewrite, 'to'>; readonly edited: EditedFile }
  | { readonly kind: 'trouble'; readonly why: string };

function lookAt({ volume }: EditContext, edited: EditedFile): Look {
  const target = readTarget(volume, edited.file);
  if (!target.ok) return { kind: 'trouble', why: target.problem.diagnostic.summary };
  const { file, bytes } = target.value;
  const now = sha256Hex(bytes);
  if (now === edited.sha256After) return { kind: 'written', rewrite: { file, from: bytes }, edited };
  if (now === edited.sha256Before) return { kind: 'untouched' };
  return { kind: 'trouble', why: `"${file}" is neither as it was nor as the edit would make it` };
}

/** Puts written files back; why it could not, or null. */
function putBack(
  context: EditContext,
  id: string,
  written: readonly Extract<Look, { kind: 'written' }>[],
): string | null {
  if (context.writeBar !== null) return volumeBarred(context.volumeRoot, context.writeBar).diagnostic.summary;
  const rewrites: Rewrite[] = [];
  for (const { rewrite, edited } of written) {
    const original = originalOf(edited);
    if (!original.ok) return original.problem.diagnostic.summary;
    rewrites.push({ ...rewrite, to: original.value });
  }
  const back = writeAll(context, id, rewrites);
  return back.ok ? null : back.problem.diagnostic.summary;
}
