export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The fields of vitest's JSON report that are counted. */
export interface UnitReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** The fields of Playwright's JSON report that are counted. */
export interface BrowserReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  readonly errors: readonly unknown[];
}

export interface FinishedRun<TReport> {
  /** Exit status; null where the runner was killed. */
  readonly status: number | null;
  readonly reportFile: string;
  readonly count: (report: TReport) => Counts;
}

export function countUnit(report: UnitReport): Counts;
export function countBrowser(report: BrowserReport): Counts;
export function countRun<TReport>(run: FinishedRun<TReport>): Counts;
export function sum(counts: readonly Counts[]): Counts;
export function countLine(counts: Counts): string;
export function exitCode(counts: Counts): 0 | 1;
