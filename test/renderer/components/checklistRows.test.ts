import { describe, expect, test } from 'vitest';
import { checklistRows, firstView, rowKey, type Row } from '../../../renderer/components/checklistRows.ts';
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
  rows.map((row) => (row.kind === 'finding' ? row.outcome.id : `${rowKey(row)}: ${row.counts}`));

describe('the rows of a checklist', () => {
  test('the area with the worst finding stands first, however the filter is set', () => {
    const report = reportOf(
      outcome('profiles', 'accounts', 'warning'),
      outcome('room', 'disk', 'pass'),
      outcome('lock', 'remoteDesktop', 'unknown'),
      outcome('agent', 'agent', 'fail'),
    );
    expect(keys(checklistRows(report, firstView(report)))).toEqual([
      'area:agent: 1 fail',
      'agent',
      'area:accounts: 1 warning',
      'profiles',
      'area:remoteDesktop: 1 unknown',
      'lock',
    ]);
    expect(keys(checklistRows(report, { ...firstView(report), results: ['pass', 'warning'] }))).toEqual([
      'area:accounts: 1 warning',
      'profiles',
      'area:disk: 1 pass',
      'room',
    ]);
  });

  test('what only the source machine can answer stands apart from what could not be read', () => {
    const report = reportOf(
      { ...outcome('rearm', 'licensing', 'unknown'), onSourceOnly: true },
      outcome('key', 'licensing', 'unknown'),
      { ...outcome('bitlocker', 'encryption', 'unknown'), onSourceOnly: true },
    );
    const view = firstView(report);
    expect(keys(checklistRows(report, view))).toEqual([
      'area:licensing: 1 unknown',
      'key',
      'result:ask: 2 questions',
      'rearm',
      'bitlocker',
    ]);
    expect(keys(checklistRows(report, { ...view, by: 'result', folded: ['ask'] }))).toEqual([
      'result:unknown: 1 check',
      'key',
      'result:ask: 2 questions',
    ]);
    expect(keys(checklistRows(report, { ...view, results: ['ask'], text: 'bitlocker' }))).toEqual([
      'result:ask: 1 question',
      'bitlocker',
    ]);
  });

  test('areas stand in their order, findings worst first, passes only on demand', () => {
    expect(keys(checklistRows(REPORT, firstView(REPORT)))).toEqual([
      'area:accounts: 1 fail, 1 warning, 1 pass',
      'keys',
      'profiles',
      'area:remoteDesktop: 1 warning',
      'open-port',
    ]);
    expect(keys(checklistRows(REPORT, { ...firstView(REPORT), results: ['pass'] }))).toEqual([
      'area:accounts: 1 fail, 1 warning, 1 pass',
      'names',
    ]);
  });

  test('a folded area keeps its head', () => {
    expect(keys(checklistRows(REPORT, { ...firstView(REPORT), folded: ['accounts'] }))).toEqual([
      'area:accounts: 1 fail, 1 warning, 1 pass',
      'area:remoteDesktop: 1 warning',
      'open-port',
    ]);
  });

  test('grouped by result, findings stand in the order of their areas, and a result can be folded', () => {
    const view = { ...firstView(REPORT), by: 'result' } as const;
    expect(keys(checklistRows(REPORT, view))).toEqual([
      'result:fail: 1 check',
      'keys',
      'result:warning: 2 checks',
      'profiles',
      'open-port',
    ]);
    expect(keys(checklistRows(REPORT, { ...view, folded: ['warning'] }))).toEqual([
      'result:fail: 1 check',
      'keys',
      'result:warning: 2 checks',
    ]);
  });

  test('the filter looks at titles, areas and details, without case', () => {
    expect(keys(checklistRows(REPORT, { ...firstView(REPORT), text: 'TITLE OF KEYS' }))).toEqual([
      'area:accounts: 1 fail, 1 warning, 1 pass',
      'keys',
    ]);
    expect(checklistRows(REPORT, { ...firstView(REPORT), text: 'fdenyts' })).toHaveLength(5);
    expect(keys(checklistRows(REPORT, { ...firstView(REPORT), text: 'remote desk' }))).toEqual([
      'area:remoteDesktop: 1 warning',
      'open-port',
    ]);
    expect(checklistRows(REPORT, { ...firstView(REPORT), text: 'nothing like it' })).toEqual([]);
  });
});
