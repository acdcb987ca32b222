import { describe, expect, test } from 'vitest';
import { checkOf, subjectOf } from '../support/worlds.ts';
import { CASES } from './cases/cases.ts';

describe.each(CASES.map((each) => [each.id, each] as const))(
  '%s',
  (id, { good, goodResult, bad, badResult, also, space }) => {
    test(`is ${goodResult ?? 'pass'} on a good volume`, () => {
      expect(checkOf(subjectOf(good(), { space: space?.good }), id).result).toBe(goodResult ?? 'pass');
    });
    test(`is ${badResult} on a bad one`, () => {
      expect(checkOf(subjectOf(bad(), { space: space?.bad }), id).result).toBe(badResult);
    });
    test.each(also ?? [])('is $result $when', ({ files, result, says }) => {
      const found = checkOf(subjectOf(files()), id);
      if (result !== 'pass' && result !== 'notApplicable') expect(found.diagnostics[0]?.fix).toBeTruthy();
      expect([found.result, `${found.title} ${found.diagnostics[0]?.detail ?? ''}`]).toEqual([
        result,
        expect.stringMatching(says),
      ]);
    });
  },
);
