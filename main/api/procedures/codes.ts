import { z } from 'zod';
import { explainCode } from '../../diagnosis/codes/explainCode.ts';
import { procedure, router } from '../trpc.ts';

/** Error codes explained, in any shape in which people paste them. */
export const codesRouter = router({
  explain: procedure
    .input(z.strictObject({ text: z.string().min(1).max(4096) }))
    .query(({ input }) => explainCode(input.text)),
});
