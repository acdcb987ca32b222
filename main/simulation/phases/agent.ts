import { toWindowsPath } from '../../../shared/base/winPath.ts';
import type { Machine } from '../machine.ts';
import type { RunInputs } from '../inputs.ts';
import type { Action, StepLog } from '../world.ts';

/** Part E of a run: the agent starts after Sysprep, events 27 to 33. Source: ec2config facts, section 8. */
export function* agentStart(inputs: RunInputs): Generator<Action, void> {
  yield tell('agentstart-sysprep-complete', 27, 'The agent reports that Sysprep is complete', 'stated', [
    'Windows sysprep configuration complete.',
    'Message: Sysprep Start',
    'Message: Sysprep End',
  ]);
  yield removeCredentials(inputs);
  yield {
    ...tell('agentstart-read-config', 29, 'Config.xml is read; the enabled plug-ins are listed', 'observed', [
      `Reading ${toWindowsPath(inputs.config.file)}`,
    ]),
    because: { file: inputs.config.file, line: 1 },
  };
  yield tell('agentstart-identity', 30, 'Identity lines go to the console', 'observed', [
    `OsVersion: ${inputs.kernel ?? 'unknown until run'}`,
    `EC2 Agent: Ec2Config service v${inputs.agentVersion ?? ' unknown until run'}`,
  ]);
  yield routes(inputs);
  yield metadata(inputs);
  yield tell('agentstart-license', 33, 'Licence type, AMI and instance id are logged', 'observed', [
    'Windows License Type: unknown until run',
  ]);
}

function tell(
  id: string,
  event: number,
  title: string,
  certainty: Action['certainty'],
  lines: readonly string[],
): Action {
  return {
    id,
    event,
    phase: 'agentStart',
    title,
    because: null,
    certainty,
    act: (machine, log) => say(machine, log, lines),
  };
}

function say(machine: Machine, log: StepLog, lines: readonly string[]): void {
  for (const line of lines) log.message(line);
  machine.set('console', 'console', lines.at(-1) ?? '');
}

function globalSetting(inputs: RunInputs, name: string) {
  const setting = inputs.config.globalSetting(name);
  return {
    on: setting?.value.trim().toLowerCase() === 'true',
    place: setting?.place ?? null,
    certainty: setting === null ? ('unconfirmed' as const) : ('observed' as const),
  };
}

function removeCredentials(inputs: RunInputs): Action {
  const { on, place } = globalSetting(inputs, 'RemoveCredentialsfromSysprepOnStartup');
  const state = inputs.answer?.administratorPassword.state ?? 'absent';
  const present = state === 'plain' || state === 'hidden';
  return {
    id: 'agentstart-remove-credentials',
    event: 28,
    phase: 'agentStart',
    title: !present
      ? 'The answer file holds no Administrator password to remove'
      : on
        ? 'The Administrator password is removed from the answer file'
        : 'The Administrator password stays in the answer file',
    because: place,
    certainty: 'documented',
    act: (machine) => {
      if (present && on) machine.set('file', `${inputs.answer?.file ?? ''} AdministratorPassword`, 'Removed');
    },
  };
}

const LINK_LOCAL = ['169.254.169.254', '169.254.169.250', '169.254.169.251'];

function routes(inputs: RunInputs): Action {
  const { on, place, certainty } = globalSetting(inputs, 'ShouldAddRoutes');
  return {
    id: 'agentstart-routes',
    event: 31,
    phase: 'agentStart',
    title: on
      ? 'Routes to the instance services are added'
      : 'No routes are added: metadata and activation may be out of reach',
    because: place,
    certainty,
    act: (machine, log) => {
      if (!on) return;
      for (const address of LINK_LOCAL) {
        machine.set('network', `route to ${address}`, 'Primary adapter');
        log.message(`EC2AddRoute: Successfully added the Ip Route: ${address}`);
      }
    },
  };
}

function metadata(inputs: RunInputs): Action {
  const { on, place, certainty } = globalSetting(inputs, 'WaitForMetaDataAvailable');
  return {
    id: 'agentstart-metadata',
    event: 32,
    phase: 'agentStart',
    title: on
      ? 'The agent waits until the metadata service answers'
      : 'The agent does not wait for the metadata service',
    because: place,
    certainty,
    act: (machine, log) => {
      if (on)
        say(machine, log, ['Message: Waiting for meta-data accessibility...', 'Message: Meta-data is now available.']);
    },
  };
}
