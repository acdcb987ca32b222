import { expect, test } from 'vitest';
import { stepChanges, verdictChanges } from '../../../renderer/components/RunComparison.tsx';
import { runOf, step, verdict } from './runs.ts';

test('only statements whose result differs are told, new ones without a before', () => {
  const before = runOf([], [verdict('a', 'broken'), verdict('b', 'holds')]);
  const after = runOf([], [verdict('a', 'holds'), verdict('b', 'holds'), verdict('c', 'cannotTell')]);
  expect(verdictChanges(before, after)).toEqual([
    { title: 'Title of a', before: 'broken', after: 'holds' },
    { title: 'Title of c', before: null, after: 'cannotTell' },
  ]);
});

test('steps are matched by id: changed, added and gone; what a step inherits does not count', () => {
  const same = step('same', 'prepare');
  const inherited = [step('later', 'oobe', { rdp: 'open' }), step('later', 'oobe', { rdp: 'closed' })] as const;
  const before = runOf([same, step('gone', 'prepare'), step('rdp', 'specialize'), inherited[0]]);
  const closing = { ...step('rdp', 'specialize'), title: 'Remote Desktop is closed' };
  const after = runOf([same, closing, inherited[1], step('new', 'oobe')]);
  expect(stepChanges(before, after).map(({ a, b }) => [a?.id, b?.id])).toEqual([
    ['rdp', 'rdp'],
    [undefined, 'new'],
    ['gone', undefined],
  ]);
  expect(stepChanges(before, before)).toEqual([]);
});
