import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import { beingWritten, interrupted } from '../edits/editProblems.ts';
import { interruptedEdits } from '../edits/interruptedEdits.ts';
import { withVolumeLock } from '../platform/volumeLock.ts';
import type { ApiContext } from './context.ts';
import { rootOf } from './sessions.ts';

/**
 * What a reader of a volume has to know: an edit of it was interrupted (`edit-interrupted`), or another process is at
 * one now (`volume-being-written`). Nothing is settled. Without a history nothing is known of any.
 */
export function interruptedOn(ctx: ApiContext, path: string): readonly Diagnostic[] {
  const history = ctx.openHistory();
  if (!history.ok) return [];
  const of = { history: history.value, volumeRoot: rootOf(path) };
  const begun = interruptedEdits(of);
  if (!begun.ok) return [begun.problem.diagnostic];
  if (begun.value.length === 0) return [];
  // Only under the lock is an edit that has not ended surely one that nobody is at.
  const left = withVolumeLock(ctx.dataFolder.root, of.volumeRoot, () => interruptedEdits(of));
  if (!left.ok && left.problem.diagnostic.code === 'volume-busy') return [beingWritten(left.problem.diagnostic)];
  return (left.ok ? left.value : begun.value).map(({ id }) => interrupted(id));
}
