import { initTRPC, TRPCError } from '@trpc/server';
import { ProblemError, type Problem, type ProblemKind } from '../../shared/model/diagnostic.ts';
import type { ApiContext } from './context.ts';

type ErrorCode = TRPCError['code'];

/** One closed table from kinds of problems to codes of the wire. */
const CODES: Readonly<Record<ProblemKind, ErrorCode>> = {
  usage: 'BAD_REQUEST',
  input: 'UNPROCESSABLE_CONTENT',
  missing: 'NOT_FOUND',
  internal: 'INTERNAL_SERVER_ERROR',
  output: 'INTERNAL_SERVER_ERROR',
  changed: 'CONFLICT',
  refused: 'FORBIDDEN',
  cancelled: 'CLIENT_CLOSED_REQUEST',
};

const t = initTRPC.context<ApiContext>().create({
  isDev: false,
  errorFormatter({ shape, error }) {
    const problem: Problem | null = error.cause instanceof ProblemError ? error.cause.problem : null;
    return { ...shape, data: { ...shape.data, problem } };
  },
});

/** Turns an expected failure into the wire's error; everything else stays what it is. */
function toWireError(error: unknown): unknown {
  const cause = error instanceof TRPCError ? error.cause : error;
  if (!(cause instanceof ProblemError)) return error;
  return new TRPCError({ code: CODES[cause.problem.kind], message: cause.message, cause });
}

/** A failed call, told once, wherever it fails: before its first answer or, of a subscription, between its events. */
function failedCall(ctx: ApiContext, path: string, error: unknown): unknown {
  const message = error instanceof Error ? error.message : String(error);
  if (!isCancel(error)) ctx.log.write('error', 'call-failed', { path, message });
  return toWireError(error);
}

/** A cancel is what the user wanted. */
function isCancel(error: unknown): boolean {
  const cause = error instanceof TRPCError ? error.cause : error;
  return cause instanceof ProblemError && cause.problem.kind === 'cancelled';
}

const withProblems = t.middleware(async ({ next, path, ctx }) => {
  const result = await next();
  if (!result.ok) throw failedCall(ctx, path, result.error);
  return isIterable(result.data) ? { ...result, data: watchEvents(result.data, ctx, path) } : result;
});

function isIterable(data: unknown): data is AsyncIterable<unknown> {
  return typeof data === 'object' && data !== null && Symbol.asyncIterator in data;
}

async function* watchEvents(events: AsyncIterable<unknown>, ctx: ApiContext, path: string): AsyncGenerator {
  try {
    yield* events;
  } catch (error) {
    throw failedCall(ctx, path, error);
  }
}

export const router = t.router;
export const procedure = t.procedure.use(withProblems);
export const createCallerFactory = t.createCallerFactory;
