import { foldCase, sameName } from '../../../shared/base/caseless.ts';
import { toWindowsPath } from '../../../shared/base/winPath.ts';
import type { Place } from '../../../shared/model/diagnostic.ts';
import { PLUGINS } from '../../config/ec2Names.ts';
import { calledAnswerOrNull, CONFIG_XML, type RunInputs } from '../inputs.ts';
import type { Machine } from '../machine.ts';
import { doubtPlugins } from '../pluginStates.ts';
import { openWord, readSwitch, TRUE_FALSE } from '../switchWord.ts';
import type { Action, StepLog } from '../world.ts';

/** Part E of a run: the agent starts after Sysprep, events 27 to 33. Source: ec2config facts, section 8. */
export function* agentStart(inputs: RunInputs, machine: Machine): Generator<Action, void> {
  yield tell('agentstart-sysprep-complete', 27, 'The agent reports that Sysprep is complete', 'documented', [
    'Windows sysprep configuration complete.',
    'Message: Sysprep Start',
    'Message: Sysprep End',
  ]);
  yield removeCredentials(inputs, machine);
  yield readConfig(inputs);
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

/** Config.xml as it lies there now: a script may have changed it since its plug-ins were switched. */
function readConfig({ config }: RunInputs): Action {
  return {
    id: 'agentstart-read-config',
    event: 29,
    phase: 'agentStart',
    title: 'Config.xml is read; the enabled plug-ins are listed',
    because: config.trouble === null ? { file: config.file, line: 1 } : { file: config.file },
    certainty: 'observed',
    act: (machine, log) => {
      const line = `Reading ${toWindowsPath(config.file)}`;
      log.message(line);
      machine.set('console', 'console', line);
      const why = config.trouble ?? changedByScript(machine);
      if (why === null) return;
      log.notSimulated(why);
      machine.course.mightDiffer(why);
      doubtPlugins(machine, new Set([...PLUGINS, ...machine.plugins]), why.replace(/\.$/, ''));
    },
  };
}

/** What a script makes of Config.xml is not followed: the agent's own changes are not in the simulated file. */
function changedByScript(machine: Machine): string | null {
  const where = machine.uncertain.aboutFile(CONFIG_XML);
  if (where !== null) return `What is in Config.xml depends on a script (${where}).`;
  const written = machine.files.changes().some(({ path }) => isAround(path, CONFIG_XML));
  return written ? 'A script changed Config.xml; which plug-ins are enabled after that is not followed.' : null;
}

/** Whether a changed path is a file, or a folder that it lies in. */
function isAround(changed: string, file: string): boolean {
  return sameName(changed, file) || foldCase(file).startsWith(`${foldCase(changed)}/`);
}

type SettingRole = 'on' | 'off' | 'open';

interface GlobalSetting {
  readonly role: SettingRole;
  readonly place: Place | null;
  /** Why it is open; null where it is not. */
  readonly open: string | null;
}

function globalSetting({ config }: RunInputs, name: string): GlobalSetting {
  const setting = config.globalSetting(name);
  const place = setting?.place ?? null;
  const on = setting === null ? null : readSwitch(setting.value, TRUE_FALSE);
  if (on !== null) return { role: on ? 'on' : 'off', place, open: null };
  const absent = config.trouble ?? `${name} is not in Config.xml; what the agent does then is not documented`;
  return { role: 'open', place, open: setting === null ? absent : openWord(name, setting.value, TRUE_FALSE) };
}

/** An action that a global setting switches. */
function switched(
  parts: Pick<Action, 'id' | 'event'>,
  setting: GlobalSetting,
  titles: Readonly<Record<SettingRole, string>>,
  certainty: Action['certainty'],
  act: (machine: Machine, log: StepLog) => void,
): Action {
  return {
    ...parts,
    phase: 'agentStart',
    title: titles[setting.role],
    because: setting.place,
    certainty: setting.role === 'open' ? 'unconfirmed' : certainty,
    act: (machine, log) => {
      if (setting.open !== null) log.notSimulated(setting.open);
      if (setting.role === 'on') act(machine, log);
    },
  };
}

const NO_PASSWORD = 'The answer file holds no Administrator password to remove';

function removeCredentials(inputs: RunInputs, machine: Machine): Action {
  const setting = globalSetting(inputs, 'RemoveCredentialsfromSysprepOnStartup');
  const answer = calledAnswerOrNull(inputs, machine);
  const present = answer !== null && answer.administratorPassword.kind !== 'absent';
  const parts = { id: 'agentstart-remove-credentials', event: 28 };
  if (answer !== null && !present)
    return { ...parts, phase: 'agentStart', title: NO_PASSWORD, because: setting.place, certainty: 'documented' };
  const titles = {
    on: 'The Administrator password is removed from the answer file',
    off: 'The Administrator password stays in the answer file',
    open: 'Whether an Administrator password is removed from the answer file cannot be told',
  };
  const known = answer === null ? { ...setting, role: 'open' as const } : setting;
  return switched(parts, known, titles, 'documented', (target) => {
    target.set('file', `${answer?.file ?? ''} AdministratorPassword`, 'Removed');
  });
}

const LINK_LOCAL = ['169.254.169.254', '169.254.169.250', '169.254.169.251'];

function routes(inputs: RunInputs): Action {
  const titles = {
    on: 'Routes to the instance services are added',
    off: 'No routes are added: metadata and activation may be out of reach',
    open: 'Whether routes to the instance services are added cannot be told',
  };
  const setting = globalSetting(inputs, 'ShouldAddRoutes');
  return switched({ id: 'agentstart-routes', event: 31 }, setting, titles, 'observed', (machine, log) => {
    for (const address of LINK_LOCAL) {
      machine.set('network', `route to ${address}`, 'Primary adapter');
      log.message(`EC2AddRoute: Successfully added the Ip Route: ${address}`);
    }
  });
}

function metadata(inputs: RunInputs): Action {
  const titles = {
    on: 'The agent waits until the metadata service answers',
    off: 'The agent does not wait for the metadata service',
    open: 'Whether the agent waits for the metadata service cannot be told',
  };
  const setting = globalSetting(inputs, 'WaitForMetaDataAvailable');
  return switched({ id: 'agentstart-metadata', event: 32 }, setting, titles, 'observed', (machine, log) =>
    say(machine, log, ['Message: Waiting for meta-data accessibility...', 'Message: Meta-data is now available.']),
  );
}
