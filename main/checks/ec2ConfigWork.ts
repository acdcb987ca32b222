import { sameName } from '../../shared/base/caseless.ts';
import type { Place } from '../../shared/model/diagnostic.ts';
import { readBundleConfig } from '../config/bundleConfig.ts';
import { readConfigXml, type Plugin } from '../config/configXml.ts';
import { answerPassword } from '../subject/answerPassword.ts';
import { BUNDLE_CONFIG, EC2CONFIG_FOLDER } from '../subject/answerFileSearch.ts';
import { openedFile } from '../subject/openedFile.ts';
import type { Subject } from '../subject/subject.ts';
import { work, type FirstBootWork } from './firstBootWork.ts';

const CONFIG_XML = `${EC2CONFIG_FOLDER}/Settings/Config.xml`;
const ARMS_AGAIN =
  'Sysprep through the agent (ec2config.exe -sysprep) switches it on again; an image taken without does not.';

/**
 * Whether EC2Config makes a password on an instance: at its own Sysprep SetPasswordAfterSysprep is copied over the
 * plug-in Ec2SetPassword, which alone counts without. Source: ec2config facts, section 3.2; failure modes FM-01, FM-02.
 */
export function ec2ConfigPassword(subject: Subject): FirstBootWork {
  const bundle = openedFile(subject.fs, BUNDLE_CONFIG);
  if (bundle.kind === 'unreadable') return unread(bundle.problem.diagnostic.summary, { file: BUNDLE_CONFIG });
  const property = bundle.kind === 'found' ? readBundleConfig(bundle.value).property(PROPERTY) : null;
  const plugin = pluginState(subject, 'Ec2SetPassword');
  const isArmed = subject.report.generalized.verdict === 'generalized';
  const isOff = property !== null && !isArmed && !sameName(property.value.trim(), 'Yes');
  if (isOff || isDisabled(plugin)) {
    const given = answerPassword(subject);
    if (given.kind === 'unknown') return unread(given.why, given.where);
    if (given.kind === 'set') return specified(given.where);
  }
  if (isOff) {
    const at = { where: { file: BUNDLE_CONFIG, line: property.line }, text: `${PROPERTY} = ${property.value}` };
    return work('doubtful', `EC2Config makes no password after Sysprep: ${PROPERTY} is ${property.value}`, at, {
      detail: 'The Administrator password cannot be retrieved. That is right only where another way in is sure.',
      fix: `Set ${PROPERTY} to Yes in BundleConfig.xml.`,
    });
  }
  return judged(plugin, 'makes a password on a new instance', 'Ec2SetPassword');
}

/** The choice Specify: the agent is told to leave the password alone. Source: ec2config facts, section 5. */
function specified(where: Place): FirstBootWork {
  const title = 'The Administrator password comes from the answer file, and EC2Config leaves it';
  return work('ready', title, { where, text: 'AdministratorPassword is set' });
}

function isDisabled(plugin: PluginState): boolean {
  return 'state' in plugin && sameName(plugin.state.trim(), 'Disabled');
}

const PROPERTY = 'SetPasswordAfterSysprep';

/** Whether EC2Config runs user data on an instance. Source: ec2config facts, sections 3.1 and 11; failure modes FM-90. */
export function ec2ConfigUserData(subject: Subject): FirstBootWork {
  return judged(pluginState(subject, USER_DATA), 'runs user data on a new instance', USER_DATA);
}

const USER_DATA = 'Ec2HandleUserData';

type PluginState = Plugin | { readonly why: string; readonly where: Place };

function pluginState({ fs }: Subject, name: string): PluginState {
  const where = { file: CONFIG_XML };
  const opened = openedFile(fs, CONFIG_XML);
  if (opened.kind === 'absent') return { why: 'Config.xml of EC2Config is not on the volume.', where };
  if (opened.kind === 'unreadable') return { why: opened.problem.diagnostic.summary, where };
  if (opened.value.xml?.wellFormed !== true) return { why: 'Config.xml of EC2Config is damaged.', where };
  return readConfigXml(opened.value).plugin(name) ?? { why: `Config.xml has no plug-in ${name}.`, where };
}

function judged(plugin: PluginState, does: string, name: string): FirstBootWork {
  if ('why' in plugin) return unread(plugin.why, plugin.where);
  const at = { where: { file: CONFIG_XML, line: plugin.line }, text: `${name} = ${plugin.state}` };
  if (plugin.enabled) return work('ready', `EC2Config ${does}`, at);
  if (!isDisabled(plugin))
    return unread(`The state of ${name} is "${plugin.state}", which is neither Enabled nor Disabled.`, at.where);
  return work('usedUp', `EC2Config no longer ${does}: ${name} is Disabled`, at, {
    detail: `The agent switches it off after the first start. ${ARMS_AGAIN}`,
    fix: `Set ${name} to Enabled in Config.xml, or prepare the image with Sysprep through the agent.`,
  });
}

function unread(why: string, where: Place): FirstBootWork {
  return work('unknown', why, { where, text: why });
}
