import type { CheckResult } from '../../shared/model/check.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';

/** One finding with its result: a check, a statement about a run, a cause, a problem of a file. */
export interface ReportedFinding {
  /** Permanent id. */
  readonly id: string;
  readonly title: string;
  readonly result: CheckResult;
  /** The result in the words of its kind, where these are not those of a check: a statement holds or is broken. */
  readonly word?: string;
  /** Unknown since no copy of the volume tells it: a question for the source machine, and no gap of the examination. */
  readonly onSourceOnly?: true;
  readonly diagnostics: readonly Diagnostic[];
}

export type ReportSection =
  | { readonly kind: 'paragraphs'; readonly heading: string; readonly paragraphs: readonly string[] }
  | {
      readonly kind: 'table';
      readonly heading: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'list'; readonly heading: string; readonly items: readonly string[] }
  | { readonly kind: 'diff'; readonly heading: string; readonly diff: string }
  | {
      readonly kind: 'diagnostics';
      readonly heading: string;
      /** Each finding in one line: its result, its title, and where that was seen. */
      readonly brief?: true;
      readonly findings: readonly ReportedFinding[];
    };

/** A report before it has a form: every renderer prints the same model. Its texts are masked already. */
export interface Report {
  readonly title: string;
  /** The answer in one sentence. */
  readonly subtitle: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly sections: readonly ReportSection[];
  /** ISO 8601, UTC. */
  readonly generatedAt: string;
  /** Version of the program. */
  readonly version: string;
}

/** The words for results, everywhere the same. */
export const RESULT_WORDS: Readonly<Record<CheckResult, string>> = {
  fail: 'fail',
  warning: 'warning',
  unknown: 'unknown',
  pass: 'pass',
  notApplicable: 'not applicable',
};

/** The result of a finding as a word. */
export function resultWord({ result, word }: ReportedFinding): string {
  return word ?? RESULT_WORDS[result];
}
