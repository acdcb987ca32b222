import { failure, problem, success, type Outcome } from '../../shared/model/diagnostic.ts';
import type { EditContext } from '../edits/editContext.ts';
import { editElsewhere } from '../edits/editProblems.ts';
import { interruptedEdits } from '../edits/interruptedEdits.ts';
import { undoEdit } from '../edits/undoEdit.ts';
import type { StoredEdit } from '../history/edits.ts';
import { hostPath } from '../platform/backupFile.ts';
import type { AppliedOnVolume } from './applyOnVolume.ts';
import type { ApiContext } from './context.ts';
import { looseEditTarget } from './looseEditTarget.ts';
import { rootOf, targetOf } from './sessions.ts';
import { whileLocked, type EditTarget } from './whileLocked.ts';

type UndoneOnVolume = Pick<AppliedOnVolume, 'editId' | 'files' | 'warnings'>;

/**
 * Takes an edit of a volume back, or one of a loose file by the folder that it lies in; without an id the one that was
 * interrupted, else the last applied. Problems: `nothing-to-undo` (usage), those of whileLocked and undoEdit.
 */
export function undoOnVolume(ctx: ApiContext, path: string, editId: string | undefined): Outcome<UndoneOnVolume> {
  const edit = editId === undefined ? lastEdit(ctx, rootOf(path)) : editOf(ctx, editId);
  if (!edit.ok) return edit;
  const target = undoTarget(ctx, path, edit.value);
  if (!target.ok) return target;
  const { value } = edit;
  if (value === null) return failure(nothingToUndo());
  return whileLocked(ctx, target.value, (context) => undoUnlessSettled(context, value));
}

function editOf(ctx: ApiContext, id: string): Outcome<StoredEdit | null> {
  const history = ctx.openHistory();
  return history.ok ? history.value.edits.get(id) : history;
}

function lastEdit(ctx: ApiContext, root: string): Outcome<StoredEdit | null> {
  const history = ctx.openHistory();
  if (!history.ok) return history;
  const interrupted = interruptedEdits({ history: history.value, volumeRoot: root });
  if (!interrupted.ok) return interrupted;
  const last = interrupted.value.at(-1);
  return last === undefined ? history.value.edits.lastApplied(root) : success(last);
}

/** Settling may have taken it back already: then that was the undo, and no earlier edit goes with it. */
function undoUnlessSettled(context: EditContext, { id, state, files }: StoredEdit): Outcome<UndoneOnVolume> {
  const names = files.map(({ file }) => file);
  const now = context.history.edits.get(id);
  if (!now.ok) return now;
  const wasInterrupted = state === 'applying' || state === 'undoing';
  if (wasInterrupted && now.value.state !== 'applied') return success({ editId: id, files: names, warnings: [] });
  const undone = undoEdit(context, id);
  return undone.ok ? success({ editId: id, files: names, warnings: undone.value.warnings }) : undone;
}

/** Where an edit is taken back: on an open volume, or in a folder of this PC that is none. */
function undoTarget(ctx: ApiContext, path: string, edit: StoredEdit | null): Outcome<EditTarget> {
  const session = ctx.sessions.open(path);
  if (session.ok) return success(targetOf(session.value));
  if (edit === null || session.problem.diagnostic.code !== 'not-a-windows-volume') return session;
  const root = rootOf(path);
  if (edit.volume !== root) return failure(editElsewhere(edit.id, edit.volume, root));
  const target = looseEditTarget(ctx, hostPath(root, edit.files[0]?.file ?? ''));
  return target.ok ? success({ root, writeBar: target.value.writeBar }) : target;
}

function nothingToUndo(): ReturnType<typeof problem> {
  return problem('usage', 'nothing-to-undo', 'No applied edit of this volume is left to undo.', {
    fix: '"history list" shows what was done and undone.',
  });
}
