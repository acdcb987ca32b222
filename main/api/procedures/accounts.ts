import { unwrap } from '../../../shared/model/diagnostic.ts';
import { accountsAnswer } from '../../subject/accountsAnswer.ts';
import { measureProfiles } from '../../subject/profileSize.ts';
import { finishInSlices } from '../cooperate.ts';
import { volumeInput } from '../inputs.ts';
import { procedure, router } from '../trpc.ts';

/**
 * Local accounts and profiles of a volume. What could not be read is said, never an empty list alone. `measured` also
 * has the sizes of the profile folders, which takes as long as listing them.
 */
export const accountsRouter = router({
  list: procedure
    .input(volumeInput)
    .query(({ ctx, input }) => accountsAnswer(unwrap(ctx.sessions.open(input.volume)).subject)),
  measured: procedure.input(volumeInput).query(async ({ ctx, input, signal }) => {
    const { subject } = unwrap(ctx.sessions.open(input.volume));
    const answer = accountsAnswer(subject);
    return { ...answer, profiles: await finishInSlices(measureProfiles(subject.fs, answer.profiles), signal) };
  }),
});
