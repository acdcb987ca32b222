import { shownCommand } from '../commands/shown.ts';
import type { Machine, SimulatedAccount } from '../machine.ts';
import { mayGoOtherwise, stepsThatChanged, type Condition, type Statement, type StatementView } from './statement.ts';

/** RID of the built-in Administrator. */
const BUILT_IN = 500;

/** On each step with power: Remote Desktop is not open while an enabled administrator has a blank password. */
export const neverOpenWithBlankPassword: Statement = {
  id: 'rdp-never-open-with-blank-password',
  title: 'Remote Desktop is never open while an administrator has a blank password',
  kind: 'always',
  test: ({ inputs, machine, steps }: StatementView): Condition => {
    const { mayDiffer } = machine.course;
    if (mayDiffer !== null) return mayGoOtherwise(mayDiffer);
    const on = machine.word('power', 'machine') === 'On';
    if (!on || machine.rdp === 'closed')
      return {
        result: 'holds',
        reason: on ? 'Remote Desktop is closed while the password is blank.' : 'The machine is off.',
      };
    const administrators = machine.accounts.filter((account) => mayAdminister(machine, account));
    const blank = administrators.filter((account) => machine.passwordOf(account) === 'blank');
    const open = administrators.find((account) => machine.passwordOf(account) === 'unknown');
    if (blank.length === 0 && (open !== undefined || !machine.accountsKnown))
      return undecided(machine, open?.name, steps);
    if (blank.length === 0)
      return { result: 'holds', reason: 'No enabled administrator has a blank password while Remote Desktop is open.' };
    const path = [
      'prepare-before-sysprep',
      ...stepsThatChanged(steps, 'password').slice(-1),
      steps.at(-1)?.id ?? '',
    ].filter((id, index, all) => steps.some((step) => step.id === id) && all.indexOf(id) === index);
    const certain = blank.some((account) => account.enabled && account.administrator && !isOpen(machine, account));
    if (machine.rdp === 'unknown' || !certain)
      return {
        result: 'cannotTell',
        reason: `The password of ${blank[0]?.name ?? 'an administrator'} is blank, and whether ${certain ? 'Remote Desktop is open' : 'the account may log on'} cannot be told.`,
        path,
      };
    const script = inputs.sysprep?.preSysprepRunCmd;
    return {
      result: 'broken',
      reason: `Remote Desktop is open while the password of ${blank[0]?.name ?? 'an administrator'} is blank: nothing before Sysprep closes it.`,
      path,
      ...(script?.place.file === undefined
        ? {}
        : {
            deciding: {
              file: script.place.file,
              setting: 'Sysprep/PreSysprepRunCmd',
              value: shownCommand(script.value),
              ...(script.place.line === undefined ? {} : { line: script.place.line }),
            },
          }),
    };
  },
};

function isOpen(machine: Machine, account: SimulatedAccount): boolean {
  return machine.uncertain.aboutState(account.name);
}

/** Whether an account is an enabled administrator, or may be one. */
function mayAdminister(machine: Machine, account: SimulatedAccount): boolean {
  return (account.enabled && account.administrator) || (isOpen(machine, account) && account.rid === BUILT_IN);
}

/** Remote Desktop is not closed, and whether a password is blank is open. */
function undecided(machine: Machine, name: string | undefined, steps: StatementView['steps']): Condition {
  const why = machine.accountsKnown
    ? (machine.uncertain.get('password') ?? 'it is not known')
    : 'the SAM hive could not be read';
  return {
    result: 'cannotTell',
    reason: `Whether the password of ${name ?? 'an administrator'} is blank while Remote Desktop is not closed cannot be told: ${why}.`,
    path: stepsThatChanged(steps, 'password'),
  };
}
