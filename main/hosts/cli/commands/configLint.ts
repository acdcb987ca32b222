import type { LintedFile } from '../../../../shared/model/config.ts';
import {
  problem,
  ProblemError,
  type Diagnostic,
  type Problem,
  type Severity,
} from '../../../../shared/model/diagnostic.ts';
import { EXIT, exitCodeOf, worstExit } from '../exitCodes.ts';
import { emit, jsonText, wantsJson, type Invocation, type OutputOptions } from '../invocation.ts';
import { differencesText, lintText } from '../text/settingsText.ts';
import { visibleJson } from '../text/visible.ts';

export interface LintOptions extends OutputOptions {
  readonly volume?: string;
}

/**
 * `config lint FILE...`: the problems of settings files. One file that cannot be read does not keep the others. With
 * `--volume ROOT` those of all settings files of a volume, and what they say against each other.
 */
export async function lintConfigs(
  invocation: Invocation,
  files: readonly string[],
  options: LintOptions,
): Promise<number> {
  const format = options.format === 'sarif' || options.format === 'junit' ? options.format : null;
  const { volume } = options;
  if ((volume === undefined) === (files.length === 0)) throw new ProblemError(oneOfBoth());
  const { files: linted, report } =
    volume === undefined
      ? await invocation.caller.config.file.lint({ files: [...files], format })
      : await invocation.caller.config.contradictions.lint({ volume, format });
  emit(invocation, options, textOf(invocation, options, linted, report), volume === undefined ? files : [volume]);
  const [only] = linted;
  if (volume === undefined && linted.length === 1 && only?.failure != null) return exitCodeOf(only.failure);
  return worstExit({
    failures: has(linted, 'error'),
    incomplete: linted.some(({ kind }) => kind === null),
    warnings: has(linted, 'warning'),
  });
}

function oneOfBoth(): Problem {
  return problem('usage', 'lint-what', 'Name settings files, or a volume with --volume.', {
    detail: 'Settings files were to be judged.',
    fix: 'imageprep config lint FILE..., or imageprep config lint --volume ROOT',
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

function problemJson({ where, ...told }: Diagnostic) {
  return { ...told, line: where[0]?.line ?? null, column: where[0]?.column ?? null, where };
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
