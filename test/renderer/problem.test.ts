import { expect, test } from 'vitest';
import { problemOf } from '../../renderer/problem.ts';
import { problem } from '../../shared/model/diagnostic.ts';

test('an expected failure keeps its own words', () => {
  const sent = problem('changed', 'file-changed', 'Nothing was written: SOFTWARE has changed.', {
    fix: 'Check again.',
  });
  expect(problemOf(Object.assign(new Error('refused'), { data: { problem: sent } }), 'saving')).toEqual(
    sent.diagnostic,
  );
});

test('a lost connection and a fault say what was being done and what to do', () => {
  const lost = problemOf(new TypeError('Failed to fetch'), 'saving the changes');
  expect([lost.code, lost.summary]).toEqual([
    'connection-lost',
    "The workbench's own service does not answer while saving the changes.",
  ]);
  const fault = problemOf('boom', 'saving the changes');
  expect([fault.code, fault.summary, fault.detail]).toEqual([
    'unexpected-failure',
    'Something unexpected happened while saving the changes.',
    'boom',
  ]);
  expect([lost.fix, fault.fix].every((fix) => fix !== undefined && fix !== '')).toBe(true);
});

test('an answer without a problem in it is no expected failure', () => {
  for (const data of [null, {}, { problem: null }, { problem: {} }])
    expect(problemOf({ data }, 'reading').code).toBe('unexpected-failure');
});
