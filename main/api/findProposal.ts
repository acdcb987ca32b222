import { z } from 'zod';
import { problem, ProblemError, unwrap, type Problem } from '../../shared/model/diagnostic.ts';
import type { Offer } from '../../shared/model/proposal.ts';
import type { StoredEdit } from '../history/edits.ts';
import { sha256Hex } from '../platform/digest.ts';
import { notLookedAt } from '../remedies/notLookedAt.ts';
import { proposalsFor } from '../remedies/proposals.ts';
import { REMEDIES } from '../remedies/remedies.ts';
import type { ApiContext } from './context.ts';
import type { VolumeSession } from './sessions.ts';

export const proposalId = z.string().max(128);

/**
 * A proposal that is to be written, as it stands now. Throws `proposal-applied` (changed) as ProblemError where the last
 * edit of the volume, by whatever process, was this very proposal; else as `findProposal`.
 */
export function findToApply({ history }: ApiContext, session: VolumeSession, id: string): Offer {
  const last = unwrap(history.edits.lastApplied(session.root));
  if (last?.proposal.id === id && !proposalsFor(session.subject, sha256Hex).some((offer) => offer.id === id))
    throw new ProblemError(alreadyApplied(id, last));
  return findProposal(session, id);
}

function alreadyApplied(id: string, edit: StoredEdit): Problem {
  return problem('changed', 'proposal-applied', `The remedy "${id}" was applied already; nothing was written now.`, {
    detail: `The edit ${edit.id} did so at ${edit.changedAt}, and the volume does not call for it any more.`,
    fix: 'Look at "fix list" again; "fix undo" takes that edit back.',
  });
}

/**
 * A proposal of an open volume as it stands now. Throws as ProblemError `proposal-not-offered` (changed) for a remedy that
 * this volume does not call for (any more), `unknown-proposal` (usage) for one that there is not.
 */
export function findProposal({ subject }: VolumeSession, id: string): Offer {
  const proposals = proposalsFor(subject, sha256Hex);
  const proposal = proposals.find((candidate) => candidate.id === id);
  if (proposal !== undefined) return proposal;
  const unseen = notLookedAt(subject).map((each) => each.summary);
  const ids = proposals.map((candidate) => candidate.id).join(', ');
  const offered = ids === '' ? 'The volume has no proposals.' : `Use one of: ${ids}.`;
  const [kind, code, summary] = REMEDIES.some((remedy) => remedy.id === id)
    ? (['changed', 'proposal-not-offered', notOffered(id)] as const)
    : (['usage', 'unknown-proposal', `There is no remedy "${id}".`] as const);
  throw new ProblemError(
    problem(kind, code, summary, {
      ...(unseen.length === 0 ? {} : { detail: `Or what it comes from could not be looked at. ${unseen.join(' ')}` }),
      fix: unseen.length === 0 ? offered : `${offered} "fix list" tells what could not be looked at, and what to do.`,
    }),
  );
}

function notOffered(id: string): string {
  return `The remedy "${id}" is not offered for this volume as it is now: it was applied, or the files changed.`;
}
