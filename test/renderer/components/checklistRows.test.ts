import { describe, expect, test } from 'vitest';
import { checklistAnswer, checklistRows, firstView, type Row } from '../../../renderer/components/checklistRows.ts';
import type { CheckArea, CheckOutcome, CheckResult, ChecklistReport } from '../../../shared/model/check.ts';
import { diagnostic } from '../../../shared/model/diagnostic.ts';

const outcome = (id: string, area: CheckArea, result: CheckResult): CheckOutcome => ({
  id,
  area,
  result,
  title: `Title of ${id}`,
  breaks: null,
  prediction: 'certain',
  diagnostics: [diagnostic(id, `Summary of ${id}`, { detail: 'fDenyTSConnections' })],
  proposals: [],
});
const reportOf = (...results: readonly CheckOutcome[]): ChecklistReport => {
  const many = (result: CheckResult): number => results.filter((item) => item.result === result).length;
  return {
    results,
    summary: {
      fail: many('fail'),
      warning: many('warning'),
      unknown: many('unknown'),
      pass: many('pass'),
      notApplicable: many('notApplicable'),
    },
  };
};
const REPORT = reportOf(
  outcome('open-port', 'remoteDesktop', 'warning'),
  outcome('profiles', 'accounts', 'warning'),
  outcome('keys', 'accounts', 'fail'),
  outcome('names', 'accounts', 'pass'),
);
const keys = (rows: readonly Row[]): readonly string[] =>
  rows.map((row) => (row.kind === 'area' ? `${row.area}: ${row.counts}` : row.outcome.id));

describe('the rows of a checklist', () => {
  test('areas stand in their order, findings worst first, passes only on demand', () => {
    expect(keys(checklistRows(REPORT, firstView(REPORT)))).toEqual([
      'accounts: 1 fail, 1 warning, 1 pass',
      'keys',
      'profiles',
      'remoteDesktop: 1 warning',
      'open-port',
    ]);
    expect(keys(checklistRows(REPORT, { ...firstView(REPORT), results: ['pass'] }))).toEqual([
      'accounts: 1 fail, 1 warning, 1 pass',
      'names',
    ]);
  });

  test('a folded area keeps its head', () => {
    expect(keys(checklistRows(REPORT, { ...firstView(REPORT), folded: ['accounts'] }))).toEqual([
      'accounts: 1 fail, 1 warning, 1 pass',
      'remoteDesktop: 1 warning',
      'open-port',
    ]);
  });

  test('the filter looks at titles and details, without case', () => {
    expect(keys(checklistRows(REPORT, { ...firstView(REPORT), text: 'TITLE OF KEYS' }))).toEqual([
      'accounts: 1 fail, 1 warning, 1 pass',
      'keys',
    ]);
    expect(checklistRows(REPORT, { ...firstView(REPORT), text: 'fdenyts' })).toHaveLength(5);
    expect(checklistRows(REPORT, { ...firstView(REPORT), text: 'nothing like it' })).toEqual([]);
  });
});

const answer = (...results: readonly CheckResult[]): string =>
  checklistAnswer(reportOf(...results.map((result, index) => outcome(String(index), 'agent', result))));

test('the answer never calls an undecided checklist passed', () => {
  expect([
    answer('fail', 'fail'),
    answer('unknown', 'warning'),
    answer('unknown'),
    answer('warning'),
    answer('pass'),
  ]).toEqual([
    'Do not run Sysprep yet: 2 findings break the run or the new instances.',
    'Nothing found stops Sysprep, but 1 check could not be decided, and 1 warning needs a look.',
    'Nothing found stops Sysprep, but 1 check could not be decided.',
    'Nothing stops Sysprep; 1 warning needs a look.',
    'Nothing found stops Sysprep.',
  ]);
});
