import { describe, expect, test } from 'vitest';
import { boundedEvidence, named } from '../../main/checks/bounded.ts';

const pieces = (many: number) => Array.from({ length: many }, (_, index) => ({ where: {}, text: `piece ${index}` }));
const names = (many: number) => Array.from({ length: many }, (_, index) => `u${index}`);

describe('names in a sentence', () => {
  test('a few are all there, of many the first seven and how many more', () => {
    expect([named([]), named(names(8)), named(names(500)), named(names(9), ' and ')]).toEqual([
      '',
      'u0, u1, u2, u3, u4, u5, u6, u7',
      'u0, u1, u2, u3, u4, u5, u6 and 493 more',
      'u0 and u1 and u2 and u3 and u4 and u5 and u6 and 2 more',
    ]);
  });
});

describe('the evidence of a finding', () => {
  test('up to 100 pieces stay as they are', () => {
    expect(boundedEvidence(pieces(100))).toEqual(pieces(100));
  });

  test('of more, the first ones, the count and the last one stay', () => {
    const bounded = boundedEvidence(pieces(501));
    expect([bounded.length, bounded[97], ...bounded.slice(98)]).toEqual([
      100,
      { where: {}, text: 'piece 97' },
      { where: {}, text: 'and 402 more like these, 501 in all' },
      { where: {}, text: 'piece 500' },
    ]);
  });
});
