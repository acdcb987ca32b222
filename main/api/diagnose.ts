import type { Cause, Diagnosis, Expectation } from '../../shared/model/log.ts';
import { success, type Outcome } from '../../shared/model/diagnostic.ts';
import type { Run } from '../../shared/model/simulation.ts';
import { alignExpectation } from '../diagnosis/alignExpectation.ts';
import { knownIssues } from '../diagnosis/catalogue.ts';
import { diagnoseSteps, type LogDiagnosis } from '../diagnosis/diagnoseLogs.ts';
import { noExpectation } from '../diagnosis/noExpectation.ts';
import { shownUnreadable } from '../diagnosis/volumeLogs.ts';
import { sha256Hex } from '../platform/digest.ts';
import { notLookedAt } from '../remedies/notLookedAt.ts';
import { proposalsForIssues } from '../remedies/proposals.ts';
import { staleProfiles } from '../remedies/staleProfileKeys.ts';
import { prepareRun } from '../simulation/prepareRun.ts';
import { profileEvidence } from '../subject/profileFacts.ts';
import type { Subject } from '../subject/subject.ts';
import { eachOnce } from './eachOnce.ts';
import type { LogProgress, LogSessions, OpenLogs } from './logSessions.ts';
import { showProposal } from './showProposal.ts';
import { stepPrediction } from './stepPrediction.ts';

/** Causes that the ProfileList of the volume proves or refutes. */
const PROFILE_CAUSES = new Set(['copyprofile-find', 'copyprofile-failed']);

/** Mending a failed volume does not bring its instance alive. Source: ec2config facts, section 8; failure modes FM-53. */
const STAYS_LOST = [
  'This instance stays lost: mending its volume does not make set-up go on.',
  'Mend the source image the same way, run Sysprep there again, and start new instances from the new image.',
];

/**
 * Reads logs, finds what broke, and lays it beside the volume: the profile keys concerned, what mends it, and what
 * the simulated run of the same files predicts. Yields progress.
 */
export function* diagnoseVolume(logs: LogSessions, paths: readonly string[]): Generator<LogProgress, Diagnosis> {
  const open = yield* logs.open(paths);
  const total = open.set.logs.reduce((sum, log) => sum + log.source.size, 0);
  const work = diagnoseSteps(open.set, knownIssues, {
    hidden: open.hidden.flatMap((log) => log.hides),
    unfinished: isUnfinished(open.subject),
  });
  let step = work.next();
  while (step.done !== true) {
    yield { done: step.value, total, label: 'Looking for known failures' };
    step = work.next();
  }
  return combine(open, step.value);
}

function isUnfinished(subject: Subject | null): boolean {
  return subject?.imageState.kind === 'found' && subject.imageState.value === 'IMAGE_STATE_UNDEPLOYABLE';
}

function combine(open: OpenLogs, found: LogDiagnosis): Diagnosis {
  const { subject } = open;
  const causes = found.causes.map((cause) => withVolumeProof(cause, subject));
  const failed = found.outcome === 'failed';
  return {
    answer: causes.length === 0 && found.outcome === 'stopped' ? openEnd(open) : answerOf(found, causes),
    outcome: found.outcome,
    causes,
    echoes: found.echoes,
    noise: found.noise,
    codes: found.codes,
    logsRead: open.set.logs.map((log) => log.stat()),
    logsMissing: open.missing,
    logsUnreadable: shownUnreadable(open.hidden),
    expectation: expectationOf(subject, found),
    proposals: subject === null ? [] : proposalsOf(subject, causes),
    advice: failed && found.brokenStage === 'firstBoot' ? STAYS_LOST : [],
    problems: eachOnce([
      ...open.problems,
      ...open.hidden.map((log) => log.problem),
      ...(subject === null || !failed ? [] : notLookedAt(subject)),
    ]),
  };
}

/** What mends the causes; what else could be mended on the volume is told by its checklist. */
function proposalsOf(subject: Subject, causes: readonly Cause[]): Diagnosis['proposals'] {
  const issues = causes.map(({ id }) => id);
  return proposalsForIssues(subject, sha256Hex, issues).map((proposal) => showProposal(subject, proposal));
}

function withVolumeProof(cause: Cause, subject: Subject | null): Cause {
  if (subject === null || !PROFILE_CAUSES.has(cause.id)) return cause;
  return { ...cause, found: staleProfiles(subject).map(profileEvidence) };
}

const OUTCOMES: Readonly<Record<Diagnosis['outcome'], string>> = {
  succeeded: 'The last run succeeded.',
  failed: 'The last run failed.',
  stopped: 'The last run neither failed nor ended: it was stopped, or the logs do not reach its end.',
  running: 'A run is in progress.',
  neverRan: 'The logs hold no run of Sysprep.',
  unknown: 'The logs do not tell whether a run succeeded.',
};

/** Formats of the logs that a run writes; others go on without it. */
const RUN_LOGS: ReadonlySet<string> = new Set(['setupact', 'ec2config', 'ec2launch1', 'ec2launch2']);

/** The answer for a run that neither failed nor ended, with the last line that the logs have of it. */
function openEnd({ set }: OpenLogs): string {
  let last = set.length - 1;
  while (last >= 0 && !RUN_LOGS.has(set.locate(last).log.format.id)) last -= 1;
  if (last < 0) return OUTCOMES.stopped;
  const { file, line, time } = set.entry(last);
  const at = `${file}:${line}${time === null ? '' : `, ${time}`}`;
  return OUTCOMES.stopped.replace(/\.$/, ` (they end with ${at}).`);
}

const STAGES = {
  generalize: 'Sysprep stopped in generalize',
  firstBoot: 'First boot stopped',
  other: 'A later part failed',
} as const;

function answerOf({ outcome, brokenStage }: LogDiagnosis, causes: readonly Cause[]): string {
  const cause = causes[0];
  if (cause === undefined || outcome === 'succeeded') return OUTCOMES[outcome];
  const stage = brokenStage === null ? OUTCOMES[outcome].replace(/\.$/, '') : STAGES[brokenStage];
  const proof =
    cause.found.length === 0
      ? ''
      : ` (${cause.found.length === 1 ? '1 profile key names' : `${cause.found.length} profile keys name`} a folder that does not exist)`;
  const found = `${stage}: ${cause.title}${proof}.`;
  return outcome === 'unknown' ? `${OUTCOMES.unknown} What could be read of them says: ${found}` : found;
}

/** What the simulated run of these files expects, beside what the logs show; why there is nothing to simulate. */
function expectationOf(subject: Subject | null, found: LogDiagnosis): Expectation {
  const run = subject === null ? null : simulated(subject);
  if (run?.ok !== true) return noExpectation(subject, run === null ? null : run.problem);
  const aligned = alignExpectation(run.value.plan, found.observedMarks);
  const predicted = stepPrediction(run.value);
  return { ...aligned, rows: aligned.rows.map((row) => ({ ...row, predicted: predicted(row.step) })) };
}

function simulated(subject: Subject): Outcome<Run> {
  const prepared = prepareRun(subject, { resume: false });
  if (!prepared.ok) return prepared;
  let step = prepared.value.next();
  while (step.done !== true) step = prepared.value.next();
  return success(step.value);
}
