import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  countBrowser,
  countLine,
  countRun,
  countUnit,
  exitCode,
  sum,
  type BrowserReport,
  type UnitReport,
} from '../../../bin/tally.mjs';
import { temporaryFolder } from '../../support/corpus.ts';

const UNIT: UnitReport = {
  numPassedTests: 7,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [
    { status: 'passed', assertionResults: [{ status: 'passed' }] },
    { status: 'failed', assertionResults: [{ status: 'failed' }] },
  ],
};
const GREEN: UnitReport = { ...UNIT, numFailedTests: 0, testResults: [] };
const BROWSER: BrowserReport = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }, errors: [] };

function reportFile(text: string): string {
  const file = join(temporaryFolder(), 'report.json');
  writeFileSync(file, text);
  return file;
}

describe('counting', () => {
  test('unit tests: skipped and todo are one number', () => {
    expect(countUnit(UNIT)).toEqual({ passed: 7, failed: 1, skipped: 3 });
  });

  test('a file that could not be loaded is a failure', () => {
    const testResults = [...UNIT.testResults, { status: 'failed', assertionResults: [] }];
    expect(countUnit({ ...UNIT, testResults })).toEqual({ passed: 7, failed: 2, skipped: 3 });
  });

  test('browser tests: a flaky one passed in the end, an error outside a test failed', () => {
    expect(countBrowser(BROWSER)).toEqual({ passed: 5, failed: 1, skipped: 2 });
    expect(countBrowser({ ...BROWSER, errors: [{}] })).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  test.each([
    ['green and ended well', 0, JSON.stringify(GREEN), { passed: 7, failed: 0, skipped: 3 }],
    ['green but ended badly', 1, JSON.stringify(GREEN), { passed: 7, failed: 1, skipped: 3 }],
    ['green but was killed', null, JSON.stringify(GREEN), { passed: 7, failed: 1, skipped: 3 }],
    ['with a failure', 1, JSON.stringify(UNIT), { passed: 7, failed: 1, skipped: 3 }],
    ['with a torn report', 1, '{"numPassed', { passed: 0, failed: 1, skipped: 0 }],
  ])('a run %s', (_, status, text, counts) => {
    expect(countRun({ status, reportFile: reportFile(text), count: countUnit })).toEqual(counts);
  });

  test('a run that left no report is a failure, whatever its status says', () => {
    const missing = join(temporaryFolder(), 'none.json');
    expect(countRun({ status: 0, reportFile: missing, count: countUnit })).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
    });
  });
});

describe('the last line', () => {
  test('names what was skipped only where something was', () => {
    expect(countLine(sum([countUnit(UNIT), countBrowser(BROWSER)]))).toBe('12 passed, 2 failed, 5 skipped');
    expect(countLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
  });

  test('success means that something passed and nothing failed', () => {
    expect(exitCode({ passed: 3, failed: 0, skipped: 1 })).toBe(0);
    expect(exitCode({ passed: 3, failed: 1, skipped: 0 })).toBe(1);
    expect(exitCode({ passed: 0, failed: 0, skipped: 9 })).toBe(1);
  });
});
