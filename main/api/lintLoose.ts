import type { LintedFile } from '../../shared/model/config.ts';
import { problem, ProblemError } from '../../shared/model/diagnostic.ts';
import { LINT_RULES } from '../config/lint/catalogue.ts';
import { CONTRADICTIONS } from '../contradictions/catalogue.ts';
import { lintDocument } from '../config/lint/lintDocument.ts';
import { renderJunit } from '../reports/junit.ts';
import { lintFindingsByFile, lintFindingsByRule } from '../reports/lintFindings.ts';
import { renderSarif } from '../reports/sarif.ts';
import type { ApiContext } from './context.ts';
import { openLoose } from './looseConfig.ts';

/** Judges one settings file. One that cannot be read is given with the reason, so that others are judged all the same. */
export function lintLoose(file: string): LintedFile {
  try {
    const config = openLoose(file);
    if (config.kind === 'ini') return notJudged(file);
    const problems = lintDocument(config).map((found) => ({
      ...found,
      where: found.where.map((at) => ({ ...at, file })),
    }));
    return { file, kind: config.kind, failure: null, problems };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { file, kind: null, failure: error.problem.kind, problems: [error.problem.diagnostic] };
  }
}

/** A file that nothing is known of is no file without faults. */
function notJudged(file: string): LintedFile {
  const { diagnostic } = problem(
    'input',
    'kind-not-judged',
    `"${file}" was not judged. No rule knows files of this kind.`,
    { where: [{ file }], fix: 'Leave it out, or look at it by hand.' },
  );
  return { file, kind: null, failure: null, problems: [diagnostic] };
}

/** What build pipelines read: SARIF lists findings by rule, JUnit a case for each file. */
export function lintReport(
  files: readonly LintedFile[],
  format: 'sarif' | 'junit',
  { version, clock }: ApiContext,
): string {
  if (format === 'junit')
    return renderJunit(lintFindingsByFile(files), { suite: 'config-lint', at: new Date(clock.nowMs()).toISOString() });
  const titles = new Map([...LINT_RULES, ...CONTRADICTIONS].map(({ code, title }) => [code, title]));
  const unread = files.filter(({ kind }) => kind === null).flatMap(({ problems }) => problems);
  return renderSarif(lintFindingsByRule(files, titles), version, unread);
}
