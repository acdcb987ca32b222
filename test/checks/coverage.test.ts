import { describe, expect, test } from 'vitest';
import { CHECKS } from '../../main/checks/catalogue.ts';
import { CASES } from './cases/cases.ts';

/** What no copy of a volume can tell: asked of the source machine, and never decided here. */
const SOURCE_ONLY = new Set(['bitlocker', 'rearm-count']);
/** Those whose failing volume is in a test of their own: agentWork, driversAndTime, providers. */
const FAIL_ELSEWHERE = new Set([
  'first-boot-password',
  'launch1-task',
  'boot-storage-drivers',
  'defender-for-endpoint',
]);

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

  test('that is required can fail, or is a question for the source machine', () => {
    const ends = new Map(
      CASES.map(({ id, badResult, also = [] }) => [id, [badResult, ...also.map((each) => each.result)]]),
    );
    const required = CHECKS.filter(({ grade }) => grade === 'required').map(({ id }) => id);
    const softer = required.filter((id) => ends.get(id)?.includes('fail') !== true);
    expect(softer.filter((id) => !SOURCE_ONLY.has(id) && !FAIL_ELSEWHERE.has(id))).toEqual([]);
  });

  test('that a case names is there, and has one case', () => {
    expect(CASES.map(({ id }) => id).filter((id) => !ids.includes(id))).toEqual([]);
    expect(covered.size).toBe(CASES.length);
  });
});
