import { describe, expect, test } from 'vitest';
import { CHECKS } from '../../main/checks/catalogue.ts';
import { CASES } from './cases/cases.ts';

describe('every check', () => {
  const ids = CHECKS.map(({ id }) => id);
  const covered = new Set(CASES.map(({ id }) => id));

  test('has a permanent id of its own', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  test('has one good and one bad volume', () => {
    expect(ids.filter((id) => !covered.has(id))).toEqual([]);
  });

  test('that a case names is there, and has one case', () => {
    expect(CASES.map(({ id }) => id).filter((id) => !ids.includes(id))).toEqual([]);
    expect(covered.size).toBe(CASES.length);
  });
});
