import type { ChecklistReport } from '../../../../shared/model/check.ts';
import type { Run } from '../../../../shared/model/simulation.ts';
import { EXIT, worstExit } from '../exitCodes.ts';
import { emit, follow, jsonText, wantsJson, type Invocation, type OutputOptions } from '../invocation.ts';
import type { OutputOf } from '../schemas/schemas.ts';
import { accountsText, inspectText } from '../text/volumeText.ts';
import { checklistText } from '../text/checklistText.ts';
import { diagnosisText } from '../text/diagnosisText.ts';
import { runText } from '../text/runText.ts';
import { parseWhatIf } from '../whatIf.ts';

/** Hives without which part of the report cannot be told. */
const NEEDED_HIVES = new Set(['SYSTEM', 'SOFTWARE', 'SAM']);
const UNREAD = new Set(['unreadable', 'missing']);

/** `inspect VOLUME`. */
export async function inspect(invocation: Invocation, volume: string, options: OutputOptions): Promise<number> {
  const report = await invocation.caller.volume.open({ path: volume });
  emit(
    invocation,
    options,
    wantsJson(options) ? jsonText('inspect', report) : inspectText(report, invocation.terminal.paint),
  );
  const all = [...report.problems, ...report.hives.flatMap((hive) => hive.warnings)];
  return worstExit({
    failures: false,
    incomplete:
      all.some((item) => item.severity === 'error')
      || report.hives.some(({ name, state }) => NEEDED_HIVES.has(name) && UNREAD.has(state)),
    warnings: all.some((item) => item.severity === 'warning'),
  });
}

/** `accounts VOLUME`. */
export async function accounts(invocation: Invocation, volume: string, options: OutputOptions): Promise<number> {
  const report = await invocation.caller.accounts.list({ volume });
  emit(
    invocation,
    options,
    wantsJson(options) ? jsonText('accounts', report) : accountsText(report, invocation.terminal.paint),
  );
  return report.problems.length > 0 ? EXIT.incomplete : EXIT.clean;
}

/** `check VOLUME`. */
export async function check(invocation: Invocation, volume: string, options: OutputOptions): Promise<number> {
  const events = await invocation.caller.checks.run({ volume });
  const done = await follow(invocation, events, (event) =>
    event.kind === 'progress' ? `${event.done} of ${event.total}: ${event.label}` : null,
  );
  emit(
    invocation,
    options,
    await inFormat(invocation, options, 'check', done.recordId, done.report, () =>
      checklistText(done.report, invocation.terminal.paint),
    ),
  );
  return checklistExit(done.report);
}

function checklistExit({ summary }: ChecklistReport): number {
  return worstExit({ failures: summary.fail > 0, incomplete: summary.unknown > 0, warnings: summary.warning > 0 });
}

export interface SimulateOptions extends OutputOptions {
  readonly whatIf?: readonly string[];
  readonly resume?: boolean;
}

/** `simulate VOLUME`. */
export async function simulateVolume(
  invocation: Invocation,
  volume: string,
  options: SimulateOptions,
): Promise<number> {
  const files = (await invocation.caller.config.list({ volume })).files;
  const edits = (options.whatIf ?? []).map((text) => parseWhatIf(text, files));
  const events = await invocation.caller.simulation.run({ volume, edits, resume: options.resume === true });
  const done = await follow(invocation, events, (event) =>
    event.kind === 'progress' ? `${event.done}: ${event.label}` : null,
  );
  emit(
    invocation,
    options,
    await inFormat(invocation, options, 'simulate', done.recordId, done.run, () =>
      runText(done.run, invocation.terminal.paint),
    ),
  );
  return runExit(done.run);
}

function runExit({ verdicts }: Run): number {
  const any = (result: string) => verdicts.some((verdict) => verdict.result === result);
  return worstExit({ failures: any('broken'), incomplete: any('cannotTell'), warnings: false });
}

/** `diagnose PATH...`. */
export async function diagnose(
  invocation: Invocation,
  paths: readonly string[],
  options: OutputOptions,
): Promise<number> {
  const events = await invocation.caller.diagnosis.run({ volume: paths[0] ?? '', paths: paths.slice(1) });
  const done = await follow(invocation, events, (event) => (event.kind === 'progress' ? event.label : null));
  const { diagnosis } = done;
  emit(
    invocation,
    options,
    await inFormat(invocation, options, 'diagnose', done.recordId, diagnosis, () =>
      diagnosisText(diagnosis, invocation.terminal.paint),
    ),
  );
  return worstExit({
    failures: diagnosis.outcome === 'failed',
    incomplete: diagnosis.outcome === 'unknown' || diagnosis.problems.some((item) => item.severity === 'error'),
    warnings: diagnosis.outcome === 'stopped' || diagnosis.problems.some((item) => item.severity === 'warning'),
  });
}

async function inFormat<Name extends 'check' | 'simulate' | 'diagnose'>(
  { caller }: Invocation,
  options: OutputOptions,
  name: Name,
  recordId: string,
  value: OutputOf<Name>,
  text: () => string,
): Promise<string> {
  if (wantsJson(options)) return jsonText(name, value);
  if (options.format === 'sarif' || options.format === 'junit')
    return (await caller.report.render({ id: recordId, format: options.format })).text;
  return text();
}
