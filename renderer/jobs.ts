import { unreachable } from '../shared/base/assert.ts';
import type { Diagnostic } from '../shared/model/diagnostic.ts';

/** A finished piece of long work and the record it left in the history. */
export interface JobResult<T> {
  readonly value: T;
  readonly recordId: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export interface Progress {
  readonly done: number;
  /** Null when it is not known beforehand. */
  readonly total: number | null;
  readonly label: string;
}

/** Long work: what is already known (`last`) stays usable while it runs and after it failed. */
export interface Job<T> {
  readonly state: 'idle' | 'running' | 'failed';
  readonly last: JobResult<T> | null;
  readonly progress: Progress | null;
  readonly problem: Diagnostic | null;
  /** Whether something was written since `last`, so that it may no longer be true. */
  readonly stale: boolean;
}

export type JobEvent<T> =
  | { readonly kind: 'start' }
  | ({ readonly kind: 'progress' } & Progress)
  | ({ readonly kind: 'done' } & JobResult<T>)
  | { readonly kind: 'failed'; readonly problem: Diagnostic }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'stale' }
  | { readonly kind: 'reset' };

export const IDLE: Job<never> = { state: 'idle', last: null, progress: null, problem: null, stale: false };

/** The first line of a screen that has no result yet: that it is being made, or that it could not be. */
export function unread({ state }: Job<unknown>, doing: string, failed: string): string {
  return state === 'failed' ? failed : doing;
}

export function jobReducer<T>(job: Job<T>, event: JobEvent<T>): Job<T> {
  switch (event.kind) {
    case 'start':
      return { ...job, state: 'running', progress: null, problem: null };
    case 'progress':
      return job.state === 'running'
        ? { ...job, progress: { done: event.done, total: event.total, label: event.label } }
        : job;
    case 'done':
      return { ...IDLE, last: { value: event.value, recordId: event.recordId, at: event.at } };
    case 'failed':
      return { ...job, state: 'failed', progress: null, problem: event.problem };
    case 'cancelled':
      return { ...job, state: 'idle', progress: null };
    case 'stale':
      return job.last === null ? job : { ...job, stale: true };
    case 'reset':
      return IDLE;
    default:
      return unreachable(event);
  }
}
