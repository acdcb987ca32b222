import { unwrap } from '../../../shared/model/diagnostic.ts';
import { accountsAnswer } from '../../subject/accountsAnswer.ts';
import { volumeInput } from '../inputs.ts';
import { procedure, router } from '../trpc.ts';

/** Local accounts and profiles of a volume. What could not be read is said, never an empty list alone. */
export const accountsRouter = router({
  list: procedure
    .input(volumeInput)
    .query(({ ctx, input }) => accountsAnswer(unwrap(ctx.sessions.open(input.volume)).subject)),
});
