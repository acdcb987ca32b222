import { z } from 'zod';
import { success, unwrap } from '../../../shared/model/diagnostic.ts';
import { sha256Hex } from '../../platform/digest.ts';
import { exportScript } from '../../edits/exportScript.ts';
import { notLookedAt } from '../../remedies/notLookedAt.ts';
import { proposalsFor } from '../../remedies/proposals.ts';
import { applyOnVolume } from '../applyOnVolume.ts';
import { findProposal, proposalId } from '../findProposal.ts';
import { pathInput, recordId, volumeInput } from '../inputs.ts';
import { interruptedOn } from '../interruptedOn.ts';
import { targetOf } from '../sessions.ts';
import { showProposal } from '../showProposal.ts';
import { procedure, router } from '../trpc.ts';
import { undoOnVolume } from '../undoOnVolume.ts';
import { whileLocked } from '../whileLocked.ts';

const MAX_CHOSEN = 100;

const fixInput = z.strictObject({ volume: pathInput, id: proposalId });

/** Remedies of a volume: list, apply with backup, undo, export for doing it by hand. */
export const fixRouter = router({
  list: procedure.input(volumeInput).query(({ ctx, input }) => {
    const { subject } = unwrap(ctx.sessions.open(input.volume));
    return proposalsFor(subject, sha256Hex).map((proposal) => showProposal(subject, proposal));
  }),
  /** Why the list may lack proposals: what could not be looked at. */
  notLookedAt: procedure
    .input(volumeInput)
    .query(({ ctx, input }) => notLookedAt(unwrap(ctx.sessions.open(input.volume)).subject)),
  /** What is known of edits that have not ended; whoever lists the proposals of a volume tells it too. */
  interrupted: procedure.input(volumeInput).query(({ ctx, input }) => interruptedOn(ctx, input.volume)),
  /**
   * The proposals of some ids, in their order, before anything of them is written: all of them are there, and so is a
   * history. An edit that was interrupted is settled first, so that they are made from whole files.
   */
  choose: procedure
    .input(z.strictObject({ volume: pathInput, ids: z.array(proposalId).min(1).max(MAX_CHOSEN) }))
    .mutation(({ ctx, input }) => {
      const before = unwrap(ctx.sessions.open(input.volume));
      const { warnings } = unwrap(whileLocked(ctx, targetOf(before), () => success({ warnings: [] })));
      const session = unwrap(ctx.sessions.open(input.volume));
      const chosen = [...new Set(input.ids)].map((id) => findProposal(session, id));
      return { proposals: chosen.map((proposal) => showProposal(session.subject, proposal)), warnings };
    }),
  carryOut: procedure.input(fixInput).mutation(({ ctx, input }) => {
    const session = unwrap(ctx.sessions.open(input.volume));
    const proposal = findProposal(session, input.id);
    const shown = showProposal(session.subject, proposal);
    return unwrap(applyOnVolume(ctx, targetOf(session), proposal, shown));
  }),
  undo: procedure
    .input(z.strictObject({ volume: pathInput, editId: recordId.optional() }))
    .mutation(({ ctx, input }) => unwrap(undoOnVolume(ctx, input.volume, input.editId))),
  script: procedure.input(fixInput).query(({ ctx, input }) => {
    const session = unwrap(ctx.sessions.open(input.volume));
    const proposal = findProposal(session, input.id);
    return { text: unwrap(exportScript(session.fs, proposal, interruptedOn(ctx, input.volume))) };
  }),
});
