import type { ConfigFile, ConfigSetting } from '../../../../shared/model/config.ts';
import { MASK } from '../../../../shared/model/mask.ts';
import { EXIT, worstExit } from '../exitCodes.ts';
import { emit, jsonText, wantsJson, type Invocation, type OutputOptions } from '../invocation.ts';
import { answerLines, searchLines } from '../text/answerFileText.ts';
import { columns, placed } from '../text/layout.ts';
import type { Paint } from '../text/paint.ts';
import { problemLines, problemText } from '../text/places.ts';
import { changeFile, refuseTarget, type WriteOptions } from './changeFile.ts';
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

export type SetOptions = ChangeOptions & WriteOptions;

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
  refuseTarget(file, options);
  const requested = requestedChange(value, options);
  const given = value === '-' ? { value: await invocation.terminal.readAll() } : {};
  const done = await changeFile(invocation, { file, setting, ...requested, ...given }, setting, options);
  if (options.json === true) invocation.terminal.result(jsonText('config-set', { file, setting, ...done }));
  return EXIT.clean;
}
