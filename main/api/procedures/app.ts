import { z } from 'zod';
import licences from '../../../resources/licences.json' with { type: 'json' };
import { unwrap } from '../../../shared/model/diagnostic.ts';
import { procedure, router } from '../trpc.ts';

const settingsChange = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).optional(),
  readOnly: z.boolean().optional(),
});

/** The program itself: settings, notices of the start, versions, licences, folders. */
export const appRouter = router({
  info: procedure.query(({ ctx }) => ({
    version: ctx.version,
    host: ctx.host.kind,
    versions: {
      node: process.versions.node,
      electron: process.versions['electron'] ?? null,
      sqlite: ctx.history.sqliteVersion,
    },
    dataFolder: ctx.dataFolder.root,
    logFolder: ctx.dataFolder.logs,
    licences,
  })),
  settings: procedure.query(({ ctx }) => ctx.settings.load()),
  changeSettings: procedure.input(settingsChange).mutation(({ ctx, input }) => unwrap(ctx.settings.change(input))),
  notices: procedure.query(({ ctx }) => ctx.notices),
  openFolder: procedure.input(z.strictObject({ what: z.enum(['data', 'log']) })).mutation(async ({ ctx, input }) => {
    const path = input.what === 'data' ? ctx.dataFolder.root : ctx.dataFolder.logs;
    return { opened: await ctx.host.openFolder(path), path };
  }),
});
