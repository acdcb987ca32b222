import { expect, test } from 'vitest';
import { stepChanges, verdictChanges } from '../../../renderer/components/RunComparison.tsx';
import { runOf, step, verdict } from './runs.ts';

const own = (message: string) => ({ ...step('rdp', 'specialize'), messages: [message] });

test('only statements whose result differs are told, new ones without a before', () => {
  const before = runOf([], [verdict('a', 'broken'), verdict('b', 'holds')]);
  const after = runOf([], [verdict('a', 'holds'), verdict('b', 'holds'), verdict('c', 'cannotTell')]);
  expect(verdictChanges(before, after)).toEqual([
    { title: 'Title of a', before: 'broken', after: 'holds' },
    { title: 'Title of c', before: null, after: 'cannotTell' },
  ]);
});

test('steps are matched by id: changed, added and gone; what a step inherits is not its own difference', () => {
  const before = runOf([step('same', 'prepare', { rdp: 'open' }), step('gone', 'prepare'), own('opens')]);
  const after = runOf([step('same', 'prepare', { rdp: 'closed' }), own('closes'), step('new', 'oobe')]);
  expect(stepChanges(before, after).map(({ a, b }) => [a?.id, b?.id])).toEqual([
    ['rdp', 'rdp'],
    [undefined, 'new'],
    ['gone', undefined],
  ]);
  expect(stepChanges(before, before)).toEqual([]);
});
