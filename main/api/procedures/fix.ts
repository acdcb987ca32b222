import { z } from 'zod';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import { sha256Hex } from '../../platform/digest.ts';
import { exportScript } from '../../edits/exportScript.ts';
import { proposalsFor } from '../../remedies/proposals.ts';
import { applyOnVolume, keepingHistory, settleLeftEdits, undoOnVolume } from '../applyOnVolume.ts';
import type { ApiContext } from '../context.ts';
import { findProposal, proposalId } from '../findProposal.ts';
import { pathInput, recordId, volumeInput } from '../inputs.ts';
import { targetOf, type VolumeSession } from '../sessions.ts';
import { showProposal } from '../showProposal.ts';
import { procedure, router } from '../trpc.ts';

const MAX_CHOSEN = 100;

const fixInput = z.strictObject({ volume: pathInput, id: proposalId });

/** Remedies of a volume: list, apply with backup, undo, export for doing it by hand. */
export const fixRouter = router({
  list: procedure.input(volumeInput).query(({ ctx, input }) => {
    const { subject } = openSettled(ctx, input.volume);
    return proposalsFor(subject, sha256Hex).map((proposal) => showProposal(subject, proposal));
  }),
  /** The proposals of some ids, in their order, before anything is written: all of them are there, and so is a history. */
  choose: procedure
    .input(z.strictObject({ volume: pathInput, ids: z.array(proposalId).min(1).max(MAX_CHOSEN) }))
    .mutation(({ ctx, input }) => {
      const session = openSettled(ctx, input.volume);
      const chosen = [...new Set(input.ids)].map((id) => findProposal(session, id));
      unwrap(keepingHistory(ctx));
      return chosen.map((proposal) => showProposal(session.subject, proposal));
    }),
  carryOut: procedure.input(fixInput).mutation(({ ctx, input }) => {
    const session = openSettled(ctx, input.volume);
    const proposal = findProposal(session, input.id);
    const shown = showProposal(session.subject, proposal);
    return unwrap(applyOnVolume(ctx, targetOf(session), proposal, shown));
  }),
  undo: procedure
    .input(z.strictObject({ volume: pathInput, editId: recordId.optional() }))
    .mutation(({ ctx, input }) => {
      const session = openSettled(ctx, input.volume);
      return unwrap(undoOnVolume(ctx, targetOf(session), input.editId));
    }),
  script: procedure.input(fixInput).query(({ ctx, input }) => {
    const session = openSettled(ctx, input.volume);
    return { text: unwrap(exportScript(session.fs, findProposal(session, input.id))) };
  }),
});

/** Opens a volume after ending what a crash may have left half done on it; what was ended stands in the program's log. */
function openSettled(ctx: ApiContext, volume: string): VolumeSession {
  for (const { code, summary } of settleLeftEdits(ctx, volume)) ctx.log.write('warning', code, { summary });
  return unwrap(ctx.sessions.open(volume));
}
