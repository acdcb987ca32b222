import { runScript } from '../cmd/interpret.ts';
import { scriptHost } from '../commands/host.ts';
import { firstBootAnswerFile, SETUP_COMPLETE, type RunInputs } from '../inputs.ts';
import type { Machine } from '../machine.ts';
import type { Action } from '../world.ts';
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
  yield administratorPassword(answer);
}

function administratorPassword(answer: ReturnType<typeof firstBootAnswerFile>): Action {
  const password = answer?.administratorPassword ?? null;
  const present = password !== null && (password.state === 'plain' || password.state === 'hidden');
  return {
    id: 'oobe-password',
    event: 24,
    phase: 'oobe',
    title: present
      ? 'The Administrator password of the answer file is set'
      : 'The answer file sets no Administrator password',
    because: password?.state === 'absent' ? null : (password?.place ?? null),
    certainty: 'observed',
    act: (machine, log) => {
      const administrator = machine.administrator;
      if (!present || administrator === null) return;
      machine.updateAccount(administrator.name, { password: password.blank ? 'blank' : 'answerFile' });
      log.message(`[Shell Unattend] UserAccounts: Password set for '${administrator.name}'`);
    },
  };
}

/** SetupComplete.cmd with PostSysprep.cmd, events 25 and 26. */
export function* setupComplete(_inputs: RunInputs, machine: Machine): Generator<Action, void> {
  const stat = machine.files.stat(SETUP_COMPLETE);
  const there = stat.kind === 'found';
  yield {
    id: 'setupcomplete-run',
    event: 25,
    phase: 'setupComplete',
    title: !there
      ? 'There is no SetupComplete.cmd'
      : stat.value.size === 0
        ? 'SetupComplete.cmd is empty: PostSysprep.cmd does not run'
        : 'SetupComplete.cmd runs and calls PostSysprep.cmd',
    because: there ? { file: stat.value.path, line: 1 } : null,
    certainty: 'stated',
    act: (target, log) => {
      if (!there) return;
      log.message(
        `[msoobe.exe] RunUserProvidedScript: Found script at [${toWindowsPath(stat.value.path)}]; executing with UI hidden...`,
      );
      const code = runScript(toWindowsPath(stat.value.path), scriptHost(target, log)) ?? 0;
      log.message(
        `[msoobe.exe] RunUserProvidedScript: Successfully executed script; (returned with exit code 0x${(code >>> 0).toString(16)})`,
      );
    },
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
