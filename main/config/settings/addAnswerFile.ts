import { success, type Outcome } from '../../../shared/model/diagnostic.ts';
import type { TextEdit } from '../../../shared/text/edits.ts';
import { ARCHITECTURES } from '../../../shared/model/architecture.ts';
import { childRank, knownComponents, knownPaths, knownSetting, PASSES, type KnownSetting } from '../catalogue.ts';
import type { ConfigDocument } from '../document.ts';
import { WCM_NAMESPACE } from '../namespaces.ts';
import { insertElement, siblingBefore, type NewAttribute, type NewElement } from '../xml/edit/insert.ts';
import { attributeText, prefixDeclarations, prefixFor } from '../xml/edit/declarations.ts';
import { attribute, childElements } from '../xml/navigate.ts';
import type { XmlElement } from '../xml/nodes.ts';
import type { Addition, Plan } from './add.ts';
import { heldBy } from './canHold.ts';
import type { SettingStep } from './notation.ts';
import { badRequest, damagedFile, unknownSetting } from './problems.ts';
import { refuseSelectors, type Selectors } from './selectors.ts';

/** Token of all Windows components. Source: answer file facts, section 1. */
const WINDOWS_TOKEN = '31bf3856ad364e35';
const DEFAULT_ARCHITECTURE = 'amd64';

/** Adds a setting that the catalogue knows, with the pass, component and groups around it as needed. */
export function addToAnswerFile(config: ConfigDocument, addition: Addition): Plan {
  const [pass, component, ...path] = addition.steps;
  const elements = path.map(({ name }) => name).join('/');
  const known = component === undefined ? null : knownSetting(component.name, elements);
  if (pass === undefined || component === undefined || known === null || isItemPart(component.name, elements))
    return unknown(addition);
  const refused = refusal(addition, pass, known);
  if (refused !== null) return refused;
  return success(() => insertSetting(config, addition));
}

function unknown({ setting, steps }: Addition): Outcome<never> {
  const [pass, component, ...path] = steps;
  const paths = component === undefined ? [] : knownPaths(component.name);
  const wanted = path.map(({ name }) => name).join('/');
  if (paths.length > 0 && wanted !== '')
    return unknownSetting(
      setting,
      wanted,
      paths.filter((candidate) => !isItemPart(component?.name ?? '', candidate)),
    );
  return unknownSetting(
    setting,
    component?.name ?? pass?.name ?? '',
    component === undefined ? PASSES : knownComponents(),
  );
}

function refusal(
  { setting, steps, found, value }: Addition,
  pass: SettingStep,
  known: KnownSetting,
): Outcome<never> | null {
  if (!known.passes.includes(pass.name))
    return badRequest(
      'setting-pass',
      `${setting} is not valid in the pass ${pass.name}; Windows would refuse the whole file.`,
      `Set it in ${known.passes.join(' or ')}.`,
    );
  if (value !== null && isGroup(steps[1]?.name ?? '', known))
    return badRequest(
      'setting-is-group',
      `${setting} is a group of settings and takes no value.`,
      'Name a setting inside it.',
    );
  const parent = found.parents.at(-1);
  if ((parent?.value ?? '').trim() !== '')
    return badRequest(
      'setting-holds-text',
      `${parent?.name} holds a text of its own, as in a cached copy, so no setting can be added inside.`,
      `Remove ${parent?.name} first.`,
    );
  return refuseSelectors(setting, found, (missing) => selectorsOf(steps, found.parents.length + missing));
}

/** Whether the reference lists settings inside; the key and the text of a keyed item are not such settings. */
function isGroup(component: string, known: KnownSetting): boolean {
  const parts = knownPaths(component).filter((path) => path.startsWith(`${known.path}/`));
  return known.type === 'container' || parts.some((path) => !isItemPart(component, path));
}

/** Whether a path stands for the attribute or the text of a keyed item, which have no element of their own. */
function isItemPart(component: string, path: string): boolean {
  const [, parent, last] = /^(.*)\/(.*)$/.exec(path) ?? [];
  return (last === 'Key' || last === 'Value') && knownSetting(component, parent ?? '')?.type === 'keyedListItem';
}

/** What may choose among several at a depth: builds of a component, and items of a list by number or key. */
function selectorsOf(steps: readonly SettingStep[], depth: number): Selectors {
  if (depth < 2) return { architectures: depth === 1 ? ARCHITECTURES : [], isList: false, hasKey: () => false };
  const component = steps[1]?.name ?? '';
  const path = steps
    .slice(2, depth + 1)
    .map(({ name }) => name)
    .join('/');
  const type = knownSetting(component, path)?.type;
  const isList = type === 'listItem' || type === 'keyedListItem';
  const hasKey = (key: string): boolean => key === 'keyValue' || knownSetting(component, `${path}/${key}`) !== null;
  return { architectures: [], isList, hasKey };
}

function insertSetting(config: ConfigDocument, addition: Addition): Outcome<readonly TextEdit[]> {
  const { xml } = config;
  const root = xml?.root ?? null;
  if (xml === null || root === null) return damagedFile(config.path, 'The file has no root element.');
  const depth = addition.found.parents.length;
  const place =
    depth === 0
      ? besidePasses(root, addition)
      : depth === 1
        ? besideComponents(root, addition)
        : besideElements(addition);
  if (place === null) return damagedFile(config.path, 'The place for the setting was not found in the file.');
  const carriers = [root, ...ancestors(addition)];
  const added = newTree(addition, depth, carriers, neighbourFor(root, place));
  return success([insertElement(xml, place.parent, place.after, added, heldBy(config))]);
}

/** Where to insert: into `parent` behind `after`; `neighbour` is a component to copy from. */
interface InsertPlace {
  readonly parent: XmlElement;
  readonly after: XmlElement | null;
  readonly neighbour: XmlElement | null;
}

function besidePasses(root: XmlElement, { steps }: Addition): InsertPlace {
  const blocks = settingsBlocks(root);
  const first = childElements(root).find(({ local }) => local === 'servicing') ?? null;
  const pass = steps[0]?.name ?? '';
  const after =
    blocks.length === 0
      ? first
      : siblingBefore(blocks, (block) => passRank(attributeText(block, 'pass')), passRank(pass));
  return { parent: root, after: after ?? first, neighbour: null };
}

function passRank(pass: string): number | null {
  return PASSES.includes(pass) ? PASSES.indexOf(pass) : null;
}

function besideComponents(root: XmlElement, { steps }: Addition): InsertPlace | null {
  const pass = steps[0]?.name;
  const parent = settingsBlocks(root).findLast((block) => attribute(block, 'pass')?.value === pass);
  if (parent === undefined) return null;
  const last = childElements(parent).at(-1) ?? null;
  return { parent, after: last, neighbour: last?.local === 'component' ? last : null };
}

function besideElements({ steps, found }: Addition): InsertPlace | null {
  const target = found.parents.at(-1)?.target;
  if (target?.kind !== 'element') return null;
  const component = steps[1]?.name ?? '';
  const depth = found.parents.length;
  const path = steps
    .slice(2, depth)
    .map(({ name }) => name)
    .join('/');
  const rank = (name: string): number | null => childRank(component, path, name);
  const siblings = childElements(target.whole);
  const after = siblingBefore(siblings, ({ local }) => rank(local), rank(steps[depth]?.name ?? ''));
  return { parent: target.whole, after, neighbour: null };
}

function settingsBlocks(root: XmlElement): readonly XmlElement[] {
  return childElements(root).filter(({ local }) => local === 'settings');
}

function ancestors({ found }: Addition): readonly XmlElement[] {
  return found.parents.flatMap(({ target }) => (target.kind === 'element' ? [target.whole] : []));
}

/** The component whose architecture and prefixes a new one copies: of the same pass, else the first of the file. */
function neighbourFor(root: XmlElement, place: InsertPlace): XmlElement | null {
  const components = settingsBlocks(root).flatMap((block) => childElements(block));
  return place.neighbour ?? components.find(({ local }) => local === 'component') ?? null;
}

/** The new elements from a depth on: pass, component, groups, and the setting with its value. */
function newTree(
  { steps, value }: Addition,
  depth: number,
  carriers: readonly XmlElement[],
  neighbour: XmlElement | null,
): NewElement {
  const [pass, component, ...path] = steps;
  const item = itemWriter(
    component?.name ?? '',
    prefixFor(WCM_NAMESPACE, depth < 2 && neighbour !== null ? [...carriers, neighbour] : carriers),
  );
  const elements = path.map((step, index) =>
    item(
      step,
      path
        .slice(0, index + 1)
        .map(({ name }) => name)
        .join('/'),
    ),
  );
  const below = elements.slice(Math.max(depth - 2, 0));
  const inner = below.reduceRight<NewElement | string>((content, make) => make(content), value ?? '');
  const setting = typeof inner === 'string' ? [] : [inner];
  const [only] = setting;
  if (depth >= 2 && only !== undefined) return only;
  const newComponent = { name: 'component', attributes: identity(component, neighbour), content: setting };
  if (depth === 1) return newComponent;
  return { name: 'settings', attributes: [{ name: 'pass', value: pass?.name ?? '' }], content: [newComponent] };
}

type Make = (content: NewElement | string) => NewElement;

/** Writes one step: an item of a list gets `wcm:action` and the key that its selector names. */
function itemWriter(component: string, wcm: string | null): (step: SettingStep, path: string) => Make {
  return (step, path) => {
    const type = knownSetting(component, path)?.type;
    const listed = type === 'listItem' || type === 'keyedListItem' || step.key !== null;
    const prefix = wcm ?? 'wcm';
    const declaration = wcm === null ? [{ name: 'xmlns:wcm', value: WCM_NAMESPACE }] : [];
    const keyValue = step.key?.name === 'keyValue' ? [{ name: `${prefix}:keyValue`, value: step.key.value }] : [];
    const attributes = listed ? [...declaration, { name: `${prefix}:action`, value: 'add' }, ...keyValue] : [];
    const key = step.key === null || keyValue.length > 0 ? [] : [{ name: step.key.name, content: step.key.value }];
    return (content) => {
      if (typeof content === 'string') return { name: step.name, attributes, content };
      const children = key.some(({ name }) => name === content.name) ? [content] : [...key, content];
      return { name: step.name, attributes, content: children };
    };
  };
}

function identity(step: SettingStep | undefined, neighbour: XmlElement | null): readonly NewAttribute[] {
  const architecture = neighbour === null ? '' : attributeText(neighbour, 'processorArchitecture');
  return [
    { name: 'name', value: step?.name ?? '' },
    {
      name: 'processorArchitecture',
      value: step?.architecture?.toLowerCase() ?? (architecture || DEFAULT_ARCHITECTURE),
    },
    { name: 'publicKeyToken', value: WINDOWS_TOKEN },
    { name: 'language', value: 'neutral' },
    { name: 'versionScope', value: 'nonSxS' },
    ...(neighbour === null ? [] : prefixDeclarations(neighbour)),
  ];
}
