import { stepsThatChanged, type Condition, type Statement, type StatementView } from './statement.ts';

/** On each step with power: Remote Desktop is not open while an enabled administrator has a blank password. */
export const neverOpenWithBlankPassword: Statement = {
  id: 'rdp-never-open-with-blank-password',
  title: 'Remote Desktop is never open while an administrator has a blank password',
  kind: 'always',
  test: ({ inputs, machine, steps }: StatementView): Condition => {
    const on = machine.word('power', 'machine') === 'On';
    const blank = machine.accounts.filter(
      (account) => account.enabled && account.administrator && machine.passwordOf(account) === 'blank',
    );
    const uncertainPassword = machine.uncertain.has('password') && !on;
    if (!on || (blank.length === 0 && !uncertainPassword))
      return { result: 'holds', reason: 'No enabled administrator has a blank password while Remote Desktop is open.' };
    if (machine.rdp === 'closed')
      return { result: 'holds', reason: 'Remote Desktop is closed while the password is blank.' };
    const path = [
      'prepare-before-sysprep',
      ...stepsThatChanged(steps, 'password').slice(-1),
      steps.at(-1)?.id ?? '',
    ].filter((id, index, all) => steps.some((step) => step.id === id) && all.indexOf(id) === index);
    if (machine.rdp === 'unknown')
      return {
        result: 'cannotTell',
        reason: `The password of ${blank[0]?.name ?? 'an administrator'} is blank, and whether Remote Desktop is open cannot be told.`,
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
              value: script.value,
              ...(script.place.line === undefined ? {} : { line: script.place.line }),
            },
          }),
    };
  },
};
