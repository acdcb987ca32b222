import { success } from '../../../shared/model/diagnostic.ts';
import { jsonText } from '../data/replaceData.ts';
import type { ConfigDocument } from '../document.ts';
import type { Addition, Plan } from './add.ts';
import { damagedFile, unknownSetting } from './problems.ts';
import { refuseSelectors } from './selectors.ts';

/** Keys of LaunchConfig.json. Source: EC2Launch facts, section A2. */
const LAUNCH_KEYS: readonly string[] = [
  'setComputerName',
  'setMonitorAlwaysOn',
  'setWallpaper',
  'addDnsSuffixList',
  'extendBootVolumeSize',
  'handleUserData',
  'adminPasswordType',
  'adminPassword',
];

const TEXT_KEYS: readonly string[] = ['adminPasswordType', 'adminPassword'];

/** Adds a key to LaunchConfig.json behind the last one. */
export function addToData(config: ConfigDocument, { setting, steps, found, value }: Addition): Plan {
  const [step, ...others] = steps;
  if (step === undefined || others.length > 0 || !LAUNCH_KEYS.includes(step.name))
    return unknownSetting(setting, setting, LAUNCH_KEYS);
  const refused = refuseSelectors(setting, found);
  if (refused !== null) return refused;
  const root = config.data?.root;
  return success(() => {
    if (root?.kind !== 'map') return damagedFile(config.path, 'The file holds no JSON object.');
    const written = TEXT_KEYS.includes(step.name) ? JSON.stringify(value ?? '') : jsonText(null, value ?? '');
    const entry = `${JSON.stringify(step.name)}: ${written}`;
    const last = root.entries.at(-1);
    if (last === undefined) return success([{ offset: root.start + 1, length: 0, content: ` ${entry} ` }]);
    const { text } = config.source;
    const gap = /(?:\r\n|\n|\r)[ \t]*$/.exec(text.slice(0, last.start))?.[0] ?? ' ';
    return success([{ offset: last.end, length: 0, content: `,${gap}${entry}` }]);
  });
}
