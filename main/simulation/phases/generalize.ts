import type { Machine } from '../machine.ts';
import type { RunInputs } from '../inputs.ts';
import type { Action } from '../world.ts';

const CONSOLE_LINE = 'EC2ConfigMonitorState: 0 Windows is being configured. SysprepState=IMAGE_STATE_UNDEPLOYABLE';

/** The line that the service sends to the console while the machine stands in a Sysprep phase. */
export function tellMonitorState(machine: Machine, message: (text: string) => void): void {
  message(CONSOLE_LINE);
  machine.set('console', 'console', CONSOLE_LINE);
}

/** Part B of a run: the generalize pass, events 12 to 15, and the capture. Source: ec2config facts, section 8. */
export function* generalize(inputs: RunInputs): Generator<Action, void> {
  yield {
    id: 'generalize-start',
    event: 12,
    phase: 'generalize',
    title: 'The generalize pass begins, image state becomes undeployable',
    because: null,
    certainty: 'stated',
    act: (machine, log) => {
      machine.setImageState('IMAGE_STATE_UNDEPLOYABLE');
      tellMonitorState(machine, log.message);
    },
  };
  yield devices(inputs);
  yield {
    id: 'generalize-identity',
    event: 14,
    phase: 'generalize',
    title: 'Computer name, SID, event logs and domain membership are removed',
    because: null,
    certainty: 'stated',
    act: (machine) => {
      machine.set('identity', 'computer name', null);
      machine.set('identity', 'machine SID', null);
      machine.set('identity', 'domain', null);
      machine.set('identity', 'event logs', 'Cleared');
    },
  };
  yield {
    id: 'generalize-end',
    event: 15,
    phase: 'generalize',
    title: 'The pass ends, the image is generalized',
    because: null,
    certainty: 'observed',
    act: (machine) => machine.setImageState('IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE'),
  };
}

function devices(inputs: RunInputs): Action {
  const persist = inputs.answer?.setting('generalize', 'Microsoft-Windows-PnpSysprep', 'PersistAllDeviceInstalls');
  const keeps = persist?.value.toLowerCase() === 'true';
  return {
    id: 'generalize-devices',
    event: 13,
    phase: 'generalize',
    title: keeps ? 'Installed devices are kept' : 'Device installations are removed; first boot detects them again',
    because: persist?.place ?? null,
    certainty: keeps ? 'stated' : 'documented',
    act: (machine) => machine.set('image', 'devices', keeps ? 'Kept' : 'Removed'),
  };
}

/** Shutdown and "safe to create the AMI": the end of event 15. */
export function* capture(inputs: RunInputs): Generator<Action, void> {
  yield {
    id: 'capture-shutdown',
    event: 15,
    phase: 'capture',
    title: ENDS[inputs.switches.end],
    because: inputs.sysprep?.switches?.place ?? null,
    certainty: inputs.switches.end === 'shutdown' ? 'stated' : 'documented',
    act: (machine) => {
      if (inputs.switches.end === 'shutdown') machine.set('power', 'machine', 'Off');
      if (inputs.switches.end === 'reboot')
        machine.stop(
          'The switches restart the source instance: it goes through its own first boot, and no image is made',
        );
    },
  };
  yield {
    id: 'capture-image',
    event: 15,
    phase: 'capture',
    title:
      inputs.switches.end === 'shutdown'
        ? 'The instance is stopped: it is safe to create the AMI'
        : 'Assumed: something else stops the instance at once; only then is it safe to create the AMI',
    because: null,
    certainty: inputs.switches.end === 'shutdown' ? 'stated' : 'inferred',
    act: (machine) => {
      machine.set('power', 'machine', 'Off');
      machine.set('image', 'AMI', 'Can be created');
    },
  };
}

const ENDS: Readonly<Record<RunInputs['switches']['end'], string>> = {
  shutdown: 'The user is logged off and the instance stops',
  reboot: 'Windows restarts by itself',
  quit: 'Windows keeps running',
  none: 'The switches do not say how the machine ends; Windows keeps running',
};
