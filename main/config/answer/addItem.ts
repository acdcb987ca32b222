import { success, type Outcome } from '../../../shared/model/diagnostic.ts';
import type { TextEdit } from '../../../shared/text/edits.ts';
import { knownSetting } from '../catalogue.ts';
import type { ConfigDocument } from '../document.ts';
import { formatStep, type SettingStep } from '../settings/notation.ts';
import { badRequest } from '../settings/problems.ts';
import { setSetting } from '../settings/set.ts';
import { moveItem } from './changeList.ts';
import { editInSteps } from './editSteps.ts';
import { findList, listItemsOf, placeOf, type FoundList } from './listItems.ts';

/** A setting of a new item, by its path inside the item; the path `''` is the text of the item itself. */
export interface ItemField {
  readonly path: string;
  readonly value: string;
}

/**
 * The edits that add an item to a list, laid out like its neighbours; `setting` names the list's items, with
 * `[keyValue=...]` for an item that has a key. `at` is the position in the sequence, from 1; null: last. Where the list
 * is numbered, the item gets the Order of its position, and those behind it the next ones.
 *
 * Fails as `setSetting` and `moveItem`, and with `usage`: `list-item-empty` (no field, or an Order among them),
 * `list-key-taken`, `list-full` (no Order is left).
 */
export function addItem(
  config: ConfigDocument,
  setting: string,
  fields: readonly ItemField[],
  at: number | null,
): Outcome<readonly TextEdit[]> {
  const found = findList(config, setting);
  if (!found.ok) return found;
  const { steps, items } = found.value;
  if (fields.length === 0 || fields.some(({ path }) => path === 'Order'))
    return badRequest(
      'list-item-empty',
      `The new item of ${setting} needs a setting of its own.`,
      'Give at least one, such as Path for a command; its Order comes from its position.',
    );
  if (at !== null && (at < 1 || at > items.length + 1))
    return badRequest(
      'list-place',
      `The list of ${setting} has no position ${at}.`,
      `Give one from 1 to ${items.length + 1}.`,
    );
  const step = newStep(config, found.value);
  if (!step.ok) return step;
  const name = [...steps.slice(0, -1), step.value].map(formatStep).join('/');
  return editInSteps(config, setting, [
    ...fields.map(
      ({ path, value }) =>
        (current: ConfigDocument) =>
          setSetting(current, path === '' ? name : `${name}/${path}`, value),
    ),
    (current) => (at === null || at > items.length ? success([]) : moveItem(current, name, at)),
  ]);
}

/** The last step of the new item's name: by its key, by the next Order, or by its number. */
function newStep(config: ConfigDocument, found: FoundList): Outcome<SettingStep> {
  const last = found.steps.at(-1);
  const name = last?.name ?? '';
  const bare = { name, architecture: null, index: null, key: null };
  if (last?.key?.name === 'keyValue') {
    const isTaken = found.items.some(({ key }) => key?.name === 'keyValue' && key.value === last.key?.value);
    return isTaken ? keyTaken(formatStep(last)) : success({ ...bare, key: last.key });
  }
  const [, component, ...path] = found.steps;
  const order = knownSetting(component?.name ?? '', [...path.map((step) => step.name), 'Order'].join('/'));
  const list = listItemsOf(placeOf(config, found)?.elements ?? []);
  if (order === null || (list.sequence === 'place' && list.elements.length > 0))
    return success({ ...bare, index: list.elements.length + 1 });
  const next = Math.max(0, ...list.orders.map((number) => number ?? 0)) + 1;
  if (next > (order.max ?? Infinity)) return full(name, next - 1);
  return success({ ...bare, key: { name: 'Order', value: String(next) } });
}

function keyTaken(step: string): Outcome<never> {
  return badRequest(
    'list-key-taken',
    `The list has an item ${step} already.`,
    'Give another key; keys are unique in a list.',
  );
}

function full(name: string, highest: number): Outcome<never> {
  return badRequest(
    'list-full',
    `No Order is left behind the last ${name}, which has ${highest}.`,
    'Number the items from 1 without gaps first.',
  );
}
