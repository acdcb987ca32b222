import { readBoolean } from '../../config/answerFile.ts';
import { calledAnswerOrNull, type RunInputs } from '../inputs.ts';
import type { Machine } from '../machine.ts';
import type { RunAnswerFile } from '../runAnswerFile.ts';
import type { Located } from '../runFiles.ts';
import type { Action, AgentLog } from '../world.ts';

const CONSOLE_LINE = 'EC2ConfigMonitorState: 0 Windows is being configured. SysprepState=IMAGE_STATE_UNDEPLOYABLE';

/** The line that the service sends to the console while the machine stands in a Sysprep phase. */
export function tellMonitorState(log: AgentLog): void {
  log.console(CONSOLE_LINE);
}

/** Part B of a run: the generalize pass, events 12 to 15, and the capture. Source: ec2config facts, section 8. */
export function* generalize(inputs: RunInputs, machine: Machine): Generator<Action, void> {
  yield {
    id: 'generalize-start',
    event: 12,
    phase: 'generalize',
    title: 'The generalize pass begins, image state becomes undeployable',
    because: null,
    certainty: 'stated',
    act: (target, log) => {
      target.setImageState('IMAGE_STATE_UNDEPLOYABLE');
      tellMonitorState(log);
    },
  };
  yield devices(calledAnswerOrNull(inputs, machine));
  yield {
    id: 'generalize-identity',
    event: 14,
    phase: 'generalize',
    title: 'Computer name, SID, event logs and domain membership are removed',
    because: null,
    certainty: 'stated',
    act: (target) => {
      target.set('identity', 'computer name', null);
      target.set('identity', 'machine SID', null);
      target.set('identity', 'domain', null);
      target.set('identity', 'event logs', 'Cleared');
    },
  };
  yield {
    id: 'generalize-end',
    event: 15,
    phase: 'generalize',
    title: 'The pass ends, the image is generalized',
    because: null,
    certainty: 'observed',
    act: (target) => target.setImageState('IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE'),
  };
}

type DeviceRole = 'kept' | 'removed' | 'open';

const INSTALLED: Readonly<Record<DeviceRole, string>> = {
  kept: 'Installed devices are kept',
  removed: 'Device installations are removed; first boot detects them again',
  open: 'Whether installed devices are kept cannot be told',
};
const ABSENT: Readonly<Record<DeviceRole, string>> = {
  kept: 'records of devices that are not present are kept',
  removed: 'records of devices that are not present are removed',
  open: 'whether records of devices that are not present are kept cannot be told',
};
const DEVICE_WORDS: Readonly<Record<DeviceRole, string>> = { kept: 'Kept', removed: 'Removed', open: 'Cannot tell' };
const DEVICE_CERTAINTY = { kept: 'stated', removed: 'documented', open: 'unconfirmed' } as const;

/** The two settings of PnpSysprep; both are off where they are absent. */
function devices(answer: RunAnswerFile | null): Action {
  const setting = (name: string) => answer?.setting('generalize', 'Microsoft-Windows-PnpSysprep', name) ?? null;
  const persist = setting('PersistAllDeviceInstalls');
  const present = setting('DoNotCleanUpNonPresentDevices');
  const installed = deviceRole(answer, persist);
  const absent = deviceRole(answer, present);
  const weakest = (['open', 'removed', 'kept'] as const).find((role) => role === installed || role === absent);
  return {
    id: 'generalize-devices',
    event: 13,
    phase: 'generalize',
    title: `${INSTALLED[installed]}; ${ABSENT[absent]}`,
    because: persist?.place ?? present?.place ?? null,
    certainty: DEVICE_CERTAINTY[weakest ?? 'open'],
    act: (target) => {
      target.set('image', 'devices', DEVICE_WORDS[installed]);
      target.set('image', 'devices not present', DEVICE_WORDS[absent]);
    },
  };
}

function deviceRole(answer: RunAnswerFile | null, setting: Located | null): DeviceRole {
  const word = setting === null ? false : readBoolean(setting.value);
  return answer === null || word === null ? 'open' : word ? 'kept' : 'removed';
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
        machine.course.stop(
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
