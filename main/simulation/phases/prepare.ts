import { baseName, toWindowsPath } from '../../../shared/base/winPath.ts';
import type { Place } from '../../../shared/model/diagnostic.ts';
import type { Machine } from '../machine.ts';
import { CACHED_ANSWER_FILE } from '../../subject/answerFileSearch.ts';
import type { RunInputs } from '../inputs.ts';
import type { NamedLocated } from '../runFiles.ts';
import { switchesStop } from '../switches.ts';
import type { Action, StepLog } from '../world.ts';
import { scriptHost } from '../commands/host.ts';
import { runCommandLine, runScript } from '../cmd/interpret.ts';

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
  const quits = inputs.switches.end !== 'shutdown';
  yield {
    id: 'prepare-no-shutdown',
    event: 4,
    phase: 'prepare',
    title: quits ? 'The switches do not shut the machine down' : 'The switches shut the machine down; none is replaced',
    because: sysprep?.switches?.place ?? null,
    certainty: 'observed',
  };
  yield {
    id: 'prepare-bundle-select',
    event: 5,
    phase: 'prepare',
    title:
      sysprep === null
        ? 'BundleConfig.xml has no Sysprep block of version 6.0; the defaults are assumed'
        : `Windows ${inputs.kernel ?? '6.x'} selects the Sysprep block of version 6.0`,
    because: sysprep?.place ?? null,
    certainty: sysprep === null ? 'unconfirmed' : 'observed',
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
        if (!machine.setPlugin(plugin, state)) {
          log.notSimulated(`${plugin} is not in Config.xml; what the agent does then is not documented`);
          continue;
        }
        log.message(`SysprepUtils: Changing plugin ${plugin} state to ${state}`);
      }
    },
  };
}

function beforeSysprep(inputs: RunInputs): Action {
  const command = inputs.sysprep?.preSysprepRunCmd ?? null;
  const empty = command === null || command.value === '';
  return {
    id: 'prepare-before-sysprep',
    event: 10,
    phase: 'prepare',
    title: empty ? 'No program runs before Sysprep' : `${baseName(command.value.replaceAll('"', ''))} runs`,
    because: command?.place ?? null,
    certainty: 'stated',
    act: (machine, log) => {
      if (!empty) runBefore(command.value, command.place, machine, log);
    },
  };
}

/** The value is a path, with or without quotes and blanks; what is more than a path is run as a command line. */
function runBefore(value: string, place: Place, machine: Machine, log: StepLog): void {
  const host = scriptHost(machine, log);
  const path = value.trim().replace(/^"([^"]*)"$/, '$1');
  if (host.exists(path) && /\.(cmd|bat)$/i.test(path)) {
    runScript(path, host);
    return;
  }
  const origin = { file: place.file ?? '', line: place.line ?? 1 };
  if (!host.exists(path) && /^"|^\S+\s+[/-]/.test(value.trim())) runCommandLine(value, origin, host);
  else host.notSimulated(host.exists(path) ? path : `${path} is not on the volume`, origin.file, origin.line);
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
      const refused = switchesStop(inputs.switches) ?? inputs.answer?.refused ?? null;
      if (refused !== null) {
        machine.stop(refused);
        return;
      }
      if (inputs.answer === null) {
        machine.stop(`The answer file ${inputs.answerPath} is not on the volume`);
        return;
      }
      machine.cacheAnswerFile(inputs.answer.file, CACHED_ANSWER_FILE);
    },
  };
}

function hibernationTitle(switchedOff: boolean | null): string {
  if (switchedOff === null) return 'Whether hibernation is switched off depends on the version of the agent';
  return switchedOff ? 'Hibernation is switched off' : 'This version of the agent leaves hibernation as it is';
}
