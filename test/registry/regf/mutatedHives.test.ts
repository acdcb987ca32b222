import { expect, it } from 'vitest';
import { mutated, randomFrom, SOUND } from '../../soak/mutatedHives.ts';
import { readEverything } from '../../soak/readEverything.ts';

// `npm run soak` does the same with 100,000 and more.
it('2,000 mutated hives are read without a fault, each soon', () => {
  let slowest = 0;
  const faults = Array.from({ length: 2000 }, (_, seed) => {
    const files = mutated(randomFrom(seed));
    const start = performance.now();
    const reading = readEverything(files);
    slowest = Math.max(slowest, performance.now() - start);
    return reading.faults.map((fault) => `seed ${seed}: ${fault}`);
  });
  expect(faults.flat()).toEqual([]);
  expect(slowest).toBeLessThan(2000);
});

it('the hives that are mutated are sound before', () => {
  const expected = SOUND.map(({ logs }) => ({ opened: true, warnings: logs.length === 0 ? 0 : 1, faults: [] }));
  expect(SOUND.map((files) => readEverything(files))).toEqual(expected);
});
