import { expect, test } from 'vitest';
import { CellSet } from '../../../main/registry/regf/cellSet.ts';

test('each place is new once, up to the end of the hive', () => {
  const limit = 8192;
  const places = Array.from({ length: limit / 8 }, (_, index) => 8 * index);
  const set = new CellSet(limit);

  const before = places.filter((at) => set.has(at));
  const first = places.filter((at) => set.add(at));
  const again = places.filter((at) => set.add(at));

  expect({ before, first, again }).toEqual({ before: [], first: places, again: [] });
  expect(places.filter((at) => !set.has(at))).toEqual([]);
});

test('a place does not stand for those beside it', () => {
  const set = new CellSet(8192);
  set.add(4096);

  expect([4088, 4096, 4104, 4160].map((at) => set.has(at))).toEqual([false, true, false, false]);
});
