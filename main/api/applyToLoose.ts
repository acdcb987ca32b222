import { toWindowsPath } from '../../shared/base/winPath.ts';
import { failure, type Outcome } from '../../shared/model/diagnostic.ts';
import type { Proposal, ShownChange } from '../../shared/model/proposal.ts';
import { type AppliedOnVolume, applyOnVolume } from './applyOnVolume.ts';
import type { ApiContext } from './context.ts';
import { asNamed } from './locateLoose.ts';
import type { LooseEditTarget } from './looseEditTarget.ts';

/** Applies a proposal to a single file of this PC; its problems name the file as the user did. */
export function applyToLoose(
  ctx: ApiContext,
  target: LooseEditTarget,
  file: string,
  proposal: Proposal,
  changes: readonly ShownChange[],
): Outcome<AppliedOnVolume> {
  const applied = applyOnVolume(ctx, target, proposal, { ...proposal, changes });
  if (applied.ok || !applied.problem.diagnostic.summary.includes(toWindowsPath(target.path))) return applied;
  return failure(asNamed(applied.problem, target.path, file));
}
