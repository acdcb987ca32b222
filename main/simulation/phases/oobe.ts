import { runScript } from '../cmd/interpret.ts';
import { scriptHost } from '../commands/host.ts';
import { firstBootAnswerFile, SETUP_COMPLETE, type RunInputs } from '../inputs.ts';
import type { Machine } from '../machine.ts';
import type { FileStat, Found } from '../../../shared/model/volume.ts';
import type { NewAccount, RunAnswerFile } from '../runAnswerFile.ts';
import type { Action, StepLog } from '../world.ts';
import { noAnswerFile } from './specialize.ts';
import { toWindowsPath } from '../../../shared/base/winPath.ts';

/** Part D of a run: the oobeSystem pass, events 23 and 24. Source: ec2config facts, sections 8 and 8a. */
export function* oobe(inputs: RunInputs, machine: Machine): Generator<Action, void> {
  yield {
    id: 'oobe-start',
    event: 23,
    phase: 'oobe',
    title: 'The oobeSystem pass begins, image state becomes undeployable again',
    because: null,
    certainty: 'observed',
    act: (target) => target.setImageState('IMAGE_STATE_UNDEPLOYABLE'),
  };
  const answer = firstBootAnswerFile(inputs, machine, 'oobeSystem');
  const settings = answer?.settings('oobeSystem') ?? [];
  yield {
    id: 'oobe-settings',
    event: 23,
    phase: 'oobe',
    title: `Locale, OOBE pages, owner and time zone are applied: ${settings.length} settings`,
    because: settings[0]?.place ?? null,
    certainty: 'stated',
    act: (target) => {
      for (const setting of settings)
        if (setting.value !== null) target.set('identity', setting.setting, setting.value);
    },
  };
  if (answer === null) yield noAnswerFile(inputs, 'oobeSystem');
  for (const account of answer?.localAccounts ?? []) yield localAccount(account);
  yield administratorPassword(answer);
}

/** A local account of the answer file; its password is known to whoever wrote the file. */
function localAccount(account: NewAccount): Action {
  return {
    id: `oobe-account-${account.name}`,
    event: null,
    phase: 'oobe',
    title: `The account ${account.name} is made${account.administrator ? ' as an administrator' : ''}`,
    because: account.place,
    certainty: 'documented',
    act: (machine) => {
      const password = account.hasPassword ? 'answerFile' : 'blank';
      if (machine.account(account.name) === null)
        machine.addAccount({
          name: account.name,
          rid: machine.nextRid,
          enabled: true,
          administrator: account.administrator,
          password,
        });
      else machine.updateAccount(account.name, { administrator: account.administrator, password });
    },
  };
}

type PasswordRole = 'sets' | 'blank' | 'open' | 'absent';

function passwordRole(password: RunAnswerFile['administratorPassword'] | null): PasswordRole {
  if (password === null || password.state === 'absent') return 'absent';
  if (password.state === 'scrubbed' || password.undecodable) return 'open';
  return password.blank ? 'blank' : 'sets';
}

const PASSWORD_TITLES: Readonly<Record<PasswordRole, string>> = {
  sets: 'The Administrator password of the answer file is set',
  blank: 'The answer file sets a blank Administrator password',
  open: 'The Administrator password in the answer file is scrubbed or not encoded as Windows expects: what is set cannot be told',
  absent: 'The answer file sets no Administrator password',
};

function administratorPassword(answer: RunAnswerFile | null): Action {
  const password = answer?.administratorPassword ?? null;
  const role = passwordRole(password);
  return {
    id: 'oobe-password',
    event: 24,
    phase: 'oobe',
    title: PASSWORD_TITLES[role],
    because: role === 'absent' ? null : (password?.place ?? null),
    certainty: role === 'open' ? 'unconfirmed' : 'observed',
    act: (machine, log) => {
      const administrator = machine.administrator;
      if (role === 'absent' || administrator === null) return;
      const states = { sets: 'answerFile', blank: 'blank', open: 'unknown' } as const;
      machine.updateAccount(administrator.name, { password: states[role] });
      if (role !== 'open') log.message(`[Shell Unattend] UserAccounts: Password set for '${administrator.name}'`);
    },
  };
}

/** SetupComplete.cmd with PostSysprep.cmd, events 25 and 26. */
export function* setupComplete(_inputs: RunInputs, machine: Machine): Generator<Action, void> {
  const stat = machine.files.stat(SETUP_COMPLETE);
  yield {
    id: 'setupcomplete-run',
    event: 25,
    phase: 'setupComplete',
    title: setupCompleteTitle(stat),
    because: stat.kind === 'found' ? { file: stat.value.path, line: 1 } : null,
    certainty: stat.kind === 'unreadable' ? 'unconfirmed' : 'stated',
    act: (target, log) => runSetupComplete(target, log),
  };
  yield {
    id: 'setupcomplete-image-state',
    event: 26,
    phase: 'setupComplete',
    title: 'The script has returned, image state becomes complete',
    because: null,
    certainty: 'observed',
    act: (target) => target.setImageState('IMAGE_STATE_COMPLETE'),
  };
}

function setupCompleteTitle(stat: Found<FileStat>): string {
  switch (stat.kind) {
    case 'absent':
      return 'There is no SetupComplete.cmd';
    case 'unreadable':
      return 'SetupComplete.cmd could not be read';
    case 'found':
      return stat.value.size === 0
        ? 'SetupComplete.cmd is empty: PostSysprep.cmd does not run'
        : 'SetupComplete.cmd runs';
  }
}

function runSetupComplete(machine: Machine, log: StepLog): void {
  const bytes = machine.files.read(SETUP_COMPLETE);
  if (bytes.kind === 'absent') return;
  const host = scriptHost(machine, log);
  const path = toWindowsPath(SETUP_COMPLETE);
  if (bytes.kind === 'unreadable') {
    host.notSimulated(`${path} could not be read`, SETUP_COMPLETE, 1);
    return;
  }
  log.message(`[msoobe.exe] RunUserProvidedScript: Found script at [${path}]; executing with UI hidden...`);
  const code = runScript(path, host)?.exitCode ?? null;
  if (code !== null)
    log.message(
      `[msoobe.exe] RunUserProvidedScript: Successfully executed script; (returned with exit code 0x${(code >>> 0).toString(16)})`,
    );
}
