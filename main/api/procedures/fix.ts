import { z } from 'zod';
import { toWindowsPath } from '../../../shared/base/winPath.ts';
import { ProblemError, success, unwrap } from '../../../shared/model/diagnostic.ts';
import type { Offer } from '../../../shared/model/proposal.ts';
import { sha256Hex } from '../../platform/digest.ts';
import { encodeUtf16 } from '../../../shared/base/utf16.ts';
import { exportReg } from '../../edits/exportReg.ts';
import { exportScript } from '../../edits/exportScript.ts';
import { writeOutputFile } from '../../platform/outputFile.ts';
import { notLookedAt } from '../../remedies/notLookedAt.ts';
import { proposalsFor } from '../../remedies/proposals.ts';
import { applyOnVolume } from '../applyOnVolume.ts';
import type { ApiContext } from '../context.ts';
import { findProposal, findToApply, proposalId } from '../findProposal.ts';
import { pathInput, recordId, volumeInput } from '../inputs.ts';
import { interruptedOn } from '../interruptedOn.ts';
import { targetOf } from '../sessions.ts';
import { showProposal } from '../showProposal.ts';
import { procedure, router } from '../trpc.ts';
import { undoOnVolume } from '../undoOnVolume.ts';
import { whileLocked } from '../whileLocked.ts';

const MAX_CHOSEN = 100;

const fixInput = z.strictObject({ volume: pathInput, id: proposalId });
const scriptInput = fixInput.extend({ format: z.enum(['ps1', 'reg']).default('ps1') });

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
   * The proposals of some ids, in their order, before anything of them is written: all of them are there and can be
   * applied, and there is a history. An edit that was interrupted is settled first, so that they are made from whole files.
   */
  choose: procedure
    .input(z.strictObject({ volume: pathInput, ids: z.array(proposalId).min(1).max(MAX_CHOSEN) }))
    .mutation(({ ctx, input }) => {
      const before = unwrap(ctx.sessions.open(input.volume));
      const { warnings } = unwrap(whileLocked(ctx, targetOf(before), () => success({ warnings: [] })));
      const session = unwrap(ctx.sessions.open(input.volume));
      const chosen = [...new Set(input.ids)].map((id) => applicable(findToApply(ctx, session, id)));
      return { proposals: chosen.map((proposal) => showProposal(session.subject, proposal)), warnings };
    }),
  carryOut: procedure.input(fixInput).mutation(({ ctx, input }) => {
    const session = unwrap(ctx.sessions.open(input.volume));
    const proposal = findToApply(ctx, session, input.id);
    const shown = showProposal(session.subject, proposal);
    return unwrap(applyOnVolume(ctx, targetOf(session), proposal, shown));
  }),
  undo: procedure
    .input(z.strictObject({ volume: pathInput, editId: recordId.optional() }))
    .mutation(({ ctx, input }) => unwrap(undoOnVolume(ctx, input.volume, input.editId))),
  /** PowerShell for a Windows that has the volume attached, or a `.reg` file for the running source machine. */
  script: procedure.input(scriptInput).query(({ ctx, input }) => ({ text: scriptText(ctx, input) })),
  /** As `script`, into a file of this PC: a `.reg` file as regedit writes it, in UTF-16. */
  saveScript: procedure.input(scriptInput.extend({ output: pathInput })).mutation(({ ctx, input }) => {
    const text = scriptText(ctx, input);
    const bytes = input.format === 'reg' ? encodeUtf16(`\ufeff${text}`) : new TextEncoder().encode(text);
    unwrap(writeOutputFile(input.output, bytes, [input.volume]));
    return { output: input.output };
  }),
});

/** Throws the reason (refused) as ProblemError where the proposal cannot be applied. */
function applicable(offer: Offer): Offer {
  const { applicability, id, changes } = offer;
  if (applicability.kind === 'canApply') return offer;
  const { reason } = applicability;
  const files = [...new Set(changes.map((change) => toWindowsPath(change.file)))].join(', ');
  const detail = `${reason.detail} The remedy "${id}" would change ${files}; nothing was written.`;
  throw new ProblemError({ kind: 'refused', diagnostic: { ...reason, detail } });
}

function scriptText(ctx: ApiContext, { volume, id, format }: z.infer<typeof scriptInput>): string {
  const session = unwrap(ctx.sessions.open(volume));
  const write = format === 'reg' ? exportReg : exportScript;
  return unwrap(write(session.fs, findProposal(session, id), interruptedOn(ctx, volume)));
}
