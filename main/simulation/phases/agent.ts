import { foldCase, sameName } from '../../../shared/base/caseless.ts';
import { toWindowsPath } from '../../../shared/base/winPath.ts';
import type { Place } from '../../../shared/model/diagnostic.ts';
import { PLUGINS } from '../../config/ec2Names.ts';
import { EC2CONFIG_FOLDER } from '../../subject/answerFileSearch.ts';
import { calledAnswerOrNull, CONFIG_XML, type RunInputs } from '../inputs.ts';
import type { Machine } from '../machine.ts';
import { doubtPlugins, pluginState } from '../pluginStates.ts';
import type { RunConfigXml } from '../runFiles.ts';
import { serviceRoutes } from '../serviceRoutes.ts';
import { openWord, readSwitch, TRUE_FALSE } from '../switchWord.ts';
import type { Action, AgentLog } from '../world.ts';
import { agentService } from './agentService.ts';

/** Part E of a run: the agent starts after Sysprep, events 27 to 33. Source: ec2config facts, sections 8 and 10. */
export function* agentStart(inputs: RunInputs, machine: Machine): Generator<Action, void> {
  yield* agentService(machine);
  yield tell('agentstart-sysprep-complete', 27, 'The agent reports that Sysprep is complete', 'documented', (log) => {
    log.console('Windows sysprep configuration complete.');
    log.console('Message: Sysprep Start');
    log.console('Message: Sysprep End');
  });
  yield removeCredentials(inputs, machine);
  yield readConfig(inputs);
  yield tell('agentstart-identity', 30, 'Identity lines go to the console', 'observed', (log) => {
    log.console(`OsVersion: ${inputs.kernel ?? 'unknown until run'}`);
    log.console(`EC2 Agent: Ec2Config service v${inputs.agentVersion ?? ' unknown until run'}`);
  });
  yield routes(inputs);
  yield metadata(inputs);
  yield tell('agentstart-license', 33, 'Licence type, AMI and instance id are logged', 'observed', (log) => {
    log.message('Windows License Type: unknown until run');
    log.message('AMI-ID: unknown until run');
    log.message('Instance-ID: unknown until run');
  });
}

function tell(
  id: string,
  event: number,
  title: string,
  certainty: Action['certainty'],
  say: (log: AgentLog) => void,
): Action {
  return { id, event, phase: 'agentStart', title, because: null, certainty, act: (_machine, log) => say(log) };
}

/** The line of the log, with the name of the file as the agent writes it. */
const READING = `Reading ${toWindowsPath(EC2CONFIG_FOLDER)}\\Settings\\config.xml`;

/** Config.xml as it lies there now: a script may have changed it since its plug-ins were switched. */
function readConfig({ config }: RunInputs): Action {
  const usable = config.trouble === null;
  return {
    id: 'agentstart-read-config',
    event: 29,
    phase: 'agentStart',
    title: usable
      ? 'Config.xml is read; the enabled plug-ins are listed'
      : 'Which plug-ins Config.xml enables cannot be told',
    because: usable ? { file: config.file, line: 1 } : { file: config.file },
    certainty: usable ? 'observed' : 'unconfirmed',
    act: (machine, log) => {
      log.message(READING);
      const why = config.trouble ?? changedByScript(machine);
      if (why === null) {
        log.message(`Enabled plug-ins: ${enabledPlugins(config, machine)}`);
        return;
      }
      log.notSimulated(why);
      machine.course.mightDiffer(why);
      doubtPlugins(machine, new Set([...PLUGINS, ...machine.plugins]), why.replace(/\.$/, ''));
    },
  };
}

function enabledPlugins(config: RunConfigXml, machine: Machine): string {
  const names = new Set(config.plugins.map(({ name }) => name));
  return [...names].filter((name) => pluginState(machine, name) === 'on').join(', ');
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
  act: (machine: Machine, log: AgentLog) => void,
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

function routes(inputs: RunInputs): Action {
  const titles = {
    on: 'Routes to the instance services are added',
    off: 'No routes are added: metadata and activation may be out of reach',
    open: 'Whether routes to the instance services are added cannot be told',
  };
  const setting = globalSetting(inputs, ROUTES);
  return switched({ id: 'agentstart-routes', event: 31 }, setting, titles, 'observed', (machine, log) => {
    for (const address of serviceRoutes(inputs.agentVersion)) {
      machine.set('network', `route to ${address}`, 'Primary adapter');
      log.message(`EC2AddRoute: Successfully added the Ip Route: ${address}`);
    }
    if (inputs.agentVersion === null)
      log.notSimulated('Routes to further services: which they are depends on the version of the agent');
  });
}

const ROUTES = 'ShouldAddRoutes';

function metadata(inputs: RunInputs): Action {
  const titles = {
    on: 'The agent waits until the metadata service answers',
    off: 'The agent does not wait for the metadata service',
    open: 'Whether the agent waits for the metadata service cannot be told',
  };
  const setting = globalSetting(inputs, 'WaitForMetaDataAvailable');
  return switched({ id: 'agentstart-metadata', event: 32 }, setting, titles, 'observed', (machine, log) => {
    log.console('Message: Waiting for meta-data accessibility...');
    if (lacksRoutes(inputs))
      machine.course.mightStop(
        'The agent waits for the metadata service and adds no route to it: without a path to 169.254.169.254 it waits without end.',
      );
    log.console('Message: Meta-data is now available.');
  });
}

/** Agents without the setting are not known to leave the routes out. Source: ec2config facts, sections 3.1 and 14. */
function lacksRoutes(inputs: RunInputs): boolean {
  const { role, place } = globalSetting(inputs, ROUTES);
  return role === 'off' || (role === 'open' && place !== null);
}
