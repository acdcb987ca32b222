import type { Cause, ExplainedCode, RunOutcome } from '../../shared/model/log.ts';
import { baseName } from '../../shared/base/winPath.ts';
import type { LogPhase } from '../logs/knownLogPaths.ts';
import type { LogIndex } from '../logs/logIndex.ts';
import type { LogSet } from '../logs/logSet.ts';
import { knownIssues, type KnownIssue } from './catalogue.ts';
import { causesOf, hangCauses } from './causes.ts';
import { explainLine } from './codes/explainCode.ts';
import { courseOf, isGarbled } from './courseLogs.ts';
import { echoesOf, type Echo } from './echoes.ts';
import { matchLogs, mayHoldRun, type Hit } from './matchLogs.ts';
import { observedMarks, type ObservedMark } from './observedMarks.ts';
import { failedStage, outcomeOf, runStateOf, type StageName } from './runState.ts';

export interface DiagnoseOptions {
  /** The logs still grow: an open end is a run in progress. */
  readonly growing?: boolean;
  /** Parts of a run whose logs are there and could not be read (`hides` of findVolumeLogs). */
  readonly hidden?: readonly LogPhase[];
  /** The volume's image state says that a phase began and did not finish. */
  readonly unfinished?: boolean;
}

/** What the logs alone say of the last run. */
export interface LogDiagnosis {
  readonly outcome: RunOutcome;
  /** The part of the run that broke; null when none did. */
  readonly brokenStage: StageName | null;
  /** The first cause, seldom a second one; empty when the run did not fail or nothing known explains it. */
  readonly causes: readonly Cause[];
  /** Error lines that repeat the cause. */
  readonly echoes: number;
  /** The first of them. */
  readonly echoLines: readonly Echo[];
  /** Error and warning lines known to be harmless. */
  readonly noise: number;
  /** Codes in the evidence and its echoes, explained. */
  readonly codes: readonly ExplainedCode[];
  /** Events that the logs show, for the comparison with a simulated run. */
  readonly observedMarks: readonly ObservedMark[];
}

const MAX_CODES = 20;

/**
 * Diagnoses the last run in some logs by the rules of setup-logs.md, section 9: cut at the last run header, leave out
 * noise, take the first cause, count what only repeats it. Yields the bytes done.
 */
export function* diagnoseSteps(
  logs: LogSet,
  catalogue: readonly KnownIssue[] = knownIssues,
  options: DiagnoseOptions = {},
): Generator<number, LogDiagnosis> {
  const hits = yield* matchLogs(logs, catalogue);
  const state = runStateOf(hits);
  const outcome = outcomeOf(state, {
    runLogsRead: logs.logs.some(holdsRuns),
    growing: options.growing === true,
    hidden: [...(options.hidden ?? []), ...garbledCourses(logs)],
    unfinished: options.unfinished === true,
  });
  const broken = failedStage(state);
  const causes = broken === null ? hangs(outcome, state) : causesOf(broken, state);
  const echoes = broken === null ? { count: 0, lines: [] } : echoesOf(broken, hits);
  return {
    outcome,
    brokenStage: broken?.name ?? null,
    causes: outcome === 'unknown' ? causes.map(onlyPossible) : causes,
    echoes: echoes.count,
    echoLines: echoes.lines,
    noise: countNoise(hits),
    codes: codesOf(causes, echoes.lines),
    observedMarks: observedMarks(hits),
  };
}

function hangs(outcome: RunOutcome, state: ReturnType<typeof runStateOf>): readonly Cause[] {
  return outcome === 'stopped' ? [...hangCauses(state.generalize), ...hangCauses(state.firstBoot)] : [];
}

/** A log that is hidden may hold a later run, of which the cause says nothing. */
function onlyPossible(cause: Cause): Cause {
  return { ...cause, confidence: 'possible' };
}

/** Whether a log is one in which a run would stand: a set-up log or one of the agent. */
function holdsRuns(log: LogIndex): boolean {
  if (!mayHoldRun(log)) return false;
  return (/setupact/i.test(baseName(log.file)) && !isGarbled(log)) || log.format.id === 'ec2config';
}

/** The parts of a run whose log is there and is no text. */
function garbledCourses({ logs }: LogSet): readonly LogPhase[] {
  return logs.filter(isGarbled).flatMap((log) => courseOf(log.file) ?? []);
}

function countNoise(hits: readonly Hit[]): number {
  const noise = hits.filter(
    ({ subject, log, entry }) =>
      subject.kind === 'issue' && subject.issue.kind === 'noise' && log.level(entry) !== 'info',
  );
  return new Set(noise.map((hit) => `${hit.file} ${hit.entry}`)).size;
}

function codesOf(causes: readonly Cause[], echoes: readonly Echo[]): readonly ExplainedCode[] {
  const lines = [...causes.flatMap((cause) => cause.evidence), ...echoes];
  const codes = lines.flatMap((line) => explainLine(line.text));
  return codes.filter((code, at) => codes.findIndex((other) => other.hex === code.hex) === at).slice(0, MAX_CODES);
}
