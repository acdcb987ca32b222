import { expect, test } from 'vitest';
import type { CheckOutcome, CheckResult } from '../../shared/model/check.ts';
import { checklistAnswer } from '../../shared/model/checklistAnswer.ts';

type Told = CheckResult | 'onSourceOnly';

const outcome = (told: Told, index: number): CheckOutcome => ({
  id: String(index),
  area: 'agent',
  result: told === 'onSourceOnly' ? 'unknown' : told,
  title: '',
  breaks: null,
  prediction: 'certain',
  ...(told === 'onSourceOnly' ? { onSourceOnly: true } : {}),
  diagnostics: [],
  proposals: [],
});

const answer = (...told: readonly Told[]): string => {
  const results = told.map(outcome);
  const many = (result: CheckResult): number => results.filter((each) => each.result === result).length;
  const [pass, warning, fail] = [many('pass'), many('warning'), many('fail')];
  return checklistAnswer({
    results,
    summary: { pass, warning, fail, unknown: many('unknown'), notApplicable: many('notApplicable') },
  });
};

test('the answer never calls an undecided checklist passed', () => {
  expect([
    answer('fail', 'fail'),
    answer('unknown', 'warning'),
    answer('unknown', 'onSourceOnly'),
    answer('warning'),
    answer('warning', 'onSourceOnly'),
    answer('onSourceOnly', 'onSourceOnly', 'pass'),
    answer('pass'),
  ]).toEqual([
    'Do not run Sysprep yet: 2 findings break the run or the new instances.',
    'Nothing found stops Sysprep, but 1 check could not be decided, and 1 warning needs a look.',
    'Nothing found stops Sysprep, but 1 check could not be decided.',
    'Nothing found stops Sysprep; 1 warning needs a look.',
    'Nothing found stops Sysprep; 1 warning needs a look. 1 question only the source machine can answer.',
    'Nothing found stops Sysprep. 2 questions only the source machine can answer.',
    'Nothing found stops Sysprep.',
  ]);
});
