import { foldCase } from '../../../shared/base/caseless.ts';
import type { Certainty, Place } from '../../../shared/model/diagnostic.ts';
import { scriptHost } from '../commands/host.ts';
import type { RunInputs } from '../inputs.ts';
import type { Machine } from '../machine.ts';
import { pluginState, type PluginState } from '../pluginStates.ts';
import type { Action, AgentLog } from '../world.ts';

interface PluginRole {
  readonly name: string;
  readonly event: number;
  readonly does: string;
  readonly act?: (machine: Machine, log: AgentLog) => void;
  /** The weakest mark of what the step says. Source: ec2config facts, section 8. */
  readonly certainty: Certainty;
}

/** The random password of event 34; encrypted with the launch key, so retrievable, and never an invented string. */
function setPassword(machine: Machine, log: AgentLog): void {
  const administrator = machine.administrator;
  if (administrator === null) return;
  machine.updateAccount(administrator.name, { password: 'random' });
  log.console(`Username: ${administrator.name}`);
  log.console('Password: <Password> (unknown until run) </Password>');
  machine.setPlugin('Ec2SetPassword', 'Disabled');
}

const CONFIGURE_RDP = 'Ec2ConfigureRDP';

/** "Before Windows is ready": the nine of the source page, then the two marked unconfirmed. Source: sections 3.1 and 8. */
const BEFORE_READY: readonly PluginRole[] = [
  {
    name: 'Ec2SetPassword',
    event: 34,
    does: 'sets a random Administrator password',
    act: setPassword,
    certainty: 'observed',
  },
  {
    name: 'Ec2SetComputerName',
    event: 35,
    does: 'names the computer after its private address and restarts',
    act: (machine) => machine.set('identity', 'computer name', 'From the private address, unknown until run'),
    certainty: 'documented',
  },
  { name: 'Ec2InitializeDrives', event: 36, does: 'brings volumes online and formats them', certainty: 'observed' },
  { name: 'Ec2EventLog', event: 37, does: 'copies event log entries to the console', certainty: 'observed' },
  { name: CONFIGURE_RDP, event: 37, does: 'makes a self-signed Remote Desktop certificate', certainty: 'observed' },
  {
    name: 'Ec2OutputRDPCert',
    event: 37,
    does: 'prints the Remote Desktop certificate',
    act: (_machine, log) => {
      log.console('RDPCERTIFICATE-SUBJECTNAME: unknown until run');
      log.console('RDPCERTIFICATE-THUMBPRINT: unknown until run');
    },
    certainty: 'observed',
  },
  { name: 'Ec2SetDriveLetter', event: 37, does: 'applies the drive letters', certainty: 'observed' },
  { name: 'Ec2WindowsActivate', event: 37, does: 'checks activation', certainty: 'observed' },
  {
    name: 'Ec2DynamicBootVolumeSize',
    event: 37,
    does: 'extends the boot volume',
    act: (_machine, log) => {
      log.message('Ec2DynamicBootVolumeSize: Diskpart executed successfully.');
      log.message('Ec2DynamicBootVolumeSize: Finish executing volume extension');
    },
    certainty: 'observed',
  },
  { name: 'Ec2ElasticGpuSetup', event: 37, does: 'sets up Elastic GPU software', certainty: 'unconfirmed' },
  { name: 'Ec2FeatureLogging', event: 37, does: 'prints the state of the Hyper-V feature', certainty: 'unconfirmed' },
];

const BEFORE_READY_GROUP = 'before-ready';

/** Part F of a run: the plug-ins that run before Windows is ready, all at once, events 34 to 37. */
export function* beforeReady(inputs: RunInputs, machine: Machine): Generator<Action, void> {
  for (const role of BEFORE_READY) {
    const state = pluginState(machine, role.name);
    if (state === 'absent' && role.certainty === 'unconfirmed') continue;
    yield pluginAction(role, state, inputs.kernel, causeOf(role.name, inputs, machine));
  }
  yield* unknownPlugins(inputs, machine);
}

/** Plug-ins of Config.xml that no source describes: shown, and what they could change is open. */
function* unknownPlugins(inputs: RunInputs, machine: Machine): Generator<Action, void> {
  const known = new Set([...BEFORE_READY.map((role) => role.name), 'Ec2HandleUserData', CLOUDWATCH].map(foldCase));
  for (const plugin of inputs.config.plugins) {
    if (known.has(foldCase(plugin.name)) || pluginState(machine, plugin.name) === 'off') continue;
    known.add(foldCase(plugin.name));
    yield {
      id: `beforeready-${plugin.name}`,
      event: null,
      phase: 'beforeReady',
      title: `${plugin.name} is ${plugin.value}; no source says what it does`,
      because: plugin.place,
      certainty: 'unconfirmed',
      group: BEFORE_READY_GROUP,
      act: (target, log) =>
        scriptHost(target, log).notSimulated(
          `the plug-in ${plugin.name}`,
          plugin.place.file ?? '',
          plugin.place.line ?? 1,
        ),
    };
  }
}

/** Whether the agent sets a password is open: without its plug-in in Config.xml, or with a word that is not known. */
function passwordIsOpen(state: PluginState, machine: Machine): void {
  const administrator = machine.administrator;
  if (administrator === null || (state === 'absent' && administrator.password === 'answerFile')) return;
  machine.updateAccount(administrator.name, { password: 'unknown' });
}

function pluginTitle(role: PluginRole, state: PluginState): string {
  switch (state) {
    case 'on':
      return `${role.name} ${role.does}`;
    case 'off':
      return `${role.name} is Disabled and does nothing`;
    case 'open':
      return `Whether ${role.name} ${role.does} cannot be told`;
    case 'absent':
      return `${role.name} is not in Config.xml`;
  }
}

/** The setting that a plug-in has its state from: what leaves it open or switched it last, else its own in Config.xml. */
function causeOf(plugin: string, { config }: RunInputs, machine: Machine): Place | null {
  const deciding = machine.openPlugin(plugin)?.deciding ?? null;
  if (deciding !== null) return { file: deciding.file, line: deciding.line };
  const switched = machine.pluginCause(plugin);
  return switched === undefined ? (config.plugin(plugin)?.place ?? null) : switched;
}

/** Why a plug-in is open, where its own setting is the reason; what is wrong with a whole file is told where it is read. */
function tellOpen(plugin: string, machine: Machine, log: AgentLog): void {
  const open = machine.openPlugin(plugin);
  if (open !== null && open.deciding !== null) log.notSimulated(open.why);
}

/** Windows Server 2008 and later make a certificate themselves. Source: ec2config facts, section 3.2 (stated). */
function makesOwnCertificate(kernel: string | null): boolean {
  return kernel === null || Number.parseFloat(kernel) >= 6;
}

function pluginAction(role: PluginRole, state: PluginState, kernel: string | null, because: Place | null): Action {
  const ignored = role.name === CONFIGURE_RDP && state === 'on' && makesOwnCertificate(kernel);
  const certainty = state === 'open' || state === 'absent' ? 'unconfirmed' : role.certainty;
  return {
    id: `beforeready-${role.name}`,
    event: role.event,
    phase: 'beforeReady',
    title: ignored
      ? `${role.name} is Enabled and ignored: this Windows makes its own Remote Desktop certificate`
      : pluginTitle(role, state),
    because,
    certainty: !ignored ? certainty : kernel === null ? 'inferred' : 'stated',
    group: BEFORE_READY_GROUP,
    act: (machine, log) => {
      tellOpen(role.name, machine, log);
      if (role.name === 'Ec2SetPassword') setPasswordRole(state, machine, log);
      if (state === 'on') role.act?.(machine, log);
    },
  };
}

function setPasswordRole(state: PluginState, machine: Machine, log: AgentLog): void {
  if (state === 'open' || state === 'absent') passwordIsOpen(state, machine);
  if (state === 'on' || state === 'off') log.console(`Ec2SetPassword: ${state === 'on' ? 'Enabled' : 'Disabled'}`);
}

/** Part G of a run: event 38. The literal is the agent's; the source page writes "Windows is ready". */
export function* ready(): Generator<Action, void> {
  yield {
    id: 'ready-message',
    event: 38,
    phase: 'ready',
    title: 'Windows is Ready to use',
    because: null,
    certainty: 'observed',
    act: (_machine, log) => log.console('Message: Windows is Ready to use'),
  };
}

const CLOUDWATCH = 'AWS.EC2.Windows.CloudWatch.PlugIn';

/** Part H of a run: what runs after Windows is ready, all at once, events 39 and 40. */
export function* afterReady(inputs: RunInputs, machine: Machine): Generator<Action, void> {
  const userData = pluginState(machine, 'Ec2HandleUserData');
  yield after('afterready-userdata', 'Ec2HandleUserData', userData, causeOf('Ec2HandleUserData', inputs, machine), {
    on: 'User data scripts run, when the instance has any',
    off: 'User data does not run',
    open: 'Whether user data runs cannot be told',
  });
  yield after(
    'afterready-cloudwatch',
    CLOUDWATCH,
    pluginState(machine, CLOUDWATCH),
    causeOf(CLOUDWATCH, inputs, machine),
    {
      on: 'CloudWatch logs are sent',
      off: 'The CloudWatch plug-in is off',
      open: 'Whether CloudWatch logs are sent cannot be told',
    },
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
    title: 'User data and volume extension are switched off for later boots, unless user data asked to persist',
    because: null,
    certainty: 'documented',
    act: (target) => {
      target.setPlugin('Ec2HandleUserData', 'Disabled');
      target.setPlugin('Ec2DynamicBootVolumeSize', 'Disabled');
    },
  };
}

const USER_DATA_LINE = 'Ec2HandleUserData: Message: Start running user scripts';

function after(
  id: string,
  plugin: string,
  state: PluginState,
  because: Place | null,
  titles: Readonly<Record<'on' | 'off' | 'open', string>>,
): Action {
  const runsScripts = plugin === 'Ec2HandleUserData' && state === 'on';
  return {
    id,
    event: 39,
    phase: 'afterReady',
    title: state === 'absent' ? `${plugin} is not in Config.xml` : titles[state],
    because,
    // The names of this group are stated; the line about scripts is documented by another page.
    certainty: state === 'open' || state === 'absent' ? 'unconfirmed' : runsScripts ? 'documented' : 'stated',
    group: 'after-ready',
    act: (machine, log) => {
      tellOpen(plugin, machine, log);
      if (runsScripts) log.message(USER_DATA_LINE);
    },
  };
}
