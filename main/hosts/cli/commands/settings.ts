import { resolve } from 'node:path';
import type { ConfigFile, ConfigSetting } from '../../../../shared/model/config.ts';
import type { Diagnostic } from '../../../../shared/model/diagnostic.ts';
import { problem, ProblemError } from '../../../../shared/model/diagnostic.ts';
import { MASK } from '../../../../shared/model/mask.ts';
import type { ShownChange } from '../../../../shared/model/proposal.ts';
import { EXIT, worstExit } from '../exitCodes.ts';
import { emit, jsonText, wantsJson, type Invocation, type OutputOptions } from '../invocation.ts';
import { answerLines, searchLines } from '../text/answerFileText.ts';
import { columns, placed } from '../text/layout.ts';
import type { Paint } from '../text/paint.ts';
import { problemLines, problemText } from '../text/places.ts';
import { changeText } from '../text/proposalText.ts';
import { undoCommand } from '../text/undoCommand.ts';
import { requestedChange, type ChangeOptions } from './requestedChange.ts';

/** `config list VOLUME`. */
export async function listConfigs(invocation: Invocation, volume: string, options: OutputOptions): Promise<number> {
  const { files } = await invocation.caller.config.list({ volume });
  const search = await invocation.caller.config.answerFiles({ volume });
  const rows = files.map((file) => [file.kind, file.path, marksOf(file).join(', ')]);
  const why = files.filter((file) => file.why !== undefined).map((file) => `${file.path} wins: ${file.why}`);
  const problems = files.flatMap((file) => (file.problem === undefined ? [] : [file.problem]));
  const lines = [
    ...columns(rows),
    ...why,
    ...problemLines(problems, invocation.terminal.paint),
    ...searchLines(search, invocation.terminal.paint),
  ];
  const text = files.length === 0 ? 'The volume has no settings files of an EC2 agent.' : lines.join('\n');
  emit(invocation, options, wantsJson(options) ? jsonText('config-list', { files, search }) : text);
  return problems.length > 0 ? EXIT.incomplete : EXIT.clean;
}

function marksOf({ wins, processed, problem: unread }: ConfigFile): readonly string[] {
  return [
    ...(wins === true ? ['wins'] : []),
    ...(processed === true ? ['processed'] : []),
    ...(unread === undefined ? [] : ['cannot be read']),
  ];
}

/** `config show FILE`. */
export async function showConfig(invocation: Invocation, file: string, options: OutputOptions): Promise<number> {
  const { document, answer } = await invocation.caller.config.file.show({ file });
  const { lists, passwords } = answer;
  const { paint } = invocation.terminal;
  const text = () =>
    [
      `${document.file}: ${document.kind}, ${document.encoding}${document.bom === null ? '' : ' with byte order mark'}, ${document.newline}, ${document.wellFormed ? 'well-formed' : 'not well-formed'}`,
      ...document.problems.map((item) => problemText(item, paint)),
      ...settingLines(document.settings, paint),
      ...answerLines(answer, paint),
    ].join('\n');
  emit(
    invocation,
    options,
    wantsJson(options)
      ? jsonText('config-show', document.kind === 'answerFile' ? { ...document, lists, passwords } : document)
      : text(),
  );
  const any = (severity: string) => document.problems.some((item) => item.severity === severity);
  return worstExit({ failures: any('error'), incomplete: false, warnings: any('warning') });
}

/** Line, name and value of each setting in columns; where the terminal is too narrow, the value below the name. */
function settingLines(settings: readonly ConfigSetting[], paint: Paint): readonly string[] {
  const rows = settings.map(({ line, setting, value, secret }) => [
    String(line ?? '').padStart(4),
    setting,
    secret ? MASK : (value ?? ''),
  ]);
  const lines = columns(rows);
  const { width } = paint;
  if (width === null || lines.every((line) => line.length <= width)) return lines;
  return rows.map(([line = '', setting = '', value = '']) => placed(`${line}  ${setting}`, value, 0, paint));
}

export interface GetOptions extends OutputOptions {
  readonly showSecrets?: boolean;
}

/** `config get FILE SETTING`; an absent setting is null and exit code 2, without JSON nothing on standard output. */
export async function getConfig(
  invocation: Invocation,
  file: string,
  setting: string,
  options: GetOptions,
): Promise<number> {
  const found = await invocation.caller.config.file.get({ file, setting, showSecrets: options.showSecrets === true });
  const isAbsent = found.line === null;
  if (wantsJson(options)) emit(invocation, options, jsonText('config-get', found));
  else if (isAbsent) invocation.terminal.notice(`${setting} is not set in ${file}.`);
  else invocation.terminal.value(found.value ?? MASK);
  return isAbsent ? EXIT.failures : EXIT.clean;
}

export interface SetOptions extends ChangeOptions {
  readonly json?: boolean;
  readonly output?: string;
  readonly apply?: boolean;
  readonly strict?: boolean;
}

/**
 * `config set FILE SETTING [VALUE] [-o OUT | --apply]`: shows the change, then writes where it is told to. What lint
 * thinks of the result goes to standard error; `--strict` refuses what it calls an error.
 */
export async function setConfig(
  invocation: Invocation,
  file: string,
  setting: string,
  value: string | undefined,
  options: SetOptions,
): Promise<number> {
  const { caller, terminal } = invocation;
  refuseTarget(file, options);
  const requested = requestedChange(value, options);
  const change = { file, setting, ...requested, ...(value === '-' ? { value: await terminal.readAll() } : {}) };
  const { changes, changed, problems, introduced, fingerprint } = await caller.config.file.preview(change);
  for (const item of problems) terminal.notice(problemText(item, terminal.paint));
  if (options.strict === true) refuseErrors(introduced, setting);
  if (options.json !== true) terminal.result(shownText(changes, changed, terminal.paint));
  const saved = options.apply === true && changed ? await caller.config.file.save({ ...change, fingerprint }) : null;
  const copy =
    options.output === undefined ? null : await caller.config.file.copy({ ...change, target: options.output });
  const output = copy?.target ?? null;
  for (const item of saved?.warnings ?? []) terminal.notice(problemText(item, terminal.paint));
  const report = { file, setting, changes, problems, applied: saved !== null, editId: saved?.editId ?? null, output };
  if (options.json === true) terminal.result(jsonText('config-set', report));
  else if (saved !== null)
    terminal.notice(`${file} was changed. Undo with: ${undoCommand(saved.root, saved.editId, invocation.database)}`);
  else terminal.notice(notAppliedText(report, options));
  return EXIT.clean;
}

function shownText(changes: readonly ShownChange[], changed: boolean, paint: Paint): string {
  if (!changed) return 'No change: the setting has this value already.';
  const shown = changes.filter(({ diff }) => diff !== '');
  return shown.length === 0
    ? 'The secret changes; it is not shown.'
    : shown.map((each) => changeText(each, paint)).join('\n');
}

function notAppliedText({ file, output }: { file: string; output: string | null }, { apply }: SetOptions): string {
  if (output !== null) return `The result was written to ${output}; ${file} is as before.`;
  if (apply === true) return 'Nothing was written.';
  return 'Nothing was written. Add --apply to change the file, or -o OUT to write a copy.';
}

function refuseTarget(file: string, { apply, output }: SetOptions): void {
  if (output === undefined) return;
  if (apply === true)
    throw usage('two-targets', 'Both -o and --apply are given.', 'Use -o to write a copy, --apply to change the file.');
  if (resolve(output) === resolve(file))
    throw usage('output-is-input', '-o names the file itself.', 'Use --apply to change the file, with a backup.');
}

function usage(code: string, summary: string, fix: string): ProblemError {
  return new ProblemError(problem('usage', code, summary, { fix }));
}

function refuseErrors(problems: readonly Diagnostic[], setting: string): void {
  const errors = problems.filter((item) => item.severity === 'error');
  if (errors.length === 0) return;
  throw new ProblemError(
    problem('refused', 'strict-refused', `${setting} was not changed: the file would have errors.`, {
      detail: errors.map((item) => item.summary).join('\n'),
      fix: 'Give a value that Windows takes, or leave out --strict.',
    }),
  );
}
