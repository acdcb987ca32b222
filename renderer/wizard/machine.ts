import { unreachable } from '../../shared/base/assert.ts';
import type { CheckSummary } from '../../shared/model/check.ts';
import type { RunOutcome } from '../../shared/model/log.ts';
import type { VolumeReport } from '../../shared/model/volume.ts';
import { count, number } from '../components/words.ts';
import { STEPS, type StepName } from '../route.ts';

/** What the wizard knows of the open volume; the only input of its decisions. */
export interface Facts {
  readonly report: VolumeReport | null;
  /** A volume is being read for the first time. */
  readonly opening: boolean;
  readonly purpose: 'standard' | 'backup' | 'failed';
  readonly checks: WorkFacts<ChecksFacts>;
  readonly run: WorkFacts<{ readonly broken: number; readonly cannotTell: number }>;
  readonly diagnosis: WorkFacts<{ readonly outcome: RunOutcome; readonly causes: number }>;
  readonly unsaved: number;
}

/** What a checklist came to. `undecided` are the checks whose answer the volume could have given. */
export interface ChecksFacts extends CheckSummary {
  readonly undecided: number;
}

/** Long work of a step: running, what it came to, or that it failed. */
export interface WorkFacts<T> {
  readonly state: 'idle' | 'running' | 'failed';
  readonly done: number | null;
  readonly total: number | null;
  readonly result: T | null;
  readonly stale: boolean;
}

export type StateTone = 'fail' | 'warn' | 'pass' | 'unknown' | 'busy' | '';

/** A step's state in a few words, for the rail. */
export interface StepState {
  readonly tone: StateTone;
  readonly words: string;
}

/** Where Back and Next lead, and what going on means now. */
export interface Footer {
  readonly back: StepName | null;
  readonly next: StepName | null;
  /** Why going on makes no sense yet, or what remains; empty when nothing is to be said. */
  readonly reason: string;
  /** Whether going on is what the reader should do now. */
  readonly sensible: boolean;
}

/** The state of a step in words and tone. */
export function stepState(step: StepName, facts: Facts): StepState {
  if (facts.report === null) {
    if (step !== 'volume') return { tone: '', words: '' };
    return facts.opening ? { tone: 'busy', words: 'Being read' } : { tone: '', words: 'Open a volume first' };
  }
  switch (step) {
    case 'volume':
      return volumeState(facts.report);
    case 'checklist':
      return workState(facts.checks, 'Checking', 'Not checked yet', checksState);
    case 'configure':
      return facts.unsaved > 0
        ? { tone: 'warn', words: count(facts.unsaved, 'unsaved change') }
        : { tone: '', words: count(facts.report.configs.length, 'settings file') };
    case 'run':
      return workState(facts.run, 'Simulating', 'Not run yet', runState);
    case 'troubleshoot':
      return workState(facts.diagnosis, 'Reading', logsWords(facts.report), diagnosisState);
    default:
      return unreachable(step);
  }
}

/** The step that opening a volume leads to. */
export function firstStep(purpose: Facts['purpose']): StepName {
  return purpose === 'failed' ? 'troubleshoot' : 'volume';
}

/** What the footer of a step says. Nothing is ever blocked; where going on is not sensible, it says why. */
export function footerOf(step: StepName, facts: Facts): Footer {
  const at = STEPS.indexOf(step);
  const back = STEPS[at - 1] ?? null;
  const next = STEPS[at + 1] ?? null;
  const reason = remaining(step, facts);
  return { back, next, reason, sensible: next !== null && next !== 'troubleshoot' && isSensible(step, facts) };
}

function isSensible(step: StepName, facts: Facts): boolean {
  if (step === 'volume') return facts.purpose !== 'backup';
  if (step === 'checklist') return facts.checks.result !== null;
  return true;
}

function remaining(step: StepName, facts: Facts): string {
  switch (step) {
    case 'volume':
      return facts.purpose === 'backup'
        ? 'For a backup Sysprep is wrong: make a snapshot, or an image without Sysprep.'
        : unreadWords(facts.report);
    case 'checklist':
      return checklistRemains(facts.checks);
    case 'configure':
      return facts.unsaved > 0 ? 'The run uses the saved files. Save first, or simulate the changes unsaved.' : '';
    case 'run': {
      const broken = facts.run.result?.broken ?? 0;
      return broken > 0 ? `${count(broken, 'statement')} broken. Change the deciding settings and run again.` : '';
    }
    case 'troubleshoot':
      return facts.diagnosis.result?.outcome === 'failed' ? 'A failed instance stays lost: mend the source image.' : '';
    default:
      return unreachable(step);
  }
}

function checklistRemains({ result }: Facts['checks']): string {
  if (result === null) return 'The checks have not finished; what they find appears here.';
  return result.fail > 0
    ? `${count(result.fail, 'failure')} ${result.fail === 1 ? 'remains' : 'remain'}. You can still look at Configure and Run.`
    : '';
}

function unreadWords(report: VolumeReport | null): string {
  const unread = report?.hives.filter((hive) => hive.state === 'unreadable').length ?? 0;
  return unread > 0 ? `${count(unread, 'hive')} could not be read. Checks that need it say unknown.` : '';
}

function volumeState(report: VolumeReport): StepState {
  if (report.hives.some(({ state }) => state === 'unreadable' || state === 'damaged'))
    return { tone: 'unknown', words: 'Partly read' };
  const dirty = report.hives.filter((hive) => hive.state === 'dirty').length;
  if (dirty > 0) return { tone: 'warn', words: `${count(dirty, 'hive')} dirty` };
  const replayed = report.hives.filter((hive) => hive.state === 'replayed').length;
  if (replayed > 0) return { tone: 'pass', words: `${count(replayed, 'hive')} replayed` };
  return report.problems.some((problem) => problem.severity === 'error')
    ? { tone: 'warn', words: 'Read with problems' }
    : { tone: 'pass', words: 'Read' };
}

function workState<T>(work: WorkFacts<T>, doing: string, notYet: string, words: (result: T) => StepState): StepState {
  if (work.state === 'running') return { tone: 'busy', words: progressWords(doing, work) };
  if (work.state === 'failed') return { tone: 'unknown', words: 'Could not finish' };
  if (work.result === null) return { tone: '', words: notYet };
  const state = words(work.result);
  return work.stale ? { tone: '', words: `${state.words}, old` } : state;
}

/** Amounts above this are bytes or records, whose share says more than their number. */
const LARGE = 1000;

function progressWords(doing: string, { done, total }: WorkFacts<unknown>): string {
  if (done === null) return doing;
  if (total === null || total === 0) return `${doing}, ${number(done)}`;
  return total > LARGE ? `${doing}, ${Math.floor((done / total) * 100)} %` : `${doing}, ${done} of ${total}`;
}

function checksState({ fail, warning, undecided }: ChecksFacts): StepState {
  const parts = [
    fail > 0 ? `${fail} fail` : '',
    warning > 0 ? count(warning, 'warning') : '',
    fail === 0 && undecided > 0 ? `${undecided} unknown` : '',
  ].filter(Boolean);
  const tone = fail > 0 ? 'fail' : warning > 0 ? 'warn' : undecided > 0 ? 'unknown' : 'pass';
  return { tone, words: parts.join(', ') || 'Nothing stops it' };
}

function runState({ broken, cannotTell }: { readonly broken: number; readonly cannotTell: number }): StepState {
  if (broken > 0) return { tone: 'fail', words: `${count(broken, 'statement')} broken` };
  if (cannotTell > 0) return { tone: 'unknown', words: `${cannotTell} cannot tell` };
  return { tone: 'pass', words: 'No statement broken' };
}

const OUTCOMES: Readonly<Record<RunOutcome, StepState>> = {
  failed: { tone: 'fail', words: 'Failed' },
  stopped: { tone: 'fail', words: 'Stopped' },
  running: { tone: 'unknown', words: 'Still running' },
  unknown: { tone: 'unknown', words: 'Cannot tell' },
  succeeded: { tone: 'pass', words: 'Succeeded' },
  neverRan: { tone: '', words: 'Sysprep never ran' },
};

function diagnosisState({ outcome, causes }: { readonly outcome: RunOutcome; readonly causes: number }): StepState {
  const state = OUTCOMES[outcome];
  return causes > 0 ? { ...state, words: `${count(causes, 'cause')} found` } : state;
}

function logsWords(report: VolumeReport): string {
  return report.logs.length === 0 ? 'No logs found' : `${count(report.logs.length, 'log')} found`;
}
