import { success } from '../../../shared/model/diagnostic.ts';
import type { ConfigDocument } from '../document.ts';
import { insertElement, siblingBefore } from '../xml/edit/insert.ts';
import { childElements } from '../xml/navigate.ts';
import type { Addition, Plan } from './add.ts';
import { heldBy } from './canHold.ts';
import { damagedFile, unknownSetting } from './problems.ts';
import { refuseSelectors, SINGLE, type Selectors } from './selectors.ts';
import { settingTree } from './tree.ts';

/** A row of the map, and what stands in it, in file order. Source: EC2Config facts, section 3.4. */
const ROW = 'Mapping';
const IN_ROW: readonly string[] = ['VolumeName', 'DriveLetter'];
const ROWS: Selectors = { architectures: [], isList: true, hasKey: () => false };

/** Adds a row to DriveLetterConfig.xml (`Mapping[3]/VolumeName`), or what a row lacks. */
export function addToDriveLetters(config: ConfigDocument, { setting, steps, found, value }: Addition): Plan {
  const [row, step, ...others] = steps;
  const isKnown = row?.name === ROW && step !== undefined && IN_ROW.includes(step.name) && others.length === 0;
  if (!isKnown)
    return unknownSetting(
      setting,
      setting,
      IN_ROW.map((name) => `${ROW}[1]/${name}`),
    );
  const refused = refuseSelectors(
    setting,
    found,
    (missing) => (found.parents.length + missing === 0 ? ROWS : SINGLE),
    settingTree(config),
  );
  if (refused !== null) return refused;
  const { xml } = config;
  if (xml === null || xml.root === null) return damagedFile(config.path, 'The file has no root element.');
  const added = { name: step.name, content: value ?? '' };
  const target = found.parents[0]?.target;
  const whole = target?.kind === 'element' ? target.whole : null;
  const { root } = xml;
  return success(() => {
    if (whole === null) {
      const last = childElements(root).at(-1) ?? null;
      return success([insertElement(xml, root, last, { name: ROW, content: [added] }, heldBy(config))]);
    }
    const after = siblingBefore(childElements(whole), ({ local }) => rankOf(local), rankOf(step.name));
    return success([insertElement(xml, whole, after, added, heldBy(config))]);
  });
}

function rankOf(name: string): number | null {
  return IN_ROW.includes(name) ? IN_ROW.indexOf(name) : null;
}
