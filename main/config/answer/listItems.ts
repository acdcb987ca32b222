import { success, type Outcome } from '../../../shared/model/diagnostic.ts';
import { knownSetting, type KnownSetting } from '../catalogue.ts';
import type { ConfigDocument } from '../document.ts';
import { parseSetting, type SettingStep } from '../settings/notation.ts';
import type { SettingNode } from '../settings/node.ts';
import { ambiguousSetting, badRequest } from '../settings/problems.ts';
import { resolve } from '../settings/resolve.ts';
import { settingTree } from '../settings/tree.ts';
import { childElement, childElements, ownText } from '../xml/navigate.ts';
import type { XmlDocument, XmlElement } from '../xml/nodes.ts';

/**
 * What decides the sequence of a list: the `Order` of each item, or their places where none has an Order. `unclear`:
 * an Order is missing, twice there, or no number.
 */
export type ListSequence = 'order' | 'place' | 'unclear';

/** The items of one list of an answer file. */
export interface ListItems {
  /** In the order of the file. */
  readonly elements: readonly XmlElement[];
  /** The Order of each; null where it has none that is a whole number. */
  readonly orders: readonly (number | null)[];
  readonly sequence: ListSequence;
}

/** The items with what their Orders say. */
export function listItemsOf(elements: readonly XmlElement[]): ListItems {
  const written = elements.map((element) => childElement(element, 'Order'));
  const orders = written.map((order) => (order === null ? null : wholeNumber(ownText(order))));
  const numbers = orders.filter((order) => order !== null);
  const clear = numbers.length === elements.length && new Set(numbers).size === elements.length;
  const none = written.every((order) => order === null);
  return { elements, orders, sequence: none ? 'place' : clear ? 'order' : 'unclear' };
}

function wholeNumber(text: string): number | null {
  return /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : null;
}

/** Positions in the file by the sequence in which Windows takes the items; as in the file where that is unclear. */
export function inSequence({ elements, orders, sequence }: ListItems): readonly number[] {
  const places = elements.map((_, place) => place);
  return sequence === 'order' ? places.sort((a, b) => (orders[a] ?? 0) - (orders[b] ?? 0)) : places;
}

/** What the catalogue says of a list's item, by the steps that lead to it; null where it is no item of a list. */
export function knownItem(steps: readonly SettingStep[]): KnownSetting | null {
  const [, component, ...path] = steps;
  const known = knownSetting(component?.name ?? '', path.map(({ name }) => name).join('/'));
  return known?.type === 'listItem' || known?.type === 'keyedListItem' ? known : null;
}

/** A list, found by the name of its items. */
export interface FoundList {
  readonly steps: readonly SettingStep[];
  /** The group around the items; null where the file lacks it. */
  readonly group: SettingNode | null;
  /** All items of the name, in the order of the file. */
  readonly items: readonly SettingNode[];
}

/** The list whose items have a name such as `specialize/COMPONENT/RunSynchronous/RunSynchronousCommand`. */
export function findList(config: ConfigDocument, setting: string): Outcome<FoundList> {
  const steps = parseSetting(setting);
  if (!steps.ok) return steps;
  const last = steps.value.at(-1);
  if (config.kind !== 'answerFile' || last === undefined || steps.value.length < 3) return notAList(setting);
  const around = resolve(settingTree(config), steps.value.slice(0, -1));
  if (around.kind === 'ambiguous') return ambiguousSetting(setting, around.step, around.choices);
  const group = around.kind === 'found' ? around.node : null;
  const items = group?.children.filter(({ name }) => name === last.name) ?? [];
  if (knownItem(steps.value) === null && !items.some(({ item }) => item)) return notAList(setting);
  return success({ steps: steps.value, group, items });
}

/** An item of a list, and its position in the file from 0. */
export interface FoundItem extends FoundList {
  readonly place: number;
}

/** The item that a name such as `.../RunSynchronousCommand[Order=2]` means. */
export function findItem(config: ConfigDocument, setting: string): Outcome<FoundItem> {
  const list = findList(config, setting);
  if (!list.ok) return list;
  const found = resolve(settingTree(config), list.value.steps);
  if (found.kind === 'ambiguous') return ambiguousSetting(setting, found.step, found.choices);
  const offset = found.kind === 'found' ? found.node.offset : null;
  const place = list.value.items.findIndex((item) => item.offset === offset);
  if (offset === null || place < 0)
    return badRequest(
      'list-item-missing',
      `The file has no item ${setting}.`,
      'Look at the items with "config show", and name one by its number or key, such as [2] or [Order=2].',
    );
  return success({ ...list.value, place });
}

/** A list as a document has it, by the element around its items. */
export interface ListPlace {
  readonly xml: XmlDocument;
  readonly parent: XmlElement;
  /** In the order of the file. */
  readonly elements: readonly XmlElement[];
}

/** The place of a list in a file, which may be a later state of the one it was found in; null where it is none. */
export function placeOf(config: ConfigDocument, { steps }: Pick<FoundList, 'steps'>): ListPlace | null {
  const around = resolve(settingTree(config), steps.slice(0, -1));
  const target = around.kind === 'found' ? around.node.target : null;
  if (config.xml === null || target?.kind !== 'element') return null;
  const name = steps.at(-1)?.name;
  const elements = childElements(target.whole).filter(({ local }) => local === name);
  return { xml: config.xml, parent: target.whole, elements };
}

function notAList(setting: string): Outcome<never> {
  return badRequest(
    'setting-no-list',
    `${setting} is no item of a list.`,
    'Name an item of a list, such as specialize/Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand[2].',
  );
}
