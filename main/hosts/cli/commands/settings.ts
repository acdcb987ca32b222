import { problem, ProblemError } from '../../../../shared/model/diagnostic.ts';
import { EXIT, worstExit } from '../exitCodes.ts';
import { emit, jsonText, wantsJson, type Invocation, type OutputOptions } from '../invocation.ts';
import { columns } from '../text/paint.ts';
import { problemText } from '../text/volumeText.ts';

/** `config list VOLUME`. */
export async function listConfigs(invocation: Invocation, volume: string, options: OutputOptions): Promise<number> {
  const { files } = await invocation.caller.config.list({ volume });
  const rows = files.map((file) => [
    file.kind,
    file.path,
    file.wins === true ? 'wins' : file.processed === true ? 'processed' : '',
    file.why ?? '',
  ]);
  emit(invocation, options, wantsJson(options) ? jsonText('config-list', { files }) : columns(rows).join('\n'));
  return EXIT.clean;
}

/** `config show FILE`. */
export async function showConfig(invocation: Invocation, file: string, options: OutputOptions): Promise<number> {
  const { document } = await invocation.caller.config.file.show({ file });
  const { settings, ...shape } = document;
  const { paint } = invocation.terminal;
  const text = () =>
    [
      `${document.file}: ${document.kind}, ${document.encoding}${document.bom === null ? '' : ' with byte order mark'}, ${document.newline}, ${document.wellFormed ? 'well-formed' : 'not well-formed'}`,
      ...columns(
        settings.map((setting) => [
          String(setting.line ?? ''),
          setting.setting,
          setting.secret ? '•••' : (setting.value ?? ''),
        ]),
      ),
      ...document.problems.map((item) => problemText(item, paint)),
    ].join('\n');
  emit(invocation, options, wantsJson(options) ? jsonText('config-show', { ...shape, settings }) : text());
  const any = (severity: string) => document.problems.some((item) => item.severity === severity);
  return worstExit({ failures: any('error'), incomplete: false, warnings: any('warning') });
}

export interface GetOptions extends OutputOptions {
  readonly showSecrets?: boolean;
}

/** `config get FILE SETTING`; an absent setting is null and exit code 2. */
export async function getConfig(
  invocation: Invocation,
  file: string,
  setting: string,
  options: GetOptions,
): Promise<number> {
  const found = await invocation.caller.config.file.get({ file, setting, showSecrets: options.showSecrets === true });
  const text = () => found.value ?? (found.secret ? '•••' : 'not set');
  emit(invocation, options, wantsJson(options) ? jsonText('config-get', found) : text());
  return found.line === null ? EXIT.failures : EXIT.clean;
}

export interface SetOptions extends OutputOptions {
  readonly apply?: boolean;
}

/** `config set FILE SETTING VALUE [-o OUT | --apply]`: shows the change; writes only where told to. */
export async function setConfig(
  invocation: Invocation,
  file: string,
  setting: string,
  value: string,
  options: SetOptions,
): Promise<number> {
  const { caller, terminal } = invocation;
  const text = value === '-' ? await terminal.readAll() : value;
  const preview = await caller.config.file.preview({ file, setting, value: text });
  for (const item of preview.problems) terminal.notice(problemText(item, terminal.paint));
  if (options.apply === true && options.output !== undefined)
    throw new ProblemError(
      problem('usage', 'two-targets', 'Both -o and --apply are given.', {
        fix: 'Use -o to write a copy, --apply to change the file itself.',
      }),
    );
  if (options.output !== undefined)
    await caller.config.file.copy({ file, setting, value: text, target: options.output });
  else if (options.apply === true)
    await caller.config.file.save({ file, setting, value: text, fingerprint: preview.fingerprint });
  const report = {
    file,
    setting,
    changes: preview.changes,
    applied: options.apply === true,
    output: options.output ?? null,
  };
  terminal.result(
    wantsJson(options)
      ? jsonText('config-set', report)
      : preview.changes.map((change) => change.diff ?? '').join('\n') || 'No change.',
  );
  if (options.apply !== true && options.output === undefined)
    terminal.notice('Nothing was written. Add --apply to change the file, or -o OUT to write a copy.');
  return EXIT.clean;
}
