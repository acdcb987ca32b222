import { describe, expect, test } from 'vitest';
import { results, runOf, sampleFiles } from '../support/worlds.ts';

const ALL_HOLD = {
  'known-way-in': 'holds',
  'rdp-never-open-with-blank-password': 'holds',
  'copyprofile-can-succeed': 'holds',
  'rdp-reachable-again': 'holds',
};

/** The verdicts of the healthy sample without one of its hives. */
function without(name: string): Record<string, string> {
  const files = sampleFiles('healthy');
  delete files[`Windows/System32/config/${name}`];
  return results(runOf(files));
}

describe('hives that cannot be read', () => {
  test('without SYSTEM another answer file may win: nothing about the end is promised', () => {
    expect(without('SYSTEM')).toMatchObject({ 'known-way-in': 'cannotTell', 'rdp-reachable-again': 'cannotTell' });
  });
  test('without SOFTWARE CopyProfile cannot be told, and what comes after it neither', () => {
    expect(without('SOFTWARE')).toEqual({
      ...ALL_HOLD,
      'copyprofile-can-succeed': 'cannotTell',
      'known-way-in': 'cannotTell',
      'rdp-reachable-again': 'cannotTell',
    });
  });
  test('without SAM nobody is known to be able to log in', () => {
    expect(without('SAM')).toMatchObject({
      'known-way-in': 'cannotTell',
      'copyprofile-can-succeed': 'cannotTell',
    });
  });
});
