import { sameName } from '../../../shared/base/caseless.ts';
import { readBoolean } from '../../config/answerFile.ts';
import { runScript } from '../cmd/interpret.ts';
import type { Work } from '../cmd/work.ts';
import { scriptHost } from '../commands/host.ts';
import { firstBootAnswerFile, SETUP_COMPLETE, type RunInputs } from '../inputs.ts';
import type { Machine } from '../machine.ts';
import type { FileStat, Found } from '../../../shared/model/volume.ts';
import type { PasswordState } from '../passwordState.ts';
import type { NewAccount, RunAnswerFile } from '../runAnswerFile.ts';
import type { GivenPassword } from '../runPasswords.ts';
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
    certainty: answer === null ? 'inferred' : 'stated',
    act: (target) => {
      for (const setting of settings)
        if (setting.value !== null) target.set('identity', setting.setting, setting.value);
    },
  };
  if (answer === null) yield noAnswerFile(inputs, 'oobeSystem');
  for (const account of answer?.localAccounts ?? []) yield localAccount(account);
  yield administratorPassword(answer);
  if (answer !== null) yield* beyondOobe(answer);
}

const SHELL = 'Microsoft-Windows-Shell-Setup';

/** What makes Windows go on otherwise than to its logon. Sources: answer file facts, sections 4 and 7 (Reseal). */
function* beyondOobe(answer: RunAnswerFile): Generator<Action, void> {
  yield* reseal(answer);
  const shared = { event: null, phase: 'oobe', certainty: 'documented' } as const;
  const logon = answer.setting('oobeSystem', SHELL, 'AutoLogon/Enabled');
  const first = answer.settings('oobeSystem').find(({ setting }) => /\/FirstLogonCommands\//.test(setting));
  if (first !== undefined && logon !== null && logon.value.toLowerCase() !== 'false')
    yield {
      ...shared,
      id: 'oobe-first-logon',
      title: 'An automatic logon runs the first logon commands',
      because: first.place,
      act: (machine, log) =>
        scriptHost(machine, log).notSimulated(
          'the first logon commands of the answer file',
          first.place.file ?? answer.file,
          first.place.line ?? 1,
        ),
    };
}

/** Reseal in the last pass: Mode OOBE with a shutdown starts the pass again and again, Audit leads away from it. */
function* reseal(answer: RunAnswerFile): Generator<Action, void> {
  const setting = (name: string) => answer.setting('oobeSystem', 'Microsoft-Windows-Deployment', `Reseal/${name}`);
  const mode = setting('Mode');
  const shutdown = setting('ForceShutdownNow');
  const leaves = mode !== null && sameName(mode.value, 'Audit');
  // Without a Mode, the one of this pass is OOBE.
  const stays = mode === null || sameName(mode.value, 'OOBE');
  const endless = stays && shutdown !== null && readBoolean(shutdown.value) === true;
  if (!leaves && !endless) return;
  yield {
    id: 'oobe-reseal',
    event: null,
    phase: 'oobe',
    title: leaves
      ? `The answer file reseals: Mode is ${mode.value}`
      : 'The answer file reseals to OOBE with a shutdown: the pass starts again at each start',
    because: (leaves ? mode : shutdown)?.place ?? null,
    certainty: 'documented',
    act: ({ course }) =>
      leaves
        ? course.mightStop(`Reseal/Mode is ${mode.value}, which leads to audit mode.`)
        : course.stop(
            'Reseal with Mode OOBE and ForceShutdownNow true in the pass oobeSystem restarts without end and is not supported',
          ),
  };
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
    act: (machine, log) => {
      const password = PASSWORDS[account.password.kind] ?? 'blank';
      if (account.password.kind === 'open')
        log.notSimulated(`the password of ${account.name}: ${account.password.why}`);
      if (machine.account(account.name) === null)
        machine.addAccount({
          name: account.name,
          rid: machine.nextRid,
          enabled: true,
          administrator: account.administrator,
          remoteDesktopUser: account.remoteDesktopUser,
          password,
        });
      else {
        const { administrator, remoteDesktopUser } = account;
        machine.updateAccount(account.name, { administrator, remoteDesktopUser, password });
      }
    },
  };
}

/** What becomes of a password by what the file gives; nothing for one that it does not give. */
const PASSWORDS: Readonly<Record<GivenPassword['kind'], PasswordState | null>> = {
  set: 'answerFile',
  blank: 'blank',
  open: 'unknown',
  absent: null,
};

const PASSWORD_TITLES: Readonly<Record<GivenPassword['kind'], string>> = {
  set: 'The Administrator password of the answer file is set',
  blank: 'The answer file sets a blank Administrator password',
  open: 'Which Administrator password the answer file sets cannot be told',
  absent: 'The answer file sets no Administrator password',
};

function administratorPassword(answer: RunAnswerFile | null): Action {
  const password: GivenPassword = answer?.administratorPassword ?? { kind: 'absent' };
  return {
    id: 'oobe-password',
    event: 24,
    phase: 'oobe',
    title: PASSWORD_TITLES[password.kind],
    because: password.kind === 'absent' ? null : (answer?.administratorPassword.place ?? null),
    certainty: password.kind === 'open' ? 'unconfirmed' : 'observed',
    act: (machine, log) => setAdministratorPassword(password, machine, log),
  };
}

function setAdministratorPassword(given: GivenPassword, machine: Machine, log: StepLog): void {
  const administrator = machine.administrator;
  const state = PASSWORDS[given.kind];
  if (administrator === null) return;
  if (given.kind === 'open') log.notSimulated(`the Administrator password of the answer file: ${given.why}`);
  // With a password it logs that it found one (observed); without one it has to ask for it.
  if ((state ?? machine.passwordOf(administrator)) === 'blank')
    machine.course.mightStop('The Administrator has no password when Windows reaches OOBE, which may ask for one.');
  if (state === null) return;
  machine.updateAccount(administrator.name, { password: state });
  if (given.kind !== 'open') log.message(`[Shell Unattend] UserAccounts: Password set for '${administrator.name}'`);
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
    // That the script runs is stated; the lines that Windows logs about it are observed.
    certainty: stat.kind === 'unreadable' ? 'unconfirmed' : stat.kind === 'found' ? 'observed' : 'stated',
    work: (target, log) => runSetupComplete(target, log),
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

function* runSetupComplete(machine: Machine, log: StepLog): Work<void> {
  const bytes = machine.files.read(SETUP_COMPLETE);
  const host = scriptHost(machine, log);
  const path = toWindowsPath(SETUP_COMPLETE);
  const where = machine.uncertain.aboutFile(SETUP_COMPLETE);
  if (bytes.kind !== 'found') {
    if (where !== null) host.notSimulated(`${path}, which a script may have written (${where})`, SETUP_COMPLETE, 1);
    else if (bytes.kind === 'unreadable' || machine.files.stat(SETUP_COMPLETE).kind === 'found')
      host.notSimulated(`${path} could not be read`, SETUP_COMPLETE, 1);
    return;
  }
  log.message(`[msoobe.exe] RunUserProvidedScript: Found script at [${path}]; executing with UI hidden...`);
  const code = (yield* runScript(path, host))?.exitCode ?? null;
  if (code !== null)
    log.message(
      `[msoobe.exe] RunUserProvidedScript: Successfully executed script; (returned with exit code 0x${(code >>> 0).toString(16)})`,
    );
}
