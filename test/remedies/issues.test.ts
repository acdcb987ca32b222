import { expect, test } from 'vitest';
import { knownIssues } from '../../main/diagnosis/catalogue.ts';
import { REMEDIES } from '../../main/remedies/remedies.ts';

test('the issues that remedies mend are known ones', () => {
  const known = new Set(knownIssues.map(({ id }) => id));
  const named = REMEDIES.flatMap(({ issues = [] }) => issues);
  expect([named.length > 0, named.filter((id) => !known.has(id))]).toEqual([true, []]);
});
