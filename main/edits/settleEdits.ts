import { failure, success } from '../../shared/model/diagnostic.ts';
import type { Diagnostic, Outcome } from '../../shared/model/diagnostic.ts';
import type { EditedFile } from '../../shared/model/history.ts';
import type { StoredEdit } from '../history/edits.ts';
import { sha256Hex } from '../platform/digest.ts';
import { volumeBarred } from '../volume/volumeBarred.ts';
import { conclude } from './applyProposal.ts';
import type { EditContext } from './editContext.ts';
import { neitherOldNorNew, settled, unsettled } from './editProblems.ts';
import { interruptedEdits } from './interruptedEdits.ts';
import { originalOf, readEdited, undoEdit } from './undoEdit.ts';
import { writeAll } from './writeAll.ts';
import type { Rewrite } from './writeAll.ts';

/**
 * Ends edits of this volume that were interrupted between their files, by a crash or a lost disk. One that was being
 * applied counts as applied when all its files were written; else the written files are put back. One that was being
 * undone is undone to its end. Call it under the volume's lock, after recoverJournals. Gives `edit-settled` or
 * `edit-unsettled` for each.
 */
export function settleEdits(context: EditContext): readonly Diagnostic[] {
  const edits = interruptedEdits(context);
  if (!edits.ok) return [edits.problem.diagnostic];
  return edits.value.flatMap((edit) =>
    edit.state === 'undoing' ? settleUndoing(context, edit) : settleApplying(context, edit),
  );
}

function settleUndoing(context: EditContext, edit: StoredEdit): readonly Diagnostic[] {
  const undone = undoEdit(context, edit.id);
  return undone.ok
    ? [settled(edit.id, false), ...undone.value.warnings]
    : [unsettled(edit.id, undone.problem.diagnostic)];
}

function settleApplying(context: EditContext, edit: StoredEdit): readonly Diagnostic[] {
  context.volume.refresh();
  const found = edit.files.map((file) => lookAt(context, file));
  const trouble = found.find((each) => each.kind === 'trouble');
  if (trouble !== undefined) return [unsettled(edit.id, trouble.why)];
  const written = found.filter((each) => each.kind === 'written');
  if (written.length === edit.files.length) return [settled(edit.id, true), ...conclude(context, edit.id, 'applied')];
  const back = written.length > 0 ? putBack(context, edit.id, written) : success([]);
  if (!back.ok) return [unsettled(edit.id, back.problem.diagnostic)];
  return [settled(edit.id, false), ...back.value, ...conclude(context, edit.id, 'failed')];
}

type Look =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'written'; readonly rewrite: Omit<Rewrite, 'to'>; readonly edited: EditedFile }
  | { readonly kind: 'trouble'; readonly why: Diagnostic };

function lookAt({ volume }: EditContext, edited: EditedFile): Look {
  const target = readEdited(volume, edited);
  if (!target.ok) return { kind: 'trouble', why: target.problem.diagnostic };
  const { file, bytes } = target.value;
  const now = bytes === null ? null : sha256Hex(bytes);
  if (now === edited.sha256After)
    return { kind: 'written', rewrite: { file, from: bytes, backup: edited.backup }, edited };
  if (now === edited.sha256Before) return { kind: 'untouched' };
  return { kind: 'trouble', why: neitherOldNorNew(edited).diagnostic };
}

function putBack(
  context: EditContext,
  id: string,
  written: readonly Extract<Look, { kind: 'written' }>[],
): Outcome<readonly Diagnostic[]> {
  if (context.writeBar !== null) return failure(volumeBarred(context.volumeRoot, context.writeBar));
  const rewrites: Rewrite[] = [];
  for (const { rewrite, edited } of written) {
    const original = originalOf(edited);
    if (!original.ok) return original;
    rewrites.push({ ...rewrite, to: original.value });
  }
  return writeAll(context, id, rewrites);
}
