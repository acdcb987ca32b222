import { setImmediate } from 'node:timers/promises';
import { problem, ProblemError } from '../../shared/model/diagnostic.ts';

/** How long pure work may hold the process before other calls, such as a cancel, get their turn. */
const SLICE_MS = 12;

/** An event of long work: how far it is, or its result. */
export type WorkEvent<P, R> = ({ readonly kind: 'progress' } & P) | ({ readonly kind: 'done' } & R);

/**
 * Runs a generator of the engine in slices. Between slices the event loop turns, so that a cancel arrives; once the
 * signal is aborted nothing more of the work is done. `finish` makes the last event from the result.
 */
export async function* cooperate<P extends object, V, R extends object>(
  work: Generator<P, V>,
  signal: AbortSignal | undefined,
  finish: (value: V) => R | Promise<R>,
): AsyncGenerator<WorkEvent<P, R>, void> {
  const slices = inSlices(work, signal);
  for (;;) {
    const step = await slices.next();
    if (step.done === true) {
      yield { kind: 'done', ...(await finish(step.value)) };
      return;
    }
    yield { kind: 'progress', ...step.value };
  }
}

/** The result of a generator of the engine, run in slices as by `cooperate`. Throws `cancelled` as ProblemError. */
export async function finishInSlices<V>(work: Generator<unknown, V>, signal: AbortSignal | undefined): Promise<V> {
  const slices = inSlices(work, signal);
  let step = await slices.next();
  while (step.done !== true) step = await slices.next();
  return step.value;
}

async function* inSlices<P, V>(work: Generator<P, V>, signal: AbortSignal | undefined): AsyncGenerator<P, V> {
  let sliceStart = performance.now();
  for (;;) {
    if (performance.now() - sliceStart > SLICE_MS) {
      await setImmediate();
      sliceStart = performance.now();
    }
    if (signal?.aborted === true) throw cancelled();
    const step = work.next();
    if (step.done === true) return step.value;
    yield step.value;
  }
}

function cancelled(): ProblemError {
  return new ProblemError(
    problem('cancelled', 'cancelled', 'The work was cancelled; nothing was recorded.', { severity: 'info' }),
  );
}
