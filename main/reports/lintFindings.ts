import type { CheckResult } from '../../shared/model/check.ts';
import type { LintedFile } from '../../shared/model/config.ts';
import type { Diagnostic, Severity } from '../../shared/model/diagnostic.ts';
import type { ReportedFinding } from './report.ts';

const RESULTS: Readonly<Record<Severity, CheckResult>> = { error: 'fail', warning: 'warning', info: 'pass' };

/** Problems of the files that were judged by rule, as code scanning lists them; `titles` are those of the rules. */
export function lintFindingsByRule(
  files: readonly LintedFile[],
  titles: ReadonlyMap<string, string>,
): readonly ReportedFinding[] {
  const problems = files.filter(({ kind }) => kind !== null).flatMap((file) => file.problems);
  return Array.from(Map.groupBy(problems, problemKind), ([, same]) => {
    const [first] = same as [Diagnostic, ...Diagnostic[]];
    return {
      id: first.code,
      title: titles.get(first.code) ?? first.summary,
      result: RESULTS[first.severity],
      diagnostics: same,
    };
  });
}

function problemKind({ code, severity }: Diagnostic): string {
  return `${severity} ${code}`;
}

/** Settings files as the cases of a test suite: one that has an error fails. */
export function lintFindingsByFile(files: readonly LintedFile[]): readonly ReportedFinding[] {
  return files.map(({ file, kind, problems }) => {
    const has = (severity: Severity) => problems.some((problem) => problem.severity === severity);
    const result = kind === null ? 'unknown' : has('error') ? 'fail' : has('warning') ? 'warning' : 'pass';
    return { id: file, title: kind ?? 'not read', result, diagnostics: problems };
  });
}
