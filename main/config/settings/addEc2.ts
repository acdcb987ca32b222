import { success, type Outcome } from '../../../shared/model/diagnostic.ts';
import type { TextEdit } from '../../../shared/text/edits.ts';
import type { ConfigDocument } from '../document.ts';
import { GLOBAL_SETTINGS, PLUGINS, PROPERTIES, spelledAs, SYSPREP_SETTINGS } from '../ec2Names.ts';
import { insertElement, siblingBefore, type NewElement } from '../xml/edit/insert.ts';
import { childElement, childElements, ownText } from '../xml/navigate.ts';
import type { XmlElement } from '../xml/nodes.ts';
import type { Addition, Plan } from './add.ts';
import { heldBy } from './canHold.ts';
import { damagedFile, unknownSetting } from './problems.ts';
import { refuseSelectors, SINGLE, type Selectors } from './selectors.ts';

/** A Sysprep block is named by its version. */
const SYSPREP_BLOCK: Selectors = { architectures: [], isList: true, hasKey: (name) => name === 'version' };

/** Adds a plug-in or a global setting of Config.xml that the facts know. */
export function addToEc2Config(config: ConfigDocument, addition: Addition): Plan {
  const [group, step, ...others] = addition.steps;
  const table = group?.name === 'Plugins' ? PLUGINS : group?.name === 'GlobalSettings' ? GLOBAL_SETTINGS : null;
  const name = table === null || step === undefined || others.length > 0 ? null : spelledAs(table, step.name);
  if (group === undefined || table === null || name === null) return unknown(addition, ec2ConfigNames());
  const refused = refuseSelectors(addition.setting, addition.found);
  if (refused !== null) return refused;
  const content = addition.value ?? '';
  const added = group.name === 'Plugins' ? row('Plugin', name, 'State', content) : { name, content };
  return success(() => insertInGroup(config, config.xml?.root ?? null, { name: group.name, content: [added] }, table));
}

/** Adds a property or a Sysprep setting (block 6.0) of BundleConfig.xml that the facts know. */
export function addToBundleConfig(config: ConfigDocument, addition: Addition): Plan {
  const [group, step, ...others] = addition.steps;
  const table = group?.name === 'Properties' ? PROPERTIES : group?.name === 'Sysprep' ? SYSPREP_SETTINGS : null;
  const name = table === null || step === undefined || others.length > 0 ? null : spelledAs(table, step.name);
  if (table === null || name === null) return unknown(addition, bundleConfigNames());
  const refused = refuseSelectors(addition.setting, addition.found, (missing) =>
    table === SYSPREP_SETTINGS && addition.found.parents.length + missing === 0 ? SYSPREP_BLOCK : SINGLE,
  );
  if (refused !== null) return refused;
  const content = addition.value ?? '';
  const root = config.xml?.root ?? null;
  if (table === SYSPREP_SETTINGS) {
    const block = addition.found.parents[0]?.target;
    const found = block?.kind === 'element' ? block.whole : null;
    const version = group?.key?.value ?? '6.0';
    return success(() =>
      found === null
        ? addBlock(config, root, { name, content }, version)
        : insertRanked(config, found, { name, content }, SYSPREP_SETTINGS),
    );
  }
  return success(() => insertRanked(config, root, row('Property', name, 'Value', content), table));
}

function ec2ConfigNames(): readonly string[] {
  return [...PLUGINS.map((name) => `Plugins/${name}`), ...GLOBAL_SETTINGS.map((name) => `GlobalSettings/${name}`)];
}

function bundleConfigNames(): readonly string[] {
  return [...PROPERTIES.map((name) => `Properties/${name}`), ...SYSPREP_SETTINGS.map((name) => `Sysprep/${name}`)];
}

function unknown({ setting }: Addition, names: readonly string[]): Outcome<never> {
  return unknownSetting(setting, setting, names);
}

function row(element: string, name: string, valueName: string, value: string): NewElement {
  return {
    name: element,
    content: [
      { name: 'Name', content: name },
      { name: valueName, content: value },
    ],
  };
}

/** A Sysprep block of a version that the file lacks, with the setting in it. */
function addBlock(
  config: ConfigDocument,
  root: XmlElement | null,
  added: NewElement,
  version: string,
): Outcome<readonly TextEdit[]> {
  const general = root === null ? null : childElement(root, 'GeneralSettings');
  const block: NewElement = { name: 'Sysprep', attributes: [{ name: 'version', value: version }], content: [added] };
  return general === null
    ? insertRanked(config, root, { name: 'GeneralSettings', content: [block] }, [])
    : insertRanked(config, general, block, []);
}

/** Puts the content of a group into the group of that name, or the whole group into the parent. */
function insertInGroup(
  config: ConfigDocument,
  parent: XmlElement | null,
  group: NewElement,
  table: readonly string[],
): Outcome<readonly TextEdit[]> {
  const existing = parent === null ? null : childElement(parent, group.name);
  const [added] = typeof group.content === 'string' ? [] : group.content;
  if (existing === null || added === undefined)
    return insertRanked(config, parent, group, ['Plugins', 'GlobalSettings']);
  return insertRanked(config, existing, added, table);
}

function insertRanked(
  config: ConfigDocument,
  parent: XmlElement | null,
  added: NewElement,
  table: readonly string[],
): Outcome<readonly TextEdit[]> {
  if (config.xml === null || parent === null) return damagedFile(config.path, 'The file has no root element.');
  const siblings = childElements(parent);
  const after = siblingBefore(siblings, (element) => rankIn(table, rowName(element)), rankIn(table, newName(added)));
  return success([insertElement(config.xml, parent, after, added, heldBy(config))]);
}

function rankIn(table: readonly string[], name: string): number | null {
  const spelled = spelledAs(table, name);
  return spelled === null ? null : table.indexOf(spelled);
}

/** The name that a row stands for: the text of its Name, else its own name. */
function rowName(element: XmlElement): string {
  const name = childElement(element, 'Name');
  return name === null ? element.local : ownText(name).trim();
}

function newName({ name, content }: NewElement): string {
  const inner = typeof content === 'string' ? undefined : content.find((child) => child.name === 'Name')?.content;
  return typeof inner === 'string' ? inner : name;
}
