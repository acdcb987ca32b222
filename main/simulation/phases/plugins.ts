import { foldCase, sameName } from '../../../shared/base/caseless.ts';
import { scriptHost } from '../commands/host.ts';
import type { Machine } from '../machine.ts';
import type { RunInputs } from '../inputs.ts';
import type { Action, StepLog } from '../world.ts';

interface PluginRole {
  readonly name: string;
  readonly event: number;
  readonly does: string;
  readonly act?: (machine: Machine, log: StepLog) => void;
  readonly confirmed: boolean;
}

const quiet = (lines: readonly string[]) => (_machine: Machine, log: StepLog) =>
  lines.forEach((line) => log.message(line));

/** The random password of event 34; encrypted with the launch key, so retrievable, and never an invented string. */
function setPassword(machine: Machine, log: StepLog): void {
  const administrator = machine.administrator;
  if (administrator === null) return;
  machine.updateAccount(administrator.name, { password: 'random' });
  log.message(`Username: ${administrator.name}`);
  log.message('Password: <Password> (unknown until run) </Password>');
  machine.setPlugin('Ec2SetPassword', 'Disabled');
}

/** "Before Windows is ready": the nine of the source page, then the two marked unconfirmed. Source: sections 3.1 and 8. */
const BEFORE_READY: readonly PluginRole[] = [
  {
    name: 'Ec2SetPassword',
    event: 34,
    does: 'sets a random Administrator password',
    act: setPassword,
    confirmed: true,
  },
  {
    name: 'Ec2SetComputerName',
    event: 35,
    does: 'names the computer after its private address and restarts',
    act: (machine) => machine.set('identity', 'computer name', 'From the private address, unknown until run'),
    confirmed: true,
  },
  { name: 'Ec2InitializeDrives', event: 36, does: 'brings volumes online and formats them', confirmed: true },
  { name: 'Ec2EventLog', event: 37, does: 'copies event log entries to the console', confirmed: true },
  { name: 'Ec2ConfigureRDP', event: 37, does: 'makes a self-signed Remote Desktop certificate', confirmed: true },
  {
    name: 'Ec2OutputRDPCert',
    event: 37,
    does: 'prints the Remote Desktop certificate',
    act: quiet(['RDPCERTIFICATE-SUBJECTNAME: unknown until run', 'RDPCERTIFICATE-THUMBPRINT: unknown until run']),
    confirmed: true,
  },
  { name: 'Ec2SetDriveLetter', event: 37, does: 'applies the drive letters', confirmed: true },
  { name: 'Ec2WindowsActivate', event: 37, does: 'checks activation', confirmed: true },
  {
    name: 'Ec2DynamicBootVolumeSize',
    event: 37,
    does: 'extends the boot volume',
    act: quiet([
      'Ec2DynamicBootVolumeSize: Diskpart executed successfully.',
      'Ec2DynamicBootVolumeSize: Finish executing volume extension',
    ]),
    confirmed: true,
  },
  { name: 'Ec2ElasticGpuSetup', event: 37, does: 'sets up Elastic GPU software', confirmed: false },
  { name: 'Ec2FeatureLogging', event: 37, does: 'prints the state of the Hyper-V feature', confirmed: false },
];

const BEFORE_READY_GROUP = 'before-ready';

/** Part F of a run: the plug-ins that run before Windows is ready, all at once, events 34 to 37. */
export function* beforeReady(inputs: RunInputs, machine: Machine): Generator<Action, void> {
  for (const role of BEFORE_READY) {
    const state = machine.word('plugin', role.name);
    if (state === null && !role.confirmed) continue;
    yield pluginAction(role, state, inputs);
  }
  yield* unknownPlugins(inputs);
}

/** Plug-ins of Config.xml that no source describes: shown, and what they could change is open. */
function* unknownPlugins(inputs: RunInputs): Generator<Action, void> {
  const known = new Set([...BEFORE_READY.map((role) => role.name), 'Ec2HandleUserData', CLOUDWATCH].map(foldCase));
  for (const plugin of inputs.config.plugins) {
    if (known.has(foldCase(plugin.name)) || !sameName(plugin.value, 'Enabled')) continue;
    yield {
      id: `beforeready-${plugin.name}`,
      event: null,
      phase: 'beforeReady',
      title: `${plugin.name} is enabled; no source says what it does`,
      because: plugin.place,
      certainty: 'unconfirmed',
      group: BEFORE_READY_GROUP,
      act: (machine, log) =>
        scriptHost(machine, log).notSimulated(
          `the plug-in ${plugin.name}`,
          plugin.place.file ?? '',
          plugin.place.line ?? 1,
        ),
    };
  }
}

/** Without its plug-in in Config.xml, whether the agent sets a password is not documented. */
function passwordIsOpen(machine: Machine): void {
  const administrator = machine.administrator;
  if (administrator !== null && administrator.password !== 'answerFile')
    machine.updateAccount(administrator.name, { password: 'unknown' });
}

function pluginAction(role: PluginRole, state: string | null, inputs: RunInputs): Action {
  const enabled = isEnabled(state);
  return {
    id: `beforeready-${role.name}`,
    event: role.event,
    phase: 'beforeReady',
    title: enabled
      ? `${role.name} ${role.does}`
      : state === null
        ? `${role.name} is not in Config.xml`
        : `${role.name} is ${state} and does nothing`,
    because: inputs.config.plugin(role.name)?.place ?? null,
    certainty: role.confirmed ? 'stated' : 'unconfirmed',
    group: BEFORE_READY_GROUP,
    act: (machine, log) => {
      if (role.name === 'Ec2SetPassword' && state === null) passwordIsOpen(machine);
      if (role.name === 'Ec2SetPassword') log.message(`Ec2SetPassword: ${enabled ? 'Enabled' : 'Disabled'}`);
      if (enabled) role.act?.(machine, log);
    },
  };
}

/** Part G of a run: event 38. The literal is the agent's; the source page writes "Windows is ready". */
export function* ready(): Generator<Action, void> {
  yield {
    id: 'ready-message',
    event: 38,
    phase: 'ready',
    title: 'Windows is Ready to use',
    because: null,
    certainty: 'stated',
    act: (machine, log) => {
      log.message('Message: Windows is Ready to use');
      machine.set('console', 'console', 'Message: Windows is Ready to use');
    },
  };
}

const CLOUDWATCH = 'AWS.EC2.Windows.CloudWatch.PlugIn';

/** Part H of a run: what runs after Windows is ready, all at once, events 39 and 40. */
export function* afterReady(inputs: RunInputs, machine: Machine): Generator<Action, void> {
  const userData = machine.word('plugin', 'Ec2HandleUserData');
  const cloudWatch = machine.word('plugin', CLOUDWATCH);
  yield after(
    'afterready-userdata',
    'Ec2HandleUserData',
    inputs,
    isEnabled(userData) ? 'User data scripts run, when the instance has any' : 'User data does not run',
    isEnabled(userData) ? ['Ec2HandleUserData: Message: Start running user scripts'] : [],
  );
  yield after(
    'afterready-cloudwatch',
    CLOUDWATCH,
    inputs,
    isEnabled(cloudWatch) ? 'CloudWatch logs are sent' : 'The CloudWatch plug-in is off',
    [],
  );
  yield {
    id: 'afterready-ssm',
    event: 39,
    phase: 'afterReady',
    title: 'Systems Manager starts',
    because: null,
    certainty: 'stated',
    group: 'after-ready',
  };
  yield {
    id: 'afterready-disable',
    event: 40,
    phase: 'afterReady',
    title: 'User data and volume extension are switched off for later boots',
    because: null,
    certainty: 'documented',
    act: (target) => {
      target.setPlugin('Ec2HandleUserData', 'Disabled');
      target.setPlugin('Ec2DynamicBootVolumeSize', 'Disabled');
    },
  };
}

function after(id: string, plugin: string, inputs: RunInputs, title: string, lines: readonly string[]): Action {
  return {
    id,
    event: 39,
    phase: 'afterReady',
    title,
    because: inputs.config.plugin(plugin)?.place ?? null,
    certainty: 'stated',
    group: 'after-ready',
    act: quiet(lines),
  };
}

function isEnabled(state: string | null): boolean {
  return state !== null && sameName(state.trim(), 'Enabled');
}
