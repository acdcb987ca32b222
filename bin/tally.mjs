// Counts tests from the reports of the two runners. A runner that ended badly never counts as nothing failed.
import { existsSync, readFileSync } from 'node:fs';

/** Counts of a run that left no report. */
const CRASHED = { passed: 0, failed: 1, skipped: 0 };

/** Counts from vitest's JSON report; a file that could not even be loaded counts as one failed test. */
export function countUnit(report) {
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((each) => each.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Counts from Playwright's JSON report; each error outside a test counts as one failed test. */
export function countBrowser(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected + flaky, failed: unexpected + report.errors.length, skipped };
}

/** Counts of one runner: its report, corrected where its exit status says more than its report. */
export function countRun({ status, reportFile, count }) {
  const report = readReport(reportFile);
  if (report === null) return CRASHED;
  const counts = count(report);
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function readReport(file) {
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** The sum of several counts. */
export function sum(counts) {
  const total = (field) => counts.reduce((before, each) => before + each[field], 0);
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped') };
}

/** The last line of the test command. */
export function countLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** 0 only where something passed and nothing failed. */
export function exitCode({ passed, failed }) {
  return failed === 0 && passed > 0 ? 0 : 1;
}
