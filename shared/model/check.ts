import type { Diagnostic } from './diagnostic.ts';
import type { Phase } from './simulation.ts';

export type CheckResult = 'pass' | 'warning' | 'fail' | 'notApplicable' | 'unknown';

export const CHECK_RESULTS: readonly CheckResult[] = ['fail', 'warning', 'unknown', 'pass', 'notApplicable'];

export type CheckArea = 'accounts' | 'pending' | 'identity' | 'state' | 'agent' | 'remoteDesktop';

/** What one check found. `diagnostics` is never empty: a pass says what was looked at, too. */
export interface CheckOutcome {
  /** Permanent id, kebab-case. */
  readonly id: string;
  readonly area: CheckArea;
  readonly result: CheckResult;
  readonly title: string;
  /** The phase that the finding would break; null when none. */
  readonly breaks: Phase | null;
  /** `certain`, or `cannotTell` where the sources differ about the consequence. */
  readonly prediction: 'certain' | 'likely' | 'cannotTell';
  readonly diagnostics: readonly Diagnostic[];
  /** Ids of proposals that mend it. */
  readonly proposals: readonly string[];
}

export type CheckSummary = Readonly<Record<CheckResult, number>>;

export interface ChecklistReport {
  readonly results: readonly CheckOutcome[];
  readonly summary: CheckSummary;
}
