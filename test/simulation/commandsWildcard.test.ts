import { describe, expect, test } from 'vitest';
import { wildcard } from '../../main/simulation/commands/wildcard.ts';

describe('wildcards of names', () => {
  test.each([
    ['*', 'a.cmd', true],
    ['*.*', 'a', true],
    ['a.*', 'a', true],
    ['a.*', 'ab', false],
    ['a*.*', 'abc', true],
    ['*.cmd', 'X.CMD', true],
    ['*.cmd', 'x.cmd.bak', false],
    ['?.cmd', 'x.cmd', true],
    ['?.cmd', '.cmd', true],
    ['?.cmd', 'xy.cmd', false],
    ['a??', 'a', true],
    ['a??', 'abcd', false],
    ['?b', 'b', false],
    ['*b*c', 'abbcbc', true],
    ['*b*d', 'abbcbc', false],
    ['a+(b)', 'A+(B)', true],
    ['a.c', 'abc', false],
    ['', '', true],
  ])('%s and %s: %s', (pattern, name, fits) => expect(wildcard(pattern)(name)).toBe(fits));

  test('many stars take no longer than the lengths allow', () => {
    const start = performance.now();
    expect(wildcard(`${'*a'.repeat(100)}b`)('a'.repeat(255))).toBe(false);
    expect(wildcard('*?'.repeat(100))('a'.repeat(255))).toBe(true);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
