import type { Evidence } from '../../shared/model/diagnostic.ts';
import { sameName } from '../../shared/base/caseless.ts';
import { readConfigXml, type Plugin } from '../config/configXml.ts';
import { setSettings } from '../config/settings/set.ts';
import { EC2CONFIG_FOLDER } from '../subject/answerFileSearch.ts';
import { openedFile } from '../subject/openedFile.ts';
import { valueOrNull } from '../subject/lookup.ts';
import type { Remedy } from './remedy.ts';

/** The plug-ins that the agent switches off after the first start. Source: ec2config facts, section 3.1. */
const USED_UP = [
  { name: 'Ec2SetPassword', mends: 'first-boot-password' },
  { name: 'Ec2HandleUserData', mends: 'first-boot-user-data' },
] as const;

/**
 * Lets EC2Config make a password and run user data at its next start, as at a first one. Source: failure modes FM-01,
 * FM-90; EC2Rescue facts, section 1.2.
 */
export const ec2ConfigFirstBoot: Remedy = {
  id: 'rearm-ec2config',
  find({ fs }) {
    const config = valueOrNull(openedFile(fs, `${EC2CONFIG_FOLDER}/Settings/Config.xml`));
    if (config === null) return null;
    const settings = readConfigXml(config);
    const off = USED_UP.flatMap(({ name, mends }) => {
      const found = settings.plugin(name);
      return found !== null && sameName(found.state.trim(), 'Disabled') ? [{ found, mends }] : [];
    });
    const wanted = off.map(({ found }) => ({ setting: `Plugins/${found.name}`, value: 'Enabled' }));
    const edits = setSettings(config, wanted);
    if (off.length === 0 || !edits.ok) return null;
    return {
      title: 'Let EC2Config do its first-boot work again',
      risk: 'needsThought',
      warning: off.map(({ mends }) => WARNINGS[mends]).join(' '),
      changes: [{ kind: 'editText', file: config.path, edits: edits.value }],
      because: off.map(({ found }) => evidenceOf(config.path, found)),
      source: [{ document: 'AWS, Reset the Administrator password with EC2Config', certainty: 'documented' }],
      mends: off.map(({ mends }) => mends),
    };
  },
};

const WARNINGS = {
  'first-boot-password': 'The next start sets a new random Administrator password; the one of now is lost.',
  'first-boot-user-data': 'The next start runs the user data of the instance again.',
} as const;

function evidenceOf(file: string, { name, state, line }: Plugin): Evidence {
  return { where: { file, line }, text: `${name} = ${state}` };
}
