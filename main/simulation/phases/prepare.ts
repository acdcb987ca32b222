import { toWindowsPath } from '../../../shared/base/winPath.ts';
import type { Place } from '../../../shared/model/diagnostic.ts';
import { CACHED_ANSWER_FILE } from '../../subject/answerFileSearch.ts';
import { runCommandLine, runScript } from '../cmd/interpret.ts';
import type { Work } from '../cmd/work.ts';
import { scriptHost } from '../commands/host.ts';
import { programName } from '../commands/shown.ts';
import { calledAnswer, DEFAULT_SWITCHES, type RunInputs } from '../inputs.ts';
import type { CalledAnswer, Machine } from '../machine.ts';
import { doubtPlugins } from '../pluginStates.ts';
import { switchesStop } from '../switches.ts';
import { isSysprep } from '../sysprepProgram.ts';
import type { Action, StepLog } from '../world.ts';
import { PROPERTY_PLUGINS, propertyActions } from './properties.ts';

/** Part A of a run, on the source instance: events 1 to 11. Source: ec2config facts, section 8. */
export function* prepare(inputs: RunInputs): Generator<Action, void> {
  yield* trigger();
  yield* bundle(inputs);
  yield {
    id: 'prepare-user-data',
    event: 8,
    phase: 'prepare',
    title: 'User data is switched on for the next start',
    because: null,
    certainty: 'documented',
    act: (target) => {
      target.setPlugin('Ec2HandleUserData', 'Enabled');
    },
  };
  yield {
    id: 'prepare-hibernation',
    event: 9,
    phase: 'prepare',
    title: hibernationTitle(inputs.hibernationSwitchedOff),
    because: null,
    certainty: inputs.hibernationSwitchedOff === true ? 'documented' : 'unconfirmed',
    act: (target) => {
      if (inputs.hibernationSwitchedOff === true) target.set('power', 'hibernation', 'Off');
    },
  };
  yield beforeSysprep(inputs);
  yield sysprepCall(inputs);
}

function* trigger(): Generator<Action, void> {
  yield {
    id: 'prepare-preconditions',
    event: 1,
    phase: 'prepare',
    title: 'Assumed: the source instance is ready, with the service installed and nothing pending',
    because: null,
    certainty: 'inferred',
  };
  yield {
    id: 'prepare-trigger',
    event: 2,
    phase: 'prepare',
    title: 'Somebody starts "Shutdown with Sysprep" or ec2config.exe -sysprep',
    because: null,
    certainty: 'stated',
  };
  yield {
    id: 'prepare-run-sysprep',
    event: 3,
    phase: 'prepare',
    title: 'ec2config.exe -sysprep runs in the foreground',
    because: null,
    certainty: 'observed',
    act: (_machine, log) => log.message('Running in foreground...'),
  };
}

function* bundle(inputs: RunInputs): Generator<Action, void> {
  const { bundle: file, sysprep } = inputs;
  yield noShutdown(inputs);
  yield {
    id: 'prepare-bundle-select',
    event: 5,
    phase: 'prepare',
    title: blockTitle(inputs),
    because: sysprep?.place ?? null,
    certainty: sysprep === null ? 'unconfirmed' : inputs.kernel === null ? 'inferred' : 'observed',
    act: (_machine, log) => log.message('SysprepUtils: Setting bundle/Sysprep operations for Vista/2008.'),
  };
  const { trouble } = file;
  yield {
    id: 'prepare-bundle-read',
    event: 6,
    phase: 'prepare',
    title: trouble === null ? 'BundleConfig.xml is read' : 'What BundleConfig.xml asks for cannot be told',
    because: trouble === null ? { file: file.file, line: 1 } : { file: file.file },
    certainty: trouble === null ? 'observed' : 'unconfirmed',
    act: (machine, log) => {
      log.message(`SysprepUtils: Reading Bundle Properties from ${toWindowsPath(file.file)}`);
      if (trouble !== null) bundleIsOpen(trouble, machine, log);
    },
  };
  yield* propertyActions(file.properties);
}

function noShutdown({ switches, sysprep }: RunInputs): Action {
  const quits = switches.end !== 'shutdown';
  return {
    id: 'prepare-no-shutdown',
    event: 4,
    phase: 'prepare',
    title: quits ? 'The switches do not shut the machine down' : 'The switches shut the machine down; none is replaced',
    because: sysprep?.switches?.place ?? null,
    certainty: 'inferred',
  };
}

function blockTitle({ bundle: file, sysprep, kernel }: RunInputs): string {
  if (file.trouble !== null) return 'Which Sysprep block BundleConfig.xml has cannot be told; the defaults are assumed';
  if (sysprep === null) return 'BundleConfig.xml has no Sysprep block of version 6.0; the defaults are assumed';
  return `Windows ${kernel ?? '6.x'} selects the Sysprep block of version 6.0`;
}

/** Without the file, neither its properties nor the program before Sysprep, the answer file and the switches are known. */
function bundleIsOpen(trouble: string, machine: Machine, log: StepLog): void {
  log.notSimulated(trouble);
  machine.course.mightDiffer(trouble);
  doubtPlugins(machine, PROPERTY_PLUGINS, trouble.replace(/\.$/, ''));
}

function beforeSysprep(inputs: RunInputs): Action {
  const command = inputs.sysprep?.preSysprepRunCmd ?? null;
  const empty = command === null || command.value === '';
  return {
    id: 'prepare-before-sysprep',
    event: 10,
    phase: 'prepare',
    title: beforeTitle(inputs, empty ? null : command.value),
    because: command?.place ?? null,
    certainty: !empty ? 'stated' : inputs.sysprep === null ? 'unconfirmed' : 'inferred',
    *work(machine, log) {
      if (inputs.sysprep === null) programIsOpen(inputs, machine, log);
      if (!empty) yield* runBefore(command.value, command.place, machine, log);
    },
  };
}

function beforeTitle(inputs: RunInputs, command: string | null): string {
  if (command !== null) return `${programName(command)} runs`;
  return inputs.sysprep === null
    ? 'Whether a program runs before Sysprep cannot be told'
    : 'No program runs before Sysprep';
}

/** No Sysprep block that this Windows uses: which program the agent runs then is not documented. */
function programIsOpen({ bundle: file }: RunInputs, machine: Machine, log: StepLog): void {
  if (file.trouble === null)
    machine.course.mightDiffer(
      'BundleConfig.xml has no Sysprep block of version 6.0; what the agent runs then is not documented.',
    );
  scriptHost(machine, log).notSimulated('the program before Sysprep, which is not known', file.file, 1);
}

/** The value is a path, with or without quotes and blanks; what is more than a path is run as a command line. */
function* runBefore(value: string, place: Place, machine: Machine, log: StepLog): Work<void> {
  const host = scriptHost(machine, log);
  const path = value.trim().replace(/^"([^"]*)"$/, '$1');
  const origin = { file: place.file ?? '', line: place.line ?? 1 };
  const there = host.exists(path);
  if (there !== false && /\.(cmd|bat)$/i.test(path)) {
    if ((yield* runScript(path, host)) === null)
      host.notSimulated('it could not be read, or is not certain to be there', origin.file, origin.line, path);
    return;
  }
  if (there === false && ONE_PROGRAM.test(path))
    host.told('it is not on the volume, so it changes nothing', origin.file, origin.line, path);
  else if (there !== true && /^"|^\S+\s+[/-]/.test(value.trim())) yield* runCommandLine(value, origin, host);
  else host.notSimulated(there === true ? null : 'it is not on the volume', origin.file, origin.line, path);
}

/** The path of one program with nothing behind it. */
const ONE_PROGRAM = /^(?!.*\.(?:cmd|bat|exe|com)\s).*\.(?:cmd|bat|exe|com)$/i;

function sysprepCall(inputs: RunInputs): Action {
  const switches = inputs.sysprep?.switches?.value ?? DEFAULT_SWITCHES;
  const exePath = inputs.sysprep?.exePath ?? null;
  const shared = { id: 'prepare-sysprep-exe', event: 11, phase: 'prepare' } as const;
  if (exePath !== null && !isSysprep(exePath.value))
    return {
      ...shared,
      title: 'ExePath names another program than sysprep.exe: what it does cannot be told',
      because: exePath.place,
      certainty: 'unconfirmed',
      act: (machine, log) => {
        log.notSimulated('the program that ExePath of BundleConfig.xml names');
        machine.course.mightDiffer('ExePath of BundleConfig.xml names another program than sysprep.exe of Windows.');
        callSysprep(inputs, machine, log);
      },
    };
  return {
    ...shared,
    title: `sysprep.exe starts with ${switches} and the answer file`,
    because: inputs.sysprep?.answerFilePath?.place ?? null,
    certainty: 'stated',
    act: (machine, log) => callSysprep(inputs, machine, log),
  };
}

/** sysprep.exe takes the switches and reads the answer file as the scripts before it have left it. */
function callSysprep(inputs: RunInputs, machine: Machine, log: StepLog): void {
  for (const doubt of inputs.switches.doubts) machine.course.mightDiffer(`What Sysprep does is open: ${doubt}.`);
  const { path, written } = inputs.answerFile;
  const where = path === null ? null : machine.uncertain.aboutFile(path);
  if (where !== null)
    machine.course.mightDiffer(`What is in the answer file ${path ?? written} depends on a script (${where}).`);
  const answer = calledAnswer(inputs, machine);
  if (answer.kind === 'unreadable') {
    log.notSimulated(answer.problem.diagnostic.summary);
    machine.course.mightDiffer(answer.problem.diagnostic.summary);
  }
  const refused = switchesStop(inputs.switches) ?? refusal(answer, path ?? written);
  if (refused !== null) {
    machine.course.stop(refused);
    return;
  }
  for (const reason of answer.kind === 'found' ? answer.value.mayBeRefused : [])
    machine.course.mightStop(`Windows may refuse the whole answer file: ${reason}.`);
  machine.callSysprep(answer, CACHED_ANSWER_FILE);
}

function refusal(answer: CalledAnswer, name: string): string | null {
  if (answer.kind === 'absent') return `The answer file ${name} is not on the volume`;
  return answer.kind === 'found' ? answer.value.refused : null;
}

function hibernationTitle(switchedOff: boolean | null): string {
  if (switchedOff === null) return 'Whether hibernation is switched off depends on the version of the agent';
  return switchedOff ? 'Hibernation is switched off' : 'This version of the agent leaves hibernation as it is';
}
