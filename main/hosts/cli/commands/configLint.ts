import type { LintedFile } from '../../../../shared/model/config.ts';
import type { Diagnostic, Severity } from '../../../../shared/model/diagnostic.ts';
import { EXIT, exitCodeOf, worstExit } from '../exitCodes.ts';
import { emit, jsonText, wantsJson, type Invocation, type OutputOptions } from '../invocation.ts';
import { differencesText, lintText } from '../text/settingsText.ts';
import { visibleJson } from '../text/visible.ts';

/** `config lint FILE...`: the problems of settings files. One file that cannot be read does not keep the others. */
export async function lintConfigs(
  invocation: Invocation,
  files: readonly string[],
  options: OutputOptions,
): Promise<number> {
  const format = options.format === 'sarif' || options.format === 'junit' ? options.format : null;
  const { files: linted, report } = await invocation.caller.config.file.lint({ files: [...files], format });
  emit(invocation, options, textOf(invocation, options, linted, report), files);
  const [only] = linted;
  if (linted.length === 1 && only?.failure != null) return exitCodeOf(only.failure);
  return worstExit({
    failures: has(linted, 'error'),
    incomplete: linted.some(({ kind }) => kind === null),
    warnings: has(linted, 'warning'),
  });
}

function textOf(
  { terminal }: Invocation,
  options: OutputOptions,
  linted: readonly LintedFile[],
  report: string | null,
): string {
  if (wantsJson(options)) return jsonText('config-lint', { files: linted.map(fileJson) });
  if (report !== null) return options.format === 'sarif' ? visibleJson(report) : report;
  return lintText(linted, terminal.paint);
}

function fileJson({ file, kind, problems }: LintedFile) {
  return { file, kind, problems: problems.map(problemJson) };
}

function problemJson({ where, ...problem }: Diagnostic) {
  return { ...problem, line: where[0]?.line ?? null, column: where[0]?.column ?? null, where };
}

function has(linted: readonly LintedFile[], severity: Severity): boolean {
  return linted.some(({ kind, problems }) => kind !== null && problems.some((each) => each.severity === severity));
}

/** `config diff A B`: what two settings files say differently. */
export async function diffConfigs(
  invocation: Invocation,
  before: string,
  after: string,
  options: OutputOptions,
): Promise<number> {
  const compared = await invocation.caller.config.file.diff({ before, after });
  const text = () => differencesText(compared, { before, after }, invocation.terminal.paint);
  emit(invocation, options, wantsJson(options) ? jsonText('config-diff', compared) : text());
  return compared.complete ? EXIT.clean : EXIT.incomplete;
}
