import { z } from 'zod';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import type { VolumeVerdict } from '../../../shared/model/history.ts';
import { volumeCandidates } from '../../platform/volumeCandidates.ts';
import { folderExists } from '../../platform/folders.ts';
import { pathInput, volumeInput } from '../inputs.ts';
import { interruptedOn } from '../interruptedOn.ts';
import { identityOf } from '../record.ts';
import { rootOf } from '../sessions.ts';
import { procedure, router } from '../trpc.ts';

/** Opening volumes: candidates on this PC, recent ones, the report of one. */
export const volumeRouter = router({
  candidates: procedure.query(() => volumeCandidates()),
  recent: procedure.query(({ ctx }) =>
    unwrap(ctx.history.volumes.recent()).map((volume) => ({
      path: volume.path,
      computerName: volume.computerName,
      product: volume.product,
      lastVerdict: volume.lastVerdict === null ? null : shownVerdict(volume.lastVerdict),
      openedAt: volume.lastOpened,
      exists: folderExists(volume.path),
    })),
  ),
  open: procedure.input(z.strictObject({ path: pathInput })).mutation(({ ctx, input }) => {
    const { report } = unwrap(ctx.sessions.open(input.path)).subject;
    unwrap(ctx.history.volumes.opened(identityOf(rootOf(input.path), report)));
    return { ...report, problems: [...interruptedOn(ctx, input.path), ...report.problems] };
  }),
  report: procedure
    .input(volumeInput)
    .query(({ ctx, input }) => unwrap(ctx.sessions.open(input.volume)).subject.report),
  forget: procedure.input(z.strictObject({ path: pathInput })).mutation(({ ctx, input }) => {
    unwrap(ctx.history.volumes.forget(rootOf(input.path)));
    ctx.sessions.forget(input.path);
    return { path: input.path };
  }),
  pick: procedure
    .input(z.strictObject({ kind: z.literal('folder') }))
    .mutation(async ({ ctx }) => ({ path: await ctx.host.pickFolder() })),
});

function shownVerdict({ kind, outcome, summary }: VolumeVerdict) {
  return { kind, result: outcome, text: summary };
}
