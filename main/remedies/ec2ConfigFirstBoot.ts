import type { Evidence } from '../../shared/model/diagnostic.ts';
import { sameName } from '../../shared/base/caseless.ts';
import { readBundleConfig } from '../config/bundleConfig.ts';
import type { ConfigDocument } from '../config/document.ts';
import { readConfigXml } from '../config/configXml.ts';
import { setSettings } from '../config/settings/set.ts';
import { answerPassword } from '../subject/answerPassword.ts';
import { BUNDLE_CONFIG, EC2CONFIG_FOLDER } from '../subject/answerFileSearch.ts';
import { openedFile } from '../subject/openedFile.ts';
import { valueOrNull } from '../subject/lookup.ts';
import type { Subject } from '../subject/subject.ts';
import type { Remedy, WantedChange } from './remedy.ts';

interface UsedUp {
  readonly config: ConfigDocument;
  readonly setting: string;
  readonly value: string;
  readonly told: Evidence;
  readonly mends: keyof typeof WARNINGS;
}

/**
 * Lets EC2Config make a password and run user data on a new instance: its plug-ins, and SetPasswordAfterSysprep, which
 * its Sysprep copies over the plug-in. A password that the answer file sets is left alone. Source: failure modes FM-01,
 * FM-02, FM-90; ec2config facts, sections 3.2 and 5.
 */
export const ec2ConfigFirstBoot: Remedy = {
  id: 'rearm-ec2config',
  find(subject) {
    const used = [...plugin(subject, 'Ec2SetPassword'), ...property(subject), ...plugin(subject, 'Ec2HandleUserData')];
    const changes = [...Map.groupBy(used, ({ config }) => config.path).values()].map(edited);
    const whole = changes.filter((change) => change !== null);
    if (used.length === 0 || whole.length < changes.length) return null;
    const mends = [...new Set(used.map((each) => each.mends))];
    return {
      title: 'Let EC2Config do its first-boot work again',
      risk: 'needsThought',
      warning: mends.map((check) => WARNINGS[check]).join(' '),
      changes: whole,
      because: used.map(({ told }) => told),
      source: [{ document: 'AWS, Reset the Administrator password with EC2Config', certainty: 'documented' }],
      mends,
    };
  },
};

const WARNINGS = {
  'first-boot-password':
    'The next start sets a new random Administrator password; the one of now is lost, also where Keep Existing was chosen.',
  'first-boot-user-data': 'The next start runs the user data of the instance again.',
} as const;

/** A plug-in that the agent switched off after the first start. Source: ec2config facts, section 3.1. */
function plugin(subject: Subject, name: 'Ec2SetPassword' | 'Ec2HandleUserData'): readonly UsedUp[] {
  const isPassword = name === 'Ec2SetPassword';
  if (isPassword && answerPassword(subject).kind !== 'none') return [];
  const config = valueOrNull(openedFile(subject.fs, `${EC2CONFIG_FOLDER}/Settings/Config.xml`));
  const found = config === null ? null : readConfigXml(config).plugin(name);
  if (config === null || found === null || !sameName(found.state.trim(), 'Disabled')) return [];
  const told = { where: { file: config.path, line: found.line }, text: `${found.name} = ${found.state}` };
  const mends = isPassword ? 'first-boot-password' : 'first-boot-user-data';
  return [{ config, setting: `Plugins/${found.name}`, value: 'Enabled', told, mends }];
}

/** On a generalized image the property was copied already, and nothing reads it any more. */
function property(subject: Subject): readonly UsedUp[] {
  if (subject.report.generalized.verdict === 'generalized' || answerPassword(subject).kind !== 'none') return [];
  const config = valueOrNull(openedFile(subject.fs, BUNDLE_CONFIG));
  const found = config === null ? null : readBundleConfig(config).property('SetPasswordAfterSysprep');
  if (config === null || found === null || sameName(found.value.trim(), 'Yes')) return [];
  const told = { where: { file: config.path, line: found.line }, text: `${found.name} = ${found.value}` };
  return [{ config, setting: `Properties/${found.name}`, value: 'Yes', told, mends: 'first-boot-password' }];
}

function edited(used: readonly UsedUp[]): WantedChange | null {
  const [first] = used;
  const edits = first === undefined ? null : setSettings(first.config, used);
  if (first === undefined || edits?.ok !== true) return null;
  return { kind: 'editText', file: first.config.path, edits: edits.value };
}
