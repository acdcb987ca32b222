import { describe, expect, test } from 'vitest';
import { IDLE, jobReducer, type Job, type JobEvent } from '../../renderer/jobs.ts';
import { diagnostic } from '../../shared/model/diagnostic.ts';

const after = (...events: readonly JobEvent<string>[]): Job<string> =>
  events.reduce<Job<string>>((job, event) => jobReducer(job, event), IDLE);
const done: JobEvent<string> = { kind: 'done', value: 'found', recordId: 'r1', at: '2026-11-22T14:02:11.000Z' };
const last = { value: 'found', recordId: 'r1', at: '2026-11-22T14:02:11.000Z' };

describe('long work', () => {
  test('what is already known stays while it runs again', () => {
    expect(after(done, { kind: 'start' }, { kind: 'progress', done: 3, total: null, label: 'Step' })).toEqual({
      state: 'running',
      last,
      progress: { done: 3, total: null, label: 'Step' },
      problem: null,
      stale: false,
    });
  });

  test('what is already known stays after a failure and after a cancel', () => {
    const problem = diagnostic('gone', 'It is gone.');
    expect(after(done, { kind: 'start' }, { kind: 'failed', problem })).toEqual({
      ...IDLE,
      state: 'failed',
      last,
      problem,
    });
    expect(after(done, { kind: 'start' }, { kind: 'cancelled' })).toEqual({ ...IDLE, last });
  });

  test('progress that arrives after a cancel changes nothing', () => {
    expect(after({ kind: 'start' }, { kind: 'cancelled' }, { kind: 'progress', done: 1, total: 2, label: '' })).toEqual(
      IDLE,
    );
  });

  test('a write makes a result stale until there is a new one', () => {
    expect(after({ kind: 'stale' })).toEqual(IDLE);
    expect(after(done, { kind: 'stale' }).stale).toBe(true);
    expect(after(done, { kind: 'stale' }, { kind: 'start' }, done)).toEqual({ ...IDLE, last });
    expect(after(done, { kind: 'reset' })).toEqual(IDLE);
  });
});
