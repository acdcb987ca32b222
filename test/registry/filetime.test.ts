import { expect, it } from 'vitest';
import { fileTimeFromMs, fileTimeToIso } from '../../shared/base/filetime.ts';

const SECOND = 10_000_000n;

it.each([
  [fileTimeFromMs(0), '1970-01-01T00:00:00.000Z'],
  [fileTimeFromMs(0) + 15_000n, '1970-01-01T00:00:00.001Z'],
  [fileTimeFromMs(0) - 5_000n, '1969-12-31T23:59:59.999Z'],
  [SECOND, '1601-01-01T00:00:01.000Z'],
  [0n, null],
  [0x7fff_ffff_ffff_ffffn, null],
])('reads %s as %s, which is never later than it was', (ticks, expected) => {
  expect(fileTimeToIso(ticks)).toBe(expected);
});
