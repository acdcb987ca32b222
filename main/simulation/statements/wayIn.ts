import type { Machine } from '../machine.ts';
import { passwordIsKnown } from '../passwordState.ts';
import { mayLogOn, type SimulatedAccount } from '../simulatedAccount.ts';
import { stoppedBy } from './deciding.ts';
import { lockedOut } from './lockedOut.ts';
import { atTheEnd, stepsThatChanged, type Condition, type Statement, type StatementView } from './statement.ts';

/**
 * After the last step: an enabled account that may log on over Remote Desktop, whose password somebody knows or can
 * retrieve. Whether Remote Desktop is open then is a statement of its own.
 */
export const knownWayIn: Statement = {
  id: 'known-way-in',
  title: 'There is a known way in',
  kind: 'eventually',
  test: (view: StatementView): Condition =>
    atTheEnd(
      view,
      (why) => ({
        result: 'broken',
        reason: `The run stops: ${why}. Nobody can log in.`,
        path: [view.steps.at(-1)?.id ?? ''],
        deciding: stoppedBy(view),
      }),
      () => wayIn(view),
    ),
};

function wayIn(view: StatementView): Condition {
  const { machine, steps } = view;
  if (!machine.accountsKnown)
    return {
      result: 'cannotTell',
      reason: 'The SAM hive could not be read completely, so the accounts are not known.',
    };
  const known = machine.accounts.find(
    (account) =>
      mayLogOn(account)
      && passwordIsKnown(machine.passwordOf(account)) === true
      && !machine.uncertain.aboutState(account.name),
  );
  if (known !== undefined) return { result: 'holds', reason: wayInWords(known) };
  if (machine.accounts.some((account) => mayBeIn(machine, account))) return undecided(machine, steps);
  if (machine.word('identity', 'domain') === 'Joined by the answer file')
    return {
      result: 'cannotTell',
      reason: 'The answer file joins a domain; whether its accounts may log in is not on this volume.',
    };
  return lockedOut(view);
}

/** Nobody is certain to know a password, and somebody may. */
function undecided(machine: Machine, steps: StatementView['steps']): Condition {
  const setPassword = machine.openPlugin('Ec2SetPassword');
  const why = setPassword?.why ?? machine.uncertain.get('password') ?? 'the files do not say what it becomes';
  return {
    result: 'cannotTell',
    reason: `Whether the password of an account that may log on is known cannot be told: ${why}.`,
    path: stepsThatChanged(steps, 'password'),
    deciding: setPassword?.deciding ?? null,
  };
}

/** Whether an account may be a way in although it is not certain. Whether it is enabled or in a group may be open too. */
function mayBeIn(machine: Machine, account: SimulatedAccount): boolean {
  const open = machine.uncertain.aboutState(account.name);
  if (!open && !mayLogOn(account)) return false;
  const known = passwordIsKnown(machine.passwordOf(account));
  return known === null || (known && open);
}

function wayInWords(account: SimulatedAccount): string {
  switch (account.password) {
    case 'random':
      return `${account.name} gets a random password, retrievable with the launch key pair.`;
    case 'answerFile':
      return `${account.name} has the password of the answer file.`;
    case 'setByScript':
      return `${account.name} has the password that a script sets.`;
    default:
      return `${account.name} keeps a password that its owner knows.`;
  }
}
