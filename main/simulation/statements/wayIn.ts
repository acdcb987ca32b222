import type { Source } from '../../../shared/model/diagnostic.ts';
import type { Machine, SimulatedAccount } from '../machine.ts';
import { passwordIsKnown } from '../passwordState.ts';
import type { RunInputs } from '../inputs.ts';
import { atTheEnd, stepsThatChanged, type Condition, type Statement, type StatementView } from './statement.ts';

/** The source page on Keep Existing, against its own order 2. Source: ec2config facts, section 5. */
export const KEEP_EXISTING_CONTRADICTION: Source = {
  document: 'AWS, Create a standard Amazon Machine Image Using Sysprep (Image tab, Keep Existing)',
  certainty: 'unconfirmed',
  says: 'Keep Existing: the Administrator password does not change when Sysprep runs or the service restarts. How the agent would escape the scramble of order 2 is not documented; the simulation follows the files.',
};

/** After the last step: an enabled administrator whose password somebody knows or can retrieve. */
export const knownWayIn: Statement = {
  id: 'known-way-in',
  title: 'There is a known way in',
  kind: 'eventually',
  test: (view: StatementView): Condition =>
    atTheEnd(view, `The run stops: ${view.machine.course.stopped ?? ''}. Nobody can log in.`, () => wayIn(view)),
};

function wayIn({ inputs, machine, steps }: StatementView): Condition {
  if (!machine.accountsKnown)
    return { result: 'cannotTell', reason: 'The SAM hive could not be read, so the accounts are not known.' };
  const administrators = machine.accounts.filter((account) => account.enabled && account.administrator);
  const known = administrators.find(
    (account) => passwordIsKnown(machine.passwordOf(account)) === true && !machine.uncertain.aboutState(account.name),
  );
  if (known !== undefined) return { result: 'holds', reason: wayInWords(known) };
  if (machine.accounts.some((account) => mayBeIn(machine, account))) return undecided(machine, steps);
  if (machine.word('identity', 'domain') === 'Joined by the answer file')
    return {
      result: 'cannotTell',
      reason: 'The answer file joins a domain; whether its accounts may log in is not on this volume.',
    };
  return lockedOut(inputs, machine, administrators, stepsThatChanged(steps, 'password'), steps.at(-1)?.id ?? '');
}

/** Nobody is certain to know a password, and somebody may. */
function undecided(machine: Machine, steps: StatementView['steps']): Condition {
  const setPassword = machine.openPlugin('Ec2SetPassword');
  const why = setPassword?.why ?? machine.uncertain.get('password') ?? 'the files do not say what it becomes';
  return {
    result: 'cannotTell',
    reason: `Whether the password of an administrator is known cannot be told: ${why}.`,
    path: stepsThatChanged(steps, 'password'),
    ...(setPassword?.deciding === null || setPassword?.deciding === undefined
      ? {}
      : { deciding: setPassword.deciding }),
  };
}

/** Whether an account may be a way in although it is not certain. Whether it is enabled or in a group may be open too. */
function mayBeIn(machine: Machine, account: SimulatedAccount): boolean {
  const open = machine.uncertain.aboutState(account.name);
  if (!open && !(account.enabled && account.administrator)) return false;
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

function lockedOut(
  inputs: RunInputs,
  machine: Machine,
  administrators: readonly SimulatedAccount[],
  changed: readonly string[],
  last: string,
): Condition {
  const scrambled = administrators.some((account) => account.password === 'scrambled');
  const deciding = decidingSetting(inputs);
  const path = [
    ...new Set([
      ...changed,
      ...(inputs.config.plugin('Ec2SetPassword') === null ? [] : ['beforeready-Ec2SetPassword']),
      last,
    ]),
  ];
  const reason = scrambled
    ? 'Order 2 scrambles the Administrator password and nothing sets a known one afterwards.'
    : administrators.length === 0
      ? 'No enabled administrator is left.'
      : 'The Administrator password is blank, and nothing sets a known one.';
  return {
    result: 'broken',
    reason,
    path: path.filter((id) => id !== ''),
    ...(deciding === null ? {} : { deciding }),
    contradictions:
      scrambled && machine.word('plugin', 'Ec2SetPassword')?.toLowerCase() !== 'enabled'
        ? [KEEP_EXISTING_CONTRADICTION]
        : [],
  };
}

/** What would set a password at first launch: the property that Sysprep copies, else the plug-in itself. */
function decidingSetting({ bundle, config }: RunInputs): NonNullable<Condition['deciding']> | null {
  const property = bundle.property('SetPasswordAfterSysprep');
  const plugin = config.plugin('Ec2SetPassword');
  const found = property ?? plugin;
  if (found === null) return null;
  return {
    file: found.place.file ?? '',
    setting: property === null ? 'Plugins/Ec2SetPassword' : 'Properties/SetPasswordAfterSysprep',
    value: found.value,
    ...(found.place.line === undefined ? {} : { line: found.place.line }),
  };
}
