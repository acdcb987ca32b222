import { undecided, type ChecklistReport } from '../../../../shared/model/check.ts';
import type { Diagnostic } from '../../../../shared/model/diagnostic.ts';
import type { Diagnosis } from '../../../../shared/model/log.ts';
import type { Run } from '../../../../shared/model/simulation.ts';
import { hiveComplete } from '../../../../shared/model/volume.ts';
import { worstExit } from '../exitCodes.ts';
import { emit, follow, jsonText, wantsJson, type Invocation, type OutputOptions } from '../invocation.ts';
import type { OutputOf } from '../schemas/schemas.ts';
import { accountsText } from '../text/accountsText.ts';
import { inspectText } from '../text/volumeText.ts';
import { checklistText } from '../text/checklistText.ts';
import { diagnosisText } from '../text/diagnosisText.ts';
import { runText } from '../text/runText.ts';
import { visibleJson } from '../text/visible.ts';
import { parseWhatIf } from '../whatIf.ts';

/** Hives without which part of the report cannot be told. */
const NEEDED_HIVES = new Set(['SYSTEM', 'SOFTWARE', 'SAM']);
const UNREAD = new Set(['unreadable', 'missing']);

/** `inspect VOLUME`. */
export async function inspect(invocation: Invocation, volume: string, options: OutputOptions): Promise<number> {
  const report = await invocation.caller.volume.report({ volume });
  emit(
    invocation,
    options,
    wantsJson(options) ? jsonText('inspect', report) : inspectText(report, invocation.terminal.paint),
  );
  return worstExit({
    failures: false,
    incomplete:
      hasSeverity(report.problems, 'error')
      || report.hives.some((hive) => !hiveComplete(hive) && (NEEDED_HIVES.has(hive.name) || !UNREAD.has(hive.state))),
    warnings: hasSeverity(report.problems, 'warning'),
  });
}

/** `accounts VOLUME`. */
export async function accounts(invocation: Invocation, volume: string, options: OutputOptions): Promise<number> {
  const report = await invocation.caller.accounts.measured({ volume });
  emit(
    invocation,
    options,
    wantsJson(options) ? jsonText('accounts', report) : accountsText(report, invocation.terminal.paint),
  );
  const all = [...report.problems, ...report.warnings];
  return worstExit({
    failures: false,
    incomplete: !report.complete || report.problems.length > 0,
    warnings: hasSeverity(all, 'warning'),
  });
}

export interface CheckOptions extends OutputOptions {
  readonly policy?: string;
  readonly all?: boolean;
}

/** `check VOLUME`. */
export async function check(invocation: Invocation, volume: string, options: CheckOptions): Promise<number> {
  const policy = options.policy ?? null;
  const events = await invocation.caller.checks.run({ volume, policy, mayGoUnrecorded: true });
  const done = await follow(invocation, events, (event) =>
    event.kind === 'progress' ? `${event.done} of ${event.total}: ${event.label}` : null,
  );
  emit(
    invocation,
    options,
    await inFormat(invocation, options, 'check', done, done.report, () =>
      checklistText(done.report, { volume, all: options.all === true }, invocation.terminal.paint),
    ),
    [volume],
  );
  return checklistExit(done.report);
}

function checklistExit(report: ChecklistReport): number {
  const { fail, warning } = report.summary;
  return worstExit({ failures: fail > 0, incomplete: undecided(report) > 0, warnings: warning > 0 });
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
  const events = await invocation.caller.simulation.run({
    volume,
    edits,
    resume: options.resume === true,
    mayGoUnrecorded: true,
  });
  const done = await follow(invocation, events, (event) =>
    event.kind === 'progress' ? `${event.done}: ${event.label}` : null,
  );
  emit(
    invocation,
    options,
    await inFormat(invocation, options, 'simulate', done, done.run, () => runText(done.run, invocation.terminal.paint)),
    [volume],
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
  const events = await invocation.caller.diagnosis.run({
    volume: paths[0] ?? '',
    paths: paths.slice(1),
    mayGoUnrecorded: true,
  });
  const done = await follow(invocation, events, (event) => (event.kind === 'progress' ? event.label : null));
  const { diagnosis } = done;
  emit(
    invocation,
    options,
    await inFormat(invocation, options, 'diagnose', done, diagnosis, () =>
      diagnosisText(diagnosis, invocation.terminal.paint),
    ),
    paths,
  );
  return diagnosisExit(diagnosis);
}

/**
 * A run without end is no failure and no success: a warning where all logs were read to their ends, incomplete where
 * the end may stand in what could not be read.
 */
function diagnosisExit({ outcome, problems, logsRead }: Diagnosis): number {
  const ofLogs = logsRead.flatMap((log) => log.problems);
  const unread = outcome === 'stopped' && hasSeverity(ofLogs, 'warning');
  return worstExit({
    failures: outcome === 'failed',
    incomplete: outcome === 'unknown' || unread || hasSeverity([...problems, ...ofLogs], 'error'),
    warnings: outcome === 'stopped' || hasSeverity([...problems, ...ofLogs], 'warning'),
  });
}

/** A result in the form asked for. That it was not recorded is told in one line, before it. */
async function inFormat<Name extends 'check' | 'simulate' | 'diagnose'>(
  { caller, terminal }: Invocation,
  options: OutputOptions,
  name: Name,
  { recordId, notRecorded }: { readonly recordId: string; readonly notRecorded: Diagnostic | null },
  value: OutputOf<Name>,
  text: () => string,
): Promise<string> {
  if (notRecorded !== null) terminal.notice(`${terminal.paint.yellow('warning')}  ${notRecorded.summary}`);
  if (wantsJson(options)) return jsonText(name, value);
  if (options.format !== 'sarif' && options.format !== 'junit') return text();
  const report = await caller.report.render({ id: recordId, format: options.format });
  return options.format === 'sarif' ? visibleJson(report.text) : report.text;
}

function hasSeverity(items: readonly Diagnostic[], severity: Diagnostic['severity']): boolean {
  return items.some((item) => item.severity === severity);
}
