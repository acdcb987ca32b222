import { runCommandLine } from '../cmd/interpret.ts';
import { scriptHost } from '../commands/host.ts';
import { copyProfileCondition } from '../statements/copyProfile.ts';
import { firstBootAnswerFile, type RunInputs } from '../inputs.ts';
import type { Machine } from '../machine.ts';
import type { Action } from '../world.ts';
import { tellMonitorState } from './generalize.ts';

const SHELL = 'Microsoft-Windows-Shell-Setup';
const HANDLED = new Set([SHELL.toLowerCase(), 'microsoft-windows-deployment']);

/** Part C of a run: first boot of a new instance, events 16 to 22. Source: ec2config facts, sections 8 and 8a. */
export function* specialize(inputs: RunInputs, machine: Machine): Generator<Action, void> {
  yield {
    id: 'specialize-start',
    event: 16,
    phase: 'specialize',
    title: 'A new instance starts from the image; the Administrator password is blank for a short time',
    because: null,
    certainty: 'stated',
    act: (target, log) => {
      target.set('power', 'machine', 'On');
      target.set('image', 'instance', 'New instance');
      const administrator = target.administrator;
      if (administrator !== null) target.updateAccount(administrator.name, { password: 'blank' });
      target.setImageState('IMAGE_STATE_UNDEPLOYABLE');
      tellMonitorState(target, log.message);
    },
  };
  yield {
    id: 'specialize-identity',
    event: 17,
    phase: 'specialize',
    title: 'New computer name and SID; Plug and Play installs drivers',
    because: null,
    certainty: 'stated',
    act: (target) => {
      target.set('identity', 'machine SID', 'New, unknown until run');
      target.set('identity', 'computer name', 'Made by Windows, unknown until run');
      target.setImageState('IMAGE_STATE_SPECIALIZE_RESEAL_TO_OOBE');
    },
  };
  const answer = firstBootAnswerFile(inputs, machine, 'specialize');
  yield* synchronousCommands(answer);
  yield* shellSettings(inputs, answer);
  yield* otherComponents(answer);
}

type Answer = ReturnType<typeof firstBootAnswerFile>;

function* synchronousCommands(answer: Answer): Generator<Action, void> {
  for (const command of answer?.commands('specialize') ?? [])
    yield {
      id: `specialize-order-${command.order}`,
      event: 17 + Math.min(Math.max(command.order, 1), 3),
      phase: 'specialize',
      title: `Order ${command.order}: ${describeCommand(command.path)}`,
      because: command.place,
      certainty: 'stated',
      act: (machine, log) => {
        const code = runCommandLine(
          command.path,
          { file: command.place.file ?? '', line: command.place.line ?? 1 },
          scriptHost(machine, log),
        );
        log.message(`[SETUPUGC.EXE] Process returned with exit code 0x${(code >>> 0).toString(16)}`);
        if (!observesExit(command.willReboot) || code <= 2) return;
        machine.stop(
          `Order ${command.order} ends with exit code ${code}, and WillReboot OnRequest makes that a failure of set-up`,
        );
      },
    };
}

/** `OnRequest` reads the exit code: 0 to 2 go on, anything else fails set-up. Source: answer file facts, section 4. */
function observesExit(willReboot: string | null): boolean {
  return willReboot?.toLowerCase() === 'onrequest';
}

/** What a synchronous command does, in words, for the three of the stock file; else the program's name. */
function describeCommand(path: string): string {
  if (/net(\.exe)?\s+user\s+.*\/active:yes/i.test(path)) return 'the account is enabled and needs a password';
  if (/scramblepassword/i.test(path)) return 'the password is scrambled';
  if (/sysprepspecializephase\.cmd/i.test(path)) return 'SysprepSpecializePhase.cmd runs';
  return (
    path
      .replace(/^"([^"]*)".*$/, '$1')
      .split('\\')
      .at(-1) ?? path
  );
}

function* shellSettings(inputs: RunInputs, answer: Answer): Generator<Action, void> {
  const timeZone = answer?.setting('specialize', SHELL, 'TimeZone') ?? null;
  const name = answer?.setting('specialize', SHELL, 'ComputerName') ?? null;
  const fixedName = name === null || name.value === '' || name.value === '*' ? null : name.value;
  yield {
    id: 'specialize-shell',
    event: 21,
    phase: 'specialize',
    title:
      timeZone === null ? 'Shell settings of the specialize pass are applied' : `TimeZone is set to ${timeZone.value}`,
    because: (timeZone ?? name)?.place ?? null,
    certainty: 'stated',
    act: (machine, log) => {
      if (fixedName !== null) machine.set('identity', 'computer name', fixedName);
      if (timeZone === null) return;
      machine.set('identity', 'time zone', timeZone.value);
      log.message(`[Shell Unattend] TimeZone: Time zone set to '${timeZone.value}'`);
    },
  };
  yield copyProfile(inputs, answer);
}

function copyProfile(inputs: RunInputs, answer: Answer): Action {
  const setting = answer?.setting('specialize', SHELL, 'CopyProfile');
  const wanted = setting?.value.trim().toLowerCase() === 'true';
  return {
    id: 'specialize-copyprofile',
    event: 21,
    phase: 'specialize',
    title: wanted
      ? 'CopyProfile copies the Administrator profile to the default profile'
      : 'CopyProfile is off: new users get the Windows default profile',
    because: setting?.place ?? null,
    certainty: 'stated',
    act: (machine, log) => {
      if (!wanted) return;
      const condition = copyProfileCondition(inputs, machine);
      if (condition.result === 'broken') {
        log.message('[Shell Unattend] _FindLatestProfile failed (0x80070003) [gle=0x00000003]');
        log.message('[Shell Unattend] CopyProfile failed (0x80070003) [gle=0x00000003]');
        machine.stop(`CopyProfile fails: ${condition.reason.replace(/\.$/, '')}`);
        return;
      }
      if (condition.result === 'cannotTell') machine.mightStop(condition.reason, 'specialize-copyprofile');
      machine.set(
        'profile',
        'default profile',
        condition.result === 'holds' ? 'Copy of the Administrator profile' : 'Cannot tell',
      );
    },
  };
}

function* otherComponents(answer: Answer): Generator<Action, void> {
  const others = (answer?.components('specialize') ?? []).filter(
    (component) => !HANDLED.has(component.name.toLowerCase()),
  );
  if (others.length === 0)
    yield {
      id: 'specialize-components',
      event: 22,
      phase: 'specialize',
      title: 'The answer file adds no further component to the pass',
      because: answer === null ? null : { file: answer.file, line: 1 },
      certainty: 'unconfirmed',
    };
  for (const component of others)
    yield {
      id: `specialize-component-${component.name}`,
      event: 22,
      phase: 'specialize',
      title: `${component.name} is applied`,
      because: component.place,
      certainty: 'unconfirmed',
      act: (machine) => {
        if (component.name.toLowerCase() === 'microsoft-windows-unattendedjoin')
          machine.set('identity', 'domain', 'Joined by the answer file');
        else machine.set('identity', component.name, 'Applied');
      },
    };
}
