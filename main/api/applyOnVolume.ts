import { success, type Diagnostic, type Outcome } from '../../shared/model/diagnostic.ts';
import type { Proposal, ShownChange, ShownProposal } from '../../shared/model/proposal.ts';
import { applyProposal } from '../edits/applyProposal.ts';
import type { ApiContext } from './context.ts';
import { whileLocked, type EditTarget } from './whileLocked.ts';

export interface AppliedOnVolume {
  readonly editId: string;
  /** What undoing names together with the id. */
  readonly root: string;
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
  return whileLocked(ctx, target, (context) => {
    const applied = applyProposal(context, proposal, shown);
    if (!applied.ok) return applied;
    const { id, files, warnings } = applied.value;
    return success({
      editId: id,
      root: target.root,
      files: files.map(({ file }) => file),
      changes: shown.changes,
      warnings,
    });
  });
}
