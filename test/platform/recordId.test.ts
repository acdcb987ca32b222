import { describe, expect, test } from 'vitest';
import { newRecordId } from '../../main/platform/recordId.ts';

describe('record ids', () => {
  test('sort in the order they were made, within a millisecond and over time', () => {
    const ids = [0, 1, 1, 1, 32, 1_700_000_000_000, 1_700_000_000_000, 9_000_000_000_000].map((ms) => newRecordId(ms));
    expect(ids.toSorted()).toEqual(ids);
    expect(ids.every((id) => /^[0-9A-HJKMNP-TV-Z]{26}$/.test(id))).toBe(true);
  });

  test('never come twice', () => {
    const ids = Array.from({ length: 5000 }, (_, number) => newRecordId(Math.floor(number / 100) % 3));
    expect(new Set(ids).size).toBe(5000);
  });
});
