import { failure, success, type Diagnostic, type Outcome, type Problem } from '../../shared/model/diagnostic.ts';
import type { WriteBar } from '../../shared/model/volume.ts';
import type { EditContext } from '../edits/editContext.ts';
import { barredByUnsettled, interrupted } from '../edits/editProblems.ts';
import { interruptedEdits } from '../edits/interruptedEdits.ts';
import { settleEdits } from '../edits/settleEdits.ts';
import type { History } from '../history/history.ts';
import { openDataFolder } from '../platform/dataFolder.ts';
import { openRawDisk } from '../platform/rawDisk.ts';
import { withVolumeLock } from '../platform/volumeLock.ts';
import { resolvingFs } from '../volume/resolvingFs.ts';
import type { ApiContext } from './context.ts';

/** The root of what is written to: a volume, or the folder of a loose file. */
export interface EditTarget {
  /** As `rootOf` spells it. */
  readonly root: string;
  readonly writeBar: WriteBar | null;
}

interface Warned {
  readonly warnings: readonly Diagnostic[];
}

/**
 * Does work that writes to a volume, under its lock and after the edits of it that were interrupted are settled; what
 * was settled stands among the warnings, or in the problem of work that failed after it. What was read of the volume is
 * forgotten. Problems: those of the lock, and the one that keeps an edit from being settled (refused).
 */
export function whileLocked<T extends Warned>(
  ctx: ApiContext,
  target: EditTarget,
  work: (context: EditContext) => Outcome<T>,
): Outcome<T> {
  const history = keepingHistory(ctx);
  if (!history.ok) return history;
  const done = withVolumeLock(ctx.dataFolder.root, target.root, () => {
    const context = editContext(ctx, target, history.value);
    return context.ok ? workSettled(ctx, context.value, work) : context;
  });
  ctx.sessions.forget(target.root);
  return done;
}

function workSettled<T extends Warned>(
  ctx: ApiContext,
  context: EditContext,
  work: (context: EditContext) => Outcome<T>,
): Outcome<T> {
  const told = settleEdits(context);
  for (const { code, summary } of told) ctx.log.write('warning', code, { summary });
  const left = interruptedEdits(context);
  if (!left.ok) return left;
  const [first] = left.value;
  if (first !== undefined) {
    const why = told.find(({ severity }) => severity !== 'info') ?? interrupted(first.id);
    return failure(barredByUnsettled(context.volumeRoot, why));
  }
  const done = work(context);
  return done.ok
    ? success({ ...done.value, warnings: [...told, ...done.value.warnings] })
    : failure(withTold(done.problem, told));
}

function withTold({ kind, diagnostic }: Problem, told: readonly Diagnostic[]): Problem {
  const detail = [diagnostic.detail, ...told.map(({ summary }) => summary)].filter((part) => part !== '').join(' ');
  return { kind, diagnostic: { ...diagnostic, detail } };
}

/** The history, with a place for backups beside it: nothing is written to a volume where either cannot be had. */
function keepingHistory(ctx: ApiContext): Outcome<History> {
  const folder = openDataFolder(ctx.dataFolder.root);
  return folder.ok ? ctx.openHistory() : folder;
}

/** What writing needs: a fresh view of the disk, so that nothing listed earlier decides where a byte goes. */
function editContext(ctx: ApiContext, { root, writeBar }: EditTarget, history: History): Outcome<EditContext> {
  const disk = openRawDisk(root);
  if (!disk.ok) return disk;
  return success({
    volume: resolvingFs(disk.value),
    volumeRoot: root,
    writeBar,
    history,
    folders: ctx.dataFolder,
    clock: ctx.clock,
  });
}
