import { z } from 'zod';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import { rootOf } from '../sessions.ts';
import { procedure, router } from '../trpc.ts';
import { withoutSecrets } from '../wizardState.ts';

/** `''` stands for the time before a volume is open. */
const volume = z.string().max(4096);

/** Where the user stands in the wizard, kept per volume. */
export const wizardRouter = router({
  load: procedure
    .input(z.strictObject({ volume }))
    .query(({ ctx, input }) => ({ state: unwrap(ctx.history.wizard.load(keyOf(input.volume))) })),
  save: procedure.input(z.strictObject({ volume, state: z.unknown() })).mutation(({ ctx, input }) => {
    unwrap(ctx.history.wizard.save(keyOf(input.volume), withoutSecrets(input.state)));
    return { saved: true };
  }),
});

function keyOf(path: string): string {
  return path === '' ? '' : rootOf(path);
}
