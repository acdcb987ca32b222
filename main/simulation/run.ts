import type { Certainty, Place } from '../../shared/model/diagnostic.ts';
import {
  PHASES,
  type Change,
  type Phase,
  type PlannedAction,
  type Run,
  type Step,
  type Verdict,
} from '../../shared/model/simulation.ts';
import { afterReady, beforeReady, ready } from './phases/plugins.ts';
import { agentStart } from './phases/agent.ts';
import { capture, generalize } from './phases/generalize.ts';
import { oobe, setupComplete } from './phases/oobe.ts';
import { prepare } from './phases/prepare.ts';
import { specialize } from './phases/specialize.ts';
import type { RunInputs } from './inputs.ts';
import type { Machine } from './machine.ts';
import { machineFacts } from './machineFacts.ts';
import { passwordWords } from './passwordState.ts';
import { rdpReachableAgain } from './statements/rdpReachable.ts';
import { knownWayIn } from './statements/wayIn.ts';
import { StatementWatch } from './verdicts.ts';
import type { Action, AgentLog, PhaseScript } from './world.ts';

const SCRIPTS: Readonly<Record<Phase, PhaseScript>> = {
  prepare,
  generalize,
  capture,
  specialize,
  oobe,
  setupComplete,
  agentStart,
  beforeReady,
  ready,
  afterReady,
};

/** The step that is being done, or was, for progress. */
export interface RunProgress {
  readonly step: Pick<Step, 'number' | 'title'>;
}

/**
 * Runs the whole chain on a machine from one phase on, and yields each step as it is done, a long one also in between,
 * so that a cancel arrives. The plan goes on to the end even when the run stops, so that it shows what will never be
 * reached.
 */
export function* simulate(inputs: RunInputs, machine: Machine, from: Phase = 'prepare'): Generator<RunProgress, Run> {
  const start = machineFacts(machine);
  const watch = new StatementWatch();
  const plan: PlannedAction[] = [];
  const steps: Step[] = [];
  const view = { inputs, machine, steps };
  machine.watch(() => watch.moment(view));
  for (const phase of PHASES.slice(PHASES.indexOf(from))) {
    for (const action of SCRIPTS[phase](inputs, machine)) {
      plan.push({ id: action.id, phase: action.phase, title: action.title, because: action.because });
      if (!goesOn(action, machine)) continue;
      const step = yield* perform(action, machine, steps.length + 1);
      steps.push(step);
      watch.observe(view);
      yield { step };
    }
  }
  const verdicts = watch.verdicts(view);
  const final = finalState(machine, verdicts, steps, from);
  return { answer: answerOf(machine, verdicts), assumptions: inputs.assumptions, start, plan, steps, verdicts, final };
}

/** Phases in which everything is done by the agent. */
const OF_THE_AGENT: ReadonlySet<Phase> = new Set(['agentStart', 'beforeReady', 'ready', 'afterReady']);

/** Whether a planned action is done: the run has not stopped, and the agent is there for what it does. */
function goesOn({ phase }: Action, { course }: Machine): boolean {
  return course.stopped === null && (course.agentMissing === null || !OF_THE_AGENT.has(phase));
}

function* perform(action: Action, machine: Machine, number: number): Generator<RunProgress, Step> {
  const messages: string[] = [];
  const notSimulated: string[] = [];
  let shown: string | null = null;
  machine.begin(action);
  const log: AgentLog = {
    message: (text) => void messages.push(text),
    console(text) {
      messages.push(text);
      shown = text;
    },
    notSimulated: (text) => void notSimulated.push(text),
  };
  action.act?.(machine, log);
  for (const _ of action.work?.(machine, log) ?? []) yield { step: { number, title: action.title } };
  if (shown !== null) machine.set('console', 'console', shown);
  const changes = machine.log.take();
  return {
    id: action.id,
    number,
    event: action.event,
    phase: action.phase,
    title: action.title,
    because: causeOf(action, changes),
    certainty: notSimulated.length > 0 ? weaker(action.certainty) : action.certainty,
    changes,
    messages,
    notSimulated,
    group: action.group ?? null,
    after: machineFacts(machine),
  };
}

/**
 * The line of a script says more than the setting that names the script. Of a script that calls another one, it is the
 * first that causes; the line of the other stands with each change.
 */
function causeOf({ because }: Action, changes: readonly Change[]): Place | null {
  const inner = changes.find((change) => change.because !== undefined)?.because;
  if (inner === undefined) return because;
  return isScript(because) && because?.file !== inner.file ? because : inner;
}

function isScript(place: Place | null): boolean {
  return /\.(?:cmd|bat)$/i.test(place?.file ?? '');
}

/** A step with parts that were not simulated is at best inferred. */
function weaker(certainty: Certainty): Certainty {
  return certainty === 'unconfirmed' ? certainty : 'inferred';
}

function finalState(machine: Machine, verdicts: readonly Verdict[], steps: readonly Step[], from: Phase): Run['final'] {
  return {
    canLogIn: canLogIn(verdicts),
    imageState: machine.imageState ?? '',
    imageMade: from !== 'prepare' || steps.some((step) => step.id === 'capture-image'),
    rdp: machine.rdp,
    accounts: machine.accounts.map((account) => ({
      name: account.name,
      enabled: account.enabled,
      administrator: account.administrator,
      password: passwordWords(machine.passwordOf(account)),
    })),
  };
}

/**
 * An enabled account whose password is known or retrievable, over Remote Desktop that is open: what two statements say.
 * Null: cannot tell. Without an image both are broken.
 */
function canLogIn(verdicts: readonly Verdict[]): boolean | null {
  const needed = verdicts.filter(({ statement }) => statement === knownWayIn.id || statement === rdpReachableAgain.id);
  if (needed.some(({ result }) => result === 'broken')) return false;
  return needed.every(({ result }) => result === 'holds') ? true : null;
}

function answerOf(machine: Machine, verdicts: readonly Verdict[]): string {
  const { stopped, mayDiffer, mayStop, agentMissing } = machine.course;
  const broken = verdicts.filter((verdict) => verdict.result === 'broken').map(({ reason }) => reason);
  // A run that may stop first is told by that: what may differ behind it comes of the same.
  if (mayDiffer !== null)
    return ['What the run does cannot be told.', mayStop?.reason ?? '', mayDiffer.reason, ...broken]
      .filter(Boolean)
      .join(' ');
  if (stopped !== null) return `The run stops. ${stopped}`.replace(/\.?$/, '.');
  const undecided = verdicts.filter((verdict) => verdict.result === 'cannotTell').length;
  const wayIn = verdicts.find((verdict) => verdict.statement === knownWayIn.id);
  const told = agentMissing === null || broken.some((reason) => reason.includes(agentMissing));
  const agent = told ? [] : [`The agent does nothing: ${agentMissing}.`];
  const mayFinish = mayStop === null ? [] : [`Whether the run finishes cannot be told. ${mayStop.reason}`];
  if (broken.length > 0) {
    const but = wayIn?.result === 'broken' ? 'nobody can log in' : 'a statement breaks';
    const head = mayStop === null ? [`The run finishes, but ${but}.`] : [...mayFinish, `If it does, ${but}.`];
    return [...head, ...agent, ...broken].join(' ');
  }
  const head = mayStop === null ? ['The run finishes.'] : mayFinish;
  if (undecided > 0) return [...head, `No statement breaks, ${undecided} cannot be decided.`, ...agent].join(' ');
  return [agent.length === 0 ? 'The run succeeds.' : 'The run finishes.', ...agent, wayIn?.reason ?? '']
    .join(' ')
    .trim();
}
