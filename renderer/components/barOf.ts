import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { ShownProposal } from '../../shared/model/proposal.ts';

/** Why a proposal cannot be applied to this volume, with what to do next; null where it can, or where nothing is told. */
export function barOf({ applicability }: ShownProposal): Diagnostic | null {
  return applicability?.kind === 'cannotApply' ? applicability.reason : null;
}
