import { z } from 'zod';
import { problem, ProblemError } from '../../shared/model/diagnostic.ts';
import type { Offer } from '../../shared/model/proposal.ts';
import { sha256Hex } from '../platform/digest.ts';
import { notLookedAt } from '../remedies/notLookedAt.ts';
import { proposalsFor } from '../remedies/proposals.ts';
import type { VolumeSession } from './sessions.ts';

export const proposalId = z.string().max(128);

/** A proposal of an open volume as it stands now. Throws `unknown-proposal` (usage) as ProblemError. */
export function findProposal({ subject }: VolumeSession, id: string): Offer {
  const proposals = proposalsFor(subject, sha256Hex);
  const proposal = proposals.find((candidate) => candidate.id === id);
  if (proposal !== undefined) return proposal;
  const summary = `The remedy "${id}" is not offered for this volume as it is now: it was applied, or the files changed.`;
  const unseen = notLookedAt(subject).map((each) => each.summary);
  const ids = proposals.map((candidate) => candidate.id).join(', ');
  const offered = ids === '' ? 'The volume has no proposals.' : `Use one of: ${ids}.`;
  throw new ProblemError(
    problem('usage', 'unknown-proposal', summary, {
      ...(unseen.length === 0 ? {} : { detail: `Or what it comes from could not be looked at. ${unseen.join(' ')}` }),
      fix: unseen.length === 0 ? offered : `${offered} "fix list" tells what could not be looked at, and what to do.`,
    }),
  );
}
