import { unreachable } from '../../shared/base/assert.ts';
import type { RunOutcome } from '../../shared/model/log.ts';
import type { LogPhase } from '../logs/knownLogPaths.ts';
import type { KnownIssue } from './catalogue.ts';
import type { Hit } from './matchLogs.ts';
import type { RunMarkerKind } from './runMarkers.ts';

export type StageName = 'generalize' | 'firstBoot' | 'other';

/** How far a part of the run came, and what was found in it. */
export interface Stage {
  readonly name: StageName;
  /** `ended` is an orderly end without result; `started` one that the log does not show the end of. */
  readonly status: 'none' | 'started' | 'ended' | 'succeeded' | 'failed';
  /** Merge key of its first line. */
  readonly startKey: number;
  /** Known issues of its last run, in merged order, noise left out. */
  readonly hits: readonly IssueHit[];
}

export interface IssueHit extends Hit {
  readonly issue: KnownIssue;
}

export interface RunState {
  readonly generalize: Stage;
  readonly firstBoot: Stage;
  readonly other: Stage;
  /** The agent began to prepare Sysprep and nothing later is known. */
  readonly preparing: boolean;
  /** The agent said that Windows is ready. */
  readonly ready: boolean;
}

const FAILURE_KINDS: ReadonlySet<string> = new Set(['cause', 'summary', 'echo', 'dialog']);

/** Reads hits in merged order into the state of the last run (setup-logs.md, section 9). */
export function runStateOf(hits: readonly Hit[]): RunState {
  const reader = new RunReader();
  for (const hit of hits) reader.read(hit);
  return reader.state();
}

/** A stage while it is read: hits are added in place, since there can be many. */
interface OpenStage extends Stage {
  readonly hits: IssueHit[];
}

class RunReader {
  private generalize = emptyStage('generalize');
  private firstBoot = emptyStage('firstBoot');
  private other = emptyStage('other');
  private preparing = false;
  private ready = false;

  state(): RunState {
    const { generalize, firstBoot, other, preparing, ready } = this;
    return { generalize, firstBoot, other, preparing, ready };
  }

  read(hit: Hit): void {
    switch (hit.subject.kind) {
      case 'marker':
        return this.readMarker(hit.subject.marker.kind, hit);
      case 'issue':
        return this.readIssue(hit.subject.issue, hit);
      case 'event':
        return;
      default:
        return unreachable(hit.subject);
    }
  }

  private readMarker(kind: RunMarkerKind, hit: Hit): void {
    switch (kind) {
      case 'generalizeStart':
        this.generalize = { name: 'generalize', status: 'started', startKey: hit.key, hits: [] };
        return;
      case 'generalizeDone':
        this.generalize = { ...this.generalize, status: 'succeeded', hits: [] };
        return;
      case 'generalizeFailed':
        return this.fail('generalize', hit);
      case 'providerFailed':
        return this.fail(placeOf(hit) ?? 'generalize', hit);
      case 'generalizeEnd':
        if (this.generalize.status !== 'failed' && this.generalize.status !== 'succeeded')
          this.generalize = { ...this.generalize, status: 'ended' };
        return;
      case 'bootStart':
        if (this.firstBoot.status === 'none' || this.firstBoot.status === 'succeeded')
          this.firstBoot = { name: 'firstBoot', status: 'started', startKey: hit.key, hits: [] };
        return;
      case 'bootDone':
        this.firstBoot = { ...this.firstBoot, status: 'succeeded', hits: [] };
        return;
      case 'prepareStart':
        [this.preparing, this.ready] = [true, false];
        return;
      case 'ready':
        [this.preparing, this.ready] = [false, true];
        return;
      case 'joinDone':
        this.other = { ...this.other, hits: this.other.hits.filter(({ issue }) => issue.id !== 'join-failed') };
        return;
      default:
        return unreachable(kind);
    }
  }

  private readIssue(issue: KnownIssue, hit: Hit): void {
    const name = issue.stage === 'other' ? 'other' : (placeOf(hit) ?? issue.stage);
    const stage = this[name];
    // What stands behind the tag file belongs to the shutdown of a run that has done its work.
    if (issue.kind === 'noise' || (name === 'generalize' && stage.status === 'succeeded')) return;
    stage.hits.push({ ...hit, issue });
    if (stage.startKey < 0) this[name] = { ...stage, startKey: hit.key };
    if (FAILURE_KINDS.has(issue.kind)) this.fail(name, hit);
  }

  private fail(name: StageName, hit: Hit): void {
    const stage = this[name];
    if (name === 'generalize' && stage.status === 'succeeded') return;
    this[name] = { ...stage, status: 'failed', startKey: stage.startKey < 0 ? hit.key : stage.startKey };
  }
}

function emptyStage(name: StageName): OpenStage {
  return { name, status: 'none', startKey: -1, hits: [] };
}

/** The part of the run that a file tells of, where its folder says so. */
function placeOf(hit: Hit): StageName | null {
  const path = hit.log.file.replaceAll('\\', '/').toLowerCase();
  if (path.includes('sysprep/panther/')) return 'generalize';
  return /(?:^|\/)windows\/panther\/|unattendgc/.test(path) ? 'firstBoot' : null;
}

/** Time zones move by at most this between two parts of a run; only beyond it stamps tell which came first. */
const ZONE_SLACK_MS = 26 * 3600 * 1000;

/** The part of the run that broke; null when none did. */
export function failedStage({ generalize, firstBoot, other }: RunState): Stage | null {
  if (generalize.status === 'failed' && firstBoot.status === 'failed')
    return generalize.startKey > firstBoot.startKey ? generalize : firstBoot;
  if (generalize.status === 'failed') return generalize;
  const resealedLater = generalize.status === 'succeeded' && generalize.startKey > firstBoot.startKey + ZONE_SLACK_MS;
  if (firstBoot.status === 'failed') return resealedLater ? null : firstBoot;
  const nothingElse = generalize.status === 'none' && firstBoot.status === 'none';
  return nothingElse && other.hits.some(({ issue }) => issue.kind === 'cause') ? other : null;
}

export interface OutcomeSituation {
  /** Logs were read that would hold a run. */
  readonly runLogsRead: boolean;
  /** The logs still grow. */
  readonly growing: boolean;
  /** Parts of a run whose logs are there and could not be read. */
  readonly hidden: readonly LogPhase[];
  /** The volume's image state says that a phase began and did not finish. */
  readonly unfinished: boolean;
}

/**
 * The outcome of the last run, in the fixed words of the command line; `unknown` where hidden logs may decide it, and
 * where logs that show no failure contradict the image state. Source: setup-logs.md, section 9.
 */
export function outcomeOf(state: RunState, situation: OutcomeSituation): RunOutcome {
  const outcome = outcomeRead(state, situation);
  return isDecided(outcome, state, situation) ? outcome : 'unknown';
}

/** Whether logs that could not be read would leave the outcome as it is. */
function isDecided(outcome: RunOutcome, state: RunState, { hidden, unfinished }: OutcomeSituation): boolean {
  if (outcome === 'failed') return isFailureDecided(failedStage(state), hidden, unfinished);
  if (outcome === 'succeeded' && unfinished) return false;
  if (hidden.some((phase) => SETUP_PHASES.has(phase)))
    return outcome === 'succeeded' && (state.ready || state.firstBoot.status === 'succeeded');
  return outcome !== 'neverRan' || !hidden.includes('agent');
}

/**
 * Whether a failure stands: after a failed generalize there is no first boot, but a failed first boot may be followed
 * by another run of Sysprep, or, unless the image state denies it, by a first boot that ended well. A later part
 * is the story only where set-up did not fail.
 */
function isFailureDecided(failed: Stage | null, hidden: readonly LogPhase[], unfinished: boolean): boolean {
  const name = failed?.name;
  switch (name) {
    case 'firstBoot':
      return !hidden.includes('generalize') && (unfinished || !hidden.includes('oobe'));
    case 'other':
      return !hidden.some((phase) => SETUP_PHASES.has(phase));
    case 'generalize':
    case undefined:
      return true;
    default:
      return unreachable(name);
  }
}

const SETUP_PHASES: ReadonlySet<LogPhase> = new Set<LogPhase>(['generalize', 'specialize', 'oobe']);

function outcomeRead(state: RunState, situation: OutcomeSituation): RunOutcome {
  if (failedStage(state) !== null) return 'failed';
  const { generalize, firstBoot, preparing, ready } = state;
  const open = situation.growing ? 'running' : 'stopped';
  if (firstBoot.status === 'started') return open;
  const bootIsLater = firstBoot.status === 'succeeded' && firstBoot.startKey >= generalize.startKey;
  if (generalize.status === 'ended') return bootIsLater ? 'succeeded' : 'stopped';
  if (generalize.status === 'started') return bootIsLater ? 'succeeded' : open;
  if (generalize.status === 'succeeded' || firstBoot.status === 'succeeded' || ready) return 'succeeded';
  if (preparing) return open;
  return situation.runLogsRead ? 'neverRan' : 'unknown';
}
