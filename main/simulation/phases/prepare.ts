import { toWindowsPath } from '../../../shared/base/winPath.ts';
import type { Machine } from '../machine.ts';
import { CACHED_ANSWER_FILE, type RunInputs } from '../inputs.ts';
import type { NamedLocated } from '../runFiles.ts';
import type { Action, StepLog } from '../world.ts';
import { scriptHost } from '../commands/host.ts';
import { runScript } from '../cmd/interpret.ts';

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
    act: (target) => target.setPlugin('Ec2HandleUserData', 'Enabled'),
  };
  yield {
    id: 'prepare-hibernation',
    event: 9,
    phase: 'prepare',
    title: 'Hibernation is switched off',
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
    title: 'The source instance is ready: service installed, image state complete',
    because: null,
    certainty: 'stated',
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
  const quits = /\/quit\b/i.test(sysprep?.switches?.value ?? '');
  yield {
    id: 'prepare-no-shutdown',
    event: 4,
    phase: 'prepare',
    title: quits
      ? 'The switches keep the machine running after Sysprep'
      : 'The switches shut the machine down; none is replaced',
    because: sysprep?.switches?.place ?? null,
    certainty: 'observed',
  };
  yield {
    id: 'prepare-bundle-select',
    event: 5,
    phase: 'prepare',
    title: `Windows ${inputs.kernel ?? '6.x'} selects the Sysprep block of version 6.0`,
    because: sysprep?.place ?? null,
    certainty: 'observed',
    act: (_machine, log) => log.message('SysprepUtils: Setting bundle/Sysprep operations for Vista/2008.'),
  };
  yield {
    id: 'prepare-bundle-read',
    event: 6,
    phase: 'prepare',
    title: 'BundleConfig.xml is read',
    because: { file: file.file, line: 1 },
    certainty: 'observed',
    act: (_machine, log) => log.message(`SysprepUtils: Reading Bundle Properties from ${toWindowsPath(file.file)}`),
  };
  for (const property of file.properties) yield propertyAction(property);
}

/** Plug-ins that a property switches, for `Yes` and `No`. Source: ec2config facts, section 3.2. */
const PROPERTY_EFFECTS: Readonly<
  Record<string, Readonly<Record<string, readonly (readonly [string, 'Enabled' | 'Disabled'])[]>>>
> = {
  setrdpcertificate: {
    no: [
      ['Ec2ConfigureRDP', 'Disabled'],
      ['Ec2OutputRDPCert', 'Enabled'],
    ],
    yes: [['Ec2ConfigureRDP', 'Enabled']],
  },
  setpasswordaftersysprep: { no: [['Ec2SetPassword', 'Disabled']], yes: [['Ec2SetPassword', 'Enabled']] },
};

/** The cells of the table that a real log shows; the others are inferred from them. */
const OBSERVED = new Set(['setrdpcertificate=no', 'setpasswordaftersysprep=yes', 'autosysprep=no', 'autosysprep=yes']);

function propertyAction(property: NamedLocated): Action {
  const name = property.name.toLowerCase();
  const value = property.value.trim().toLowerCase();
  const effects = PROPERTY_EFFECTS[name]?.[value] ?? [];
  return {
    id: `prepare-property-${property.name}`,
    event: 7,
    phase: 'prepare',
    title:
      effects.length === 0
        ? `${property.name} is ${property.value}: no plug-in changes`
        : `${property.name} is ${property.value}: ${effects.map(([plugin, state]) => `${plugin} becomes ${state}`).join(', ')}`,
    because: property.place,
    certainty: OBSERVED.has(`${name}=${value}`) ? 'observed' : 'inferred',
    act: (machine, log) => {
      log.message(`SysprepUtils: Processing property: ${property.name}`);
      for (const [plugin, state] of effects) {
        machine.setPlugin(plugin, state);
        log.message(`SysprepUtils: Changing plugin ${plugin} state to ${state}`);
      }
    },
  };
}

function beforeSysprep(inputs: RunInputs): Action {
  const command = inputs.sysprep?.preSysprepRunCmd ?? null;
  return {
    id: 'prepare-before-sysprep',
    event: 10,
    phase: 'prepare',
    title: command === null || command.value === '' ? 'No program runs before Sysprep' : 'BeforeSysprep.cmd runs',
    because: command?.place ?? null,
    certainty: 'stated',
    act: (machine, log) => {
      if (command !== null && command.value !== '') runOrTell(command.value, machine, log);
    },
  };
}

function runOrTell(path: string, machine: Machine, log: StepLog): void {
  if (runScript(path, scriptHost(machine, log)) === null) log.notSimulated(`${path} is not on the volume`);
}

function sysprepCall(inputs: RunInputs): Action {
  const switches = inputs.sysprep?.switches?.value ?? '/oobe /shutdown /generalize';
  return {
    id: 'prepare-sysprep-exe',
    event: 11,
    phase: 'prepare',
    title: `sysprep.exe starts with ${switches} and the answer file`,
    because: inputs.sysprep?.answerFilePath?.place ?? null,
    certainty: 'stated',
    act: (machine) => {
      if (inputs.answer === null) {
        machine.stop(`The answer file ${inputs.answerPath} is not on the volume`);
        return;
      }
      machine.cacheAnswerFile(inputs.answer.file, CACHED_ANSWER_FILE);
    },
  };
}
