import { failure, problem, success, type Diagnostic, type Outcome } from '../../shared/model/diagnostic.ts';
import type { Proposal, ShownChange, ShownProposal } from '../../shared/model/proposal.ts';
import type { WriteBar } from '../../shared/model/volume.ts';
import { applyProposal } from '../edits/applyProposal.ts';
import type { EditContext } from '../edits/editContext.ts';
import { settleEdits } from '../edits/settleEdits.ts';
import { undoEdit } from '../edits/undoEdit.ts';
import type { History } from '../history/history.ts';
import { openDataFolder } from '../platform/dataFolder.ts';
import { withVolumeLock } from '../platform/volumeLock.ts';
import { openRawDisk } from '../platform/rawDisk.ts';
import { resolvingFs } from '../volume/resolvingFs.ts';
import type { ApiContext } from './context.ts';
import { targetOf } from './sessions.ts';

/** The root of what is written to: a volume, or the folder of a loose file. */
export interface EditTarget {
  readonly root: string;
  readonly writeBar: WriteBar | null;
}

export interface AppliedOnVolume {
  readonly editId: string;
  readonly files: readonly string[];
  readonly changes: readonly ShownChange[];
  readonly warnings: readonly Diagnostic[];
}

/** Applies a proposal to an open volume with backup and history, and forgets what was read of it. */
export function applyOnVolume(
  ctx: ApiContext,
  target: EditTarget,
  proposal: Proposal,
  shown: ShownProposal,
): Outcome<AppliedOnVolume> {
  const context = editContext(ctx, target);
  if (!context.ok) return context;
  const applied = withVolumeLock(ctx.dataFolder.root, target.root, () => applyProposal(context.value, proposal, shown));
  ctx.sessions.forget(target.root);
  if (!applied.ok) return applied;
  const { id, files, warnings } = applied.value;
  return success({ editId: id, files: files.map((file) => file.file), changes: shown.changes, warnings });
}

/** Takes an applied edit back; the last one of the volume without an id. Problem: `nothing-to-undo` (usage). */
export function undoOnVolume(
  ctx: ApiContext,
  target: EditTarget,
  editId: string | undefined,
): Outcome<Pick<AppliedOnVolume, 'editId' | 'files' | 'warnings'>> {
  const context = editContext(ctx, target);
  if (!context.ok) return context;
  const id = editId === undefined ? lastEdit(ctx, target.root) : success(editId);
  if (!id.ok) return id;
  const undone = withVolumeLock(ctx.dataFolder.root, target.root, () => undoEdit(context.value, id.value));
  ctx.sessions.forget(target.root);
  if (!undone.ok) return undone;
  return success({
    editId: undone.value.id,
    files: undone.value.files.map((file) => file.file),
    warnings: undone.value.warnings,
  });
}

function lastEdit(ctx: ApiContext, root: string): Outcome<string> {
  const last = ctx.history.edits.lastApplied(root);
  if (!last.ok) return last;
  if (last.value !== null) return success(last.value.id);
  return failure(
    problem('usage', 'nothing-to-undo', 'No applied edit of this volume is left to undo.', {
      fix: '"history list" shows what was done and undone.',
    }),
  );
}

/** The history, with a place for backups beside it: nothing is written to a volume where either cannot be had. */
export function keepingHistory(ctx: ApiContext): Outcome<History> {
  const folder = openDataFolder(ctx.dataFolder.root);
  return folder.ok ? ctx.openHistory() : folder;
}

/** What writing needs: a fresh view of the disk, so that nothing listed earlier decides where a byte goes. */
function editContext(ctx: ApiContext, { root, writeBar }: EditTarget): Outcome<EditContext> {
  const history = keepingHistory(ctx);
  if (!history.ok) return history;
  const disk = openRawDisk(root);
  if (!disk.ok) return disk;
  return success({
    volume: resolvingFs(disk.value),
    volumeRoot: root,
    writeBar,
    history: history.value,
    folders: ctx.dataFolder,
    clock: ctx.clock,
  });
}

/**
 * Ends edits of a volume that a crash interrupted between their files; what was done is told. Without a history
 * nothing is known of any.
 */
export function settleLeftEdits(ctx: ApiContext, path: string): readonly Diagnostic[] {
  const session = ctx.sessions.open(path);
  if (!session.ok) return [];
  const context = editContext(ctx, targetOf(session.value));
  const settled = context.ok ? settleEdits(context.value) : [];
  if (settled.length > 0) ctx.sessions.forget(path);
  return settled;
}
