import type { Evidence, Source } from '../../../shared/model/diagnostic.ts';
import { AGENT_SERVICE, serviceStart, startEvidence } from '../../subject/serviceStart.ts';
import type { LastChange } from '../changeLog.ts';
import type { Machine } from '../machine.ts';
import { pluginState } from '../pluginStates.ts';
import { mayLogOn, type SimulatedAccount } from '../simulatedAccount.ts';
import { decidedBy, orderSetting, passwordSetting, type Deciding } from './deciding.ts';
import { doer, lineEvidence, sentence } from './changeWords.ts';
import { stepsThatChanged, type Condition, type StatementView } from './statement.ts';

/** The source page on Keep Existing, against its own order 2. Source: ec2config facts, section 5. */
const KEEP_EXISTING_CONTRADICTION: Source = {
  document: 'AWS, Create a standard Amazon Machine Image Using Sysprep (Image tab, Keep Existing)',
  certainty: 'unconfirmed',
  says: 'Keep Existing: the Administrator password does not change when Sysprep runs or the service restarts. How the agent would escape the scramble of order 2 is not documented; the simulation follows the files.',
};

/** RID of the built-in Administrator, whose password the agent sets. */
const BUILT_IN = 500;
/** The order that enables the Administrator in the stock answer file. Source: ec2config facts, section 4. */
const ENABLING_ORDER = 1;

/** Why nobody can log in, with the steps that lead there and what decides. */
export function lockedOut(view: StatementView): Condition {
  const accounts = view.machine.accounts.filter((account) => mayLogOn(account));
  const account = accounts.find(({ rid }) => rid === BUILT_IN) ?? accounts[0];
  return account === undefined ? nobodyLeft(view) : withoutPassword(account, view);
}

/** An account may log on, and nobody knows its password. */
function withoutPassword(account: SimulatedAccount, view: StatementView): Condition {
  const { machine, steps, inputs } = view;
  const last = machine.log.lastOf('password', account.name);
  const scrambled = account.password === 'scrambled';
  const builtIn = account.rid === BUILT_IN;
  const agentless = builtIn && pluginState(machine, SET_PASSWORD) === 'on' ? machine.course.agentMissing : null;
  const what =
    scrambled && last !== null
      ? `${doer(last.cause)} scrambles the ${account.name} password`
      : `The ${account.name} password is blank`;
  const then = agentless === null ? 'nothing sets a known one' : `${agentless}, so nothing sets a known one`;
  return {
    result: 'broken',
    reason: sentence(scrambled ? `${what} and ${then} afterwards` : `${what}, and ${then}`),
    path: [
      ...stepsThatChanged(steps, 'password', account.name),
      ...(agentless === null ? [] : ['agentstart-service']),
      ...(builtIn && inputs.config.plugin(SET_PASSWORD) !== null ? [`beforeready-${SET_PASSWORD}`] : []),
      ...steps.slice(-1).map(({ id }) => id),
    ],
    ...(agentless === null
      ? { deciding: builtIn ? passwordSetting(inputs) : last === null ? null : decidedBy(last, view) }
      : agentDecides(view)),
    ...(scrambled && builtIn && agentless === null ? { contradictions: [KEEP_EXISTING_CONTRADICTION] } : {}),
  };
}

const SET_PASSWORD = 'Ec2SetPassword';

/** The start value of the service: the line of a script that set it, else the value on the volume. */
function agentDecides(view: StatementView): { deciding: Deciding | null; evidence: readonly Evidence[] } {
  const { machine } = view;
  const start = serviceStart(machine.registry, AGENT_SERVICE);
  const set = machine.log.lastOf('registry', `${start.where.key}\\!${start.where.value}`);
  return {
    deciding: set === null ? null : decidedBy(set, view),
    evidence: [startEvidence(start), ...(set === null ? [] : lineEvidence(set))],
  };
}

const NOBODY = 'No enabled account is left that may log on over Remote Desktop';

/** No account may log on at all: the step that took the last one away, or that it was so and stays so. */
function nobodyLeft(view: StatementView): Condition {
  const { machine, steps } = view;
  const taken = lastTaken(view);
  const end = steps.slice(-1).map(({ id }) => id);
  if (taken !== null)
    return {
      result: 'broken',
      reason: `${NOBODY}: ${doer(taken.cause)} ${takes(taken)}.`,
      path: [taken.cause.step, ...end],
      deciding: decidedBy(taken, view),
      evidence: lineEvidence(taken),
    };
  const name = machine.administrator?.name;
  return {
    result: 'broken',
    reason: `${NOBODY}${name === undefined ? '' : `: ${name} is disabled on the volume and nothing enables it`}.`,
    path: end,
    deciding: orderSetting(view, ENABLING_ORDER),
  };
}

/** The last change that disabled an account, deleted it, or took it out of its group; of the built-in one if any. */
function lastTaken({ machine, steps }: StatementView): LastChange | null {
  const accounts = steps.flatMap(({ changes }) => changes.filter(({ kind }) => kind === 'account'));
  const taken = [...new Set(accounts.map(({ target }) => target))]
    .map((target) => machine.log.lastOf('account', target))
    .filter((last) => last !== null && [null, 'Disabled', 'Users'].includes(last.change.after as string | null))
    .filter((last) => last !== null)
    .toSorted((a, b) => b.cause.at - a.cause.at);
  return taken.find(({ change }) => ofBuiltIn(change.target, machine)) ?? taken[0] ?? null;
}

function ofBuiltIn(target: string, { administrator }: Machine): boolean {
  return administrator !== null && (target === administrator.name || target === `${administrator.name} group`);
}

function takes({ change }: LastChange): string {
  if (change.after === null) return `deletes ${change.target}`;
  const group = / group$/.exec(change.target);
  return group === null ? `disables ${change.target}` : `takes ${change.target.slice(0, group.index)} out of its group`;
}
