import type { Diagnostic } from '../../../../shared/model/diagnostic.ts';
import { EXIT, worstExit } from '../exitCodes.ts';
import { emit, jsonText, wantsJson, type Invocation, type OutputOptions } from '../invocation.ts';
import { dataText, hiveListingText, hiveStatText, hiveTreeText, hiveVerdictText } from '../text/hiveText.ts';
import { problemLines } from '../text/places.ts';

/** The procedures of plain look-ups, and where their result goes: all that they need of an invocation. */
export interface HiveCaller {
  readonly hives: Pick<Invocation['caller']['hives'], 'stat' | 'list' | 'value'>;
}

type Looking = Pick<Invocation, 'terminal'> & { readonly caller: HiveCaller };

export interface HiveOptions extends OutputOptions {
  /** False with --no-logs. */
  readonly logs: boolean;
}

/** `hive stat HIVE`. */
export async function statHive(invocation: Looking, file: string, options: HiveOptions): Promise<number> {
  const stat = await invocation.caller.hives.stat({ file, logs: options.logs });
  const text = () => hiveStatText(stat, invocation.terminal.paint);
  emit(invocation, options, wantsJson(options) ? jsonText('hive-stat', stat) : text());
  return exitOf(stat.warnings);
}

export interface HiveGetOptions extends HiveOptions {
  readonly showSecrets?: boolean;
}

/** `hive get HIVE [KEY [VALUE]]`: a value, or without one what its key holds. */
export async function getFromHive(
  invocation: Looking,
  [file, key = '', name]: readonly [file: string, key?: string, name?: string],
  options: HiveGetOptions,
): Promise<number> {
  const { caller, terminal } = invocation;
  const asked = { file, key, logs: options.logs, showSecrets: options.showSecrets === true };
  const isJson = wantsJson(options);
  if (name === undefined) {
    const listing = await caller.hives.list(asked);
    emit(invocation, options, isJson ? jsonText('hive-get', listing) : hiveListingText(listing, terminal.paint));
    return told(invocation, listing.warnings);
  }
  const value = await caller.hives.value({ ...asked, name });
  if (isJson) emit(invocation, options, jsonText('hive-get', value));
  else terminal.value(dataText(value));
  return told(invocation, value.warnings);
}

export interface HiveTreeOptions extends HiveOptions {
  readonly depth?: number;
  readonly limit: number;
}

/** `hive tree HIVE [KEY]`. */
export async function hiveTree(
  invocation: Invocation,
  file: string,
  key: string | undefined,
  { depth, limit, ...options }: HiveTreeOptions,
): Promise<number> {
  const asked = { file, key: key ?? '', logs: options.logs, limit };
  const tree = await invocation.caller.hives.tree(depth === undefined ? asked : { ...asked, depth });
  const text = () => hiveTreeText(tree, invocation.terminal.paint);
  emit(invocation, options, wantsJson(options) ? jsonText('hive-tree', tree) : text());
  return told(invocation, tree.warnings);
}

export interface HiveExportOptions extends HiveGetOptions {
  readonly prefix?: string;
}

/** `hive export HIVE [KEY] [-o FILE]`. */
export async function exportHive(
  invocation: Invocation,
  file: string,
  key: string | undefined,
  { output, prefix, showSecrets, ...options }: HiveExportOptions,
): Promise<number> {
  const { caller, terminal } = invocation;
  const exported = await caller.hives.export({
    file,
    key: key ?? '',
    logs: options.logs,
    showSecrets: showSecrets === true,
    ...(prefix === undefined ? {} : { prefix }),
    ...(output === undefined ? {} : { output }),
  });
  if (wantsJson(options)) terminal.result(jsonText('hive-export', exported));
  else if (exported.text !== null) terminal.value(exported.text);
  else terminal.notice(`${exported.path} was written to ${output ?? ''}.`);
  return told(invocation, exported.warnings);
}

/** `hive verify HIVE`; exit code 2 where anything is worse than information. */
export async function verifyHive(invocation: Invocation, file: string, options: HiveOptions): Promise<number> {
  const verdict = await invocation.caller.hives.verify({ file, logs: options.logs });
  const text = () => hiveVerdictText(verdict, invocation.terminal.paint);
  emit(invocation, options, wantsJson(options) ? jsonText('hive-verify', verdict) : text());
  return verdict.ok ? EXIT.clean : EXIT.failures;
}

/** Tells of damage beside a result, on standard error; what only informs is for `hive stat`. */
function told({ terminal }: Pick<Invocation, 'terminal'>, warnings: readonly Diagnostic[]): number {
  const damage = warnings.filter(({ severity }) => severity !== 'info');
  for (const line of problemLines(damage, terminal.paint)) terminal.notice(line);
  return exitOf(warnings);
}

function exitOf(warnings: readonly Diagnostic[]): number {
  const any = (severity: string) => warnings.some((item) => item.severity === severity);
  return worstExit({ failures: any('error'), incomplete: false, warnings: any('warning') });
}
