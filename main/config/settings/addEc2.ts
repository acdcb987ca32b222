import { success, type Outcome } from '../../../shared/model/diagnostic.ts';
import type { TextEdit } from '../../../shared/text/edits.ts';
import type { ConfigDocument } from '../document.ts';
import { GLOBAL_SETTINGS, PLUGINS, PROPERTIES, spelledAs, SYSPREP_SETTINGS } from '../ec2Names.ts';
import { insertElement, siblingBefore, type NewElement } from '../xml/edit/insert.ts';
import { attribute, childElement, childElements, ownText } from '../xml/navigate.ts';
import type { XmlElement } from '../xml/nodes.ts';
import type { Addition, Plan } from './add.ts';
import { heldBy } from './canHold.ts';
import { damagedFile, unknownSetting } from './problems.ts';

/** Adds a plug-in or a global setting of Config.xml that the facts know. */
export function addToEc2Config(config: ConfigDocument, addition: Addition): Plan {
  const [group, step, ...others] = addition.steps;
  const table = group?.name === 'Plugins' ? PLUGINS : group?.name === 'GlobalSettings' ? GLOBAL_SETTINGS : null;
  const name = table === null || step === undefined || others.length > 0 ? null : spelledAs(table, step.name);
  if (group === undefined || table === null || name === null) return unknown(addition, ec2ConfigNames());
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
  const content = addition.value ?? '';
  const root = config.xml?.root ?? null;
  if (table === SYSPREP_SETTINGS)
    return success(() => addToSysprep(config, root, { name, content }, group?.key?.value ?? '6.0'));
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

function addToSysprep(
  config: ConfigDocument,
  root: XmlElement | null,
  added: NewElement,
  version: string,
): Outcome<readonly TextEdit[]> {
  const general = root === null ? null : childElement(root, 'GeneralSettings');
  const attributes = [{ name: 'version', value: version }];
  const block: NewElement = { name: 'Sysprep', attributes, content: [added] };
  if (general === null) return insertRanked(config, root, { name: 'GeneralSettings', content: [block] }, []);
  const found = childElements(general).find(
    (child) => child.local === 'Sysprep' && attribute(child, 'version')?.value === version,
  );
  return found === undefined
    ? insertRanked(config, general, block, [])
    : insertRanked(config, found, added, SYSPREP_SETTINGS);
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
