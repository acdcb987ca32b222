import { success, type Outcome } from '../../shared/model/diagnostic.ts';
import { looseTarget } from '../platform/looseTarget.ts';
import type { ApiContext } from './context.ts';
import { rootOf } from './sessions.ts';
import type { EditTarget } from './whileLocked.ts';

export interface LooseEditTarget extends EditTarget {
  /** Of the file, below the root. */
  readonly path: string;
}

/** Where a single file of this PC is written, and what bars that. Problems: those of looseTarget. */
export function looseEditTarget(ctx: ApiContext, file: string): Outcome<LooseEditTarget> {
  const target = looseTarget(file);
  if (!target.ok) return target;
  const { root, path, bar } = target.value;
  return success({
    root: rootOf(root),
    path,
    writeBar: bar ?? (ctx.settings.load().readOnly ? 'readOnlySwitch' : null),
  });
}
