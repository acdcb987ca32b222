import { setTimeout } from 'node:timers/promises';
import { initTRPC, tracked, TRPCError } from '@trpc/server';
import { z } from 'zod';
import { problem, ProblemError, type Problem } from '../../shared/model/diagnostic.ts';

/** What the server side of a contract test saw, for asking whether work stopped. */
export interface Witness {
  readonly saved: string[];
  steps: number;
  stopped: boolean;
}

export function newWitness(): Witness {
  return { saved: [], steps: 0, stopped: false };
}

/** The failure that `missingVolume` answers with. */
export const MISSING_VOLUME: Problem = problem('missing', 'volume-not-found', 'There is no volume "E:".', {
  fix: 'Attach the disk, then open the volume again.',
});

const t = initTRPC.context<Witness>().create({
  isDev: false,
  errorFormatter: ({ shape, error }) => ({
    ...shape,
    data: { ...shape.data, problem: error.cause instanceof ProblemError ? error.cause.problem : null },
  }),
});

/** Steps that `count` would make if nobody stopped it: more than any test waits for. */
const ENDLESS = 100_000;

/** A router with one procedure for each thing that a transport must carry. */
export const testRouter = t.router({
  greet: t.procedure
    .input(z.object({ name: z.string().min(1) }))
    .query(({ input }) => ({ text: `Hello ${input.name}` })),
  nested: t.router({
    save: t.procedure.input(z.object({ text: z.string() })).mutation(({ input, ctx }) => ({
      count: ctx.saved.push(input.text),
    })),
  }),
  missingVolume: t.procedure.query((): string => {
    throw new TRPCError({
      code: 'NOT_FOUND',
      message: MISSING_VOLUME.diagnostic.summary,
      cause: new ProblemError(MISSING_VOLUME),
    });
  }),
  uncopyable: t.procedure.query(() => ({ later: () => 'a function crosses no port' })),
  progress: t.procedure.input(z.object({ steps: z.int() })).subscription(async function* ({ input }) {
    for (let done = 1; done <= input.steps; done += 1) yield tracked(`${done}`, { done });
  }),
  breaks: t.procedure.subscription(async function* () {
    yield { done: 1 };
    throw new TRPCError({
      code: 'NOT_FOUND',
      message: MISSING_VOLUME.diagnostic.summary,
      cause: new ProblemError(MISSING_VOLUME),
    });
  }),
  count: t.procedure.subscription(async function* ({ ctx, signal }) {
    try {
      for (let step = 1; step <= ENDLESS; step += 1) {
        if (signal?.aborted === true) return;
        ctx.steps = step;
        yield { done: step };
        await setTimeout(1);
      }
    } finally {
      ctx.stopped = true;
    }
  }),
});

export type TestRouter = typeof testRouter;
