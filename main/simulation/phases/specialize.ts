import { sameName } from '../../../shared/base/caseless.ts';
import { readBoolean } from '../../config/answerFile.ts';
import { copyProfileCondition } from '../statements/copyProfile.ts';
import { firstBootAnswerFile, type RunInputs } from '../inputs.ts';
import type { Machine } from '../machine.ts';
import type { Action } from '../world.ts';
import { asynchronousCommands, synchronousCommands } from './commands.ts';
import { tellMonitorState } from './generalize.ts';

const SHELL = 'Microsoft-Windows-Shell-Setup';
const HANDLED = new Set([SHELL.toLowerCase(), 'microsoft-windows-deployment']);

/** Part C of a run: first boot of a new instance, events 16 to 22. Source: ec2config facts, sections 8 and 8a. */
export function* specialize(inputs: RunInputs, machine: Machine): Generator<Action, void> {
  yield {
    id: 'specialize-start',
    event: 16,
    phase: 'specialize',
    title: inputs.resumed
      ? 'The first boot goes on; how far it had come is not known'
      : 'A new instance starts from the image; the Administrator password is blank for a short time',
    because: null,
    // The blank password and the console line are stated, the image state of this moment is observed.
    certainty: inputs.resumed ? 'inferred' : 'observed',
    act: (target, log) => {
      target.set('power', 'machine', 'On');
      target.set('image', 'instance', 'New instance');
      const administrator = target.administrator;
      const password = inputs.resumed ? 'unknown' : 'blank';
      if (administrator !== null) target.updateAccount(administrator.name, { password });
      target.setImageState('IMAGE_STATE_UNDEPLOYABLE');
      tellMonitorState(log);
      doubtSessions(firstBootAnswerFile(inputs, target, 'specialize'), target);
    },
  };
  yield {
    id: 'specialize-identity',
    event: 17,
    phase: 'specialize',
    title: 'New computer name and SID; Plug and Play installs drivers',
    because: null,
    certainty: 'observed',
    act: (target) => {
      target.set('identity', 'machine SID', 'New, unknown until run');
      target.set('identity', 'computer name', 'Made by Windows, unknown until run');
      target.setImageState('IMAGE_STATE_SPECIALIZE_RESEAL_TO_OOBE');
    },
  };
  const answer = firstBootAnswerFile(inputs, machine, 'specialize');
  if (answer === null) yield noAnswerFile(inputs, 'specialize');
  yield* synchronousCommands(answer, machine);
  yield* asynchronousCommands(answer);
  yield* shellSettings(inputs, answer);
  yield* otherComponents(answer);
}

type Answer = ReturnType<typeof firstBootAnswerFile>;

/** No answer file for a pass: Windows asks its questions itself. In a run that goes on, it may just not be here. */
export function noAnswerFile(inputs: RunInputs, pass: string): Action {
  return {
    id: `${pass.toLowerCase()}-no-answer-file`,
    event: null,
    phase: pass === 'specialize' ? 'specialize' : 'oobe',
    title: `No answer file for the ${pass} pass was found on the volume`,
    because: null,
    certainty: 'inferred',
    act: (machine) => {
      if (inputs.resumed)
        machine.course.mightStop('The answer file of the run in progress is not on the volume.', 'specialize-start');
      // Source: failure modes FM-48 (observed): OOBE that is not automated does not finish.
      else if (pass === 'oobeSystem')
        machine.course.mightStop(
          'Without an answer file for the oobeSystem pass, Windows asks its questions on the screen.',
        );
    },
  };
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
    // The settings are stated; that they come behind the synchronous commands is observed.
    certainty: 'observed',
    act: (machine, log) => {
      if (fixedName !== null) machine.set('identity', 'computer name', fixedName);
      if (timeZone === null) return;
      machine.set('identity', 'time zone', timeZone.value);
      log.message(`[Shell Unattend] TimeZone: Time zone set to '${timeZone.value}'`);
    },
  };
  yield copyProfile(inputs, answer);
}

const COPY_TITLES = {
  on: 'CopyProfile copies the Administrator profile to the default profile',
  off: 'CopyProfile is off: new users get the Windows default profile',
  open: 'Whether CopyProfile copies a profile cannot be told',
} as const;

function copyProfile(inputs: RunInputs, answer: Answer): Action {
  const setting = answer?.setting('specialize', SHELL, 'CopyProfile') ?? null;
  const word = setting === null ? false : readBoolean(setting.value);
  return {
    id: 'specialize-copyprofile',
    event: 21,
    phase: 'specialize',
    title: COPY_TITLES[word === null ? 'open' : word ? 'on' : 'off'],
    because: setting?.place ?? null,
    certainty: word === null ? 'unconfirmed' : 'observed',
    act: (machine, log) => {
      if (word === false) return;
      const condition = copyProfileCondition(inputs, machine);
      if (condition.result === 'broken') {
        log.message('[Shell Unattend] _FindLatestProfile failed (0x80070003) [gle=0x00000003]');
        log.message('[Shell Unattend] CopyProfile failed (0x80070003) [gle=0x00000003]');
        machine.course.stop(`CopyProfile fails: ${condition.reason.replace(/\.$/, '')}`);
        return;
      }
      if (condition.result === 'cannotTell') machine.course.mightStop(condition.reason, 'specialize-copyprofile');
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
      act: (machine) => applyComponent(component.name, answer, machine),
    };
}

const JOIN = 'Microsoft-Windows-UnattendedJoin';
const SESSION_MANAGER = 'Microsoft-Windows-TerminalServices-LocalSessionManager';

/** What a further component does, as far as it is known; its place in the pass is not confirmed. */
function applyComponent(name: string, answer: Answer, machine: Machine): void {
  const joins = [
    'Identification/JoinDomain',
    'Identification/MachineObjectOU',
    'Identification/Provisioning/AccountData',
  ];
  if (sameName(name, JOIN) && joins.some((path) => answer?.setting('specialize', name, path) !== null))
    machine.set('identity', 'domain', 'Joined by the answer file');
  else machine.set('identity', name, 'Applied');
  if (sameName(name, SESSION_MANAGER)) doubtSessions(answer, machine);
}

/** Documented for the siblings of this agent, unconfirmed for EC2Config itself; when in the pass it acts is not known. */
function doubtSessions(answer: Answer, machine: Machine): void {
  const deny = answer?.setting('specialize', SESSION_MANAGER, 'fDenyTSConnections') ?? null;
  const staysClosed = readBoolean(deny?.value) === true && machine.rdp === 'closed';
  if (deny !== null && !staysClosed) machine.uncertain.set('rdp', `${SESSION_MANAGER} of the answer file`);
}
