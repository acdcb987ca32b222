import { failure, problem, success, type Outcome } from '../../../shared/model/diagnostic.ts';
import type { TextEdit } from '../../../shared/text/edits.ts';
import type { ConfigDocument } from '../document.ts';
import { heldBy } from '../settings/canHold.ts';
import { badRequest, changesOthers, damagedFile } from '../settings/problems.ts';
import { encodeAs } from '../text/encodeText.ts';
import { removeWithLine } from '../xml/edit/remove.ts';
import { replaceText } from '../xml/edit/replaceText.ts';
import { childElement } from '../xml/navigate.ts';
import { editInSteps, withEdits } from './editSteps.ts';
import { itemSlots, moveSlot } from './itemSlots.ts';
import {
  findItem,
  inSequence,
  listItemsOf,
  placeOf,
  type FoundItem,
  type ListItems,
  type ListPlace,
} from './listItems.ts';
import { strayInList } from './strayInList.ts';

type Edits = Outcome<readonly TextEdit[]>;

/** New Order numbers by an item's position in the file. */
type Orders = ReadonlyMap<number, number>;

/**
 * The edits of the text that move an item of a list to a position of the sequence, from 1. The sequence is the one in
 * which Windows takes the items: the places keep their Order numbers, and an item gets the number of its new place.
 * The text of the item moves too, with its comments, where the file has the items in their sequence.
 *
 * Fails with `usage`: `setting-no-list`, `list-item-missing`, `list-place` (no such position), `list-order-unclear` (an
 * Order is missing or there twice); with `input`: `setting-file-damaged`, `setting-changes-others`.
 */
export function moveItem(config: ConfigDocument, setting: string, to: number): Edits {
  const found = openItem(config, setting);
  if (!found.ok) return found;
  const { place } = found.value;
  const list = listItemsOf(found.value.at.elements);
  if (list.sequence === 'unclear') return orderUnclear(config, setting);
  if (to < 1 || to > list.elements.length) return noPlace(setting, list.elements.length);
  const sequence = inSequence(list);
  const from = sequence.indexOf(place);
  const wanted = sequence.toSpliced(from, 1).toSpliced(to - 1, 0, place);
  const isFileOrder = sequence.every((at, index) => at === index);
  const orders = renumbered(list, sequence, wanted);
  const edits = editInSteps(config, setting, [
    (current) => success(orderEdits(current, placeOf(current, found.value), orders)),
    (current) => (isFileOrder ? slotEdits(current, placeOf(current, found.value), from, to - 1) : success([])),
  ]);
  return edits.ok ? checked(config, setting, found.value, edits.value, isFileOrder ? wanted : null) : edits;
}

/**
 * The edits that remove an item of a list with its line. A list that is numbered without a gap stays so: the numbers
 * behind the item go down by one. Other numbers are left alone. Fails as `moveItem`.
 */
export function removeItem(config: ConfigDocument, setting: string): Edits {
  const found = openItem(config, setting);
  if (!found.ok) return found;
  const { place, at } = found.value;
  const list = listItemsOf(at.elements);
  const item = at.elements[place];
  if (item === undefined) return success([]);
  const orders = closedUp(list, place);
  const edits = [removeWithLine(at.xml, item), ...orderEdits(config, at, orders)];
  const rest = list.elements.map((_, index) => index).filter((index) => index !== place);
  return checked(config, setting, found.value, edits, rest);
}

interface OpenedItem extends FoundItem {
  readonly at: ListPlace;
}

function openItem(config: ConfigDocument, setting: string): Outcome<OpenedItem> {
  if (config.xml?.wellFormed === false)
    return damagedFile(config.path, 'The file is not well-formed, so its lists cannot be changed.');
  const found = findItem(config, setting);
  if (!found.ok) return found;
  const at = placeOf(config, found.value);
  return at === null
    ? damagedFile(config.path, `The list of ${setting} was not found.`)
    : success({ ...found.value, at });
}

/** The places of the sequence keep their numbers; items that get another one. */
function renumbered(list: ListItems, sequence: readonly number[], wanted: readonly number[]): Orders {
  const numbers = sequence.map((at) => list.orders[at] ?? null);
  return new Map(
    wanted.flatMap((at, index): readonly (readonly [number, number])[] => {
      const order = numbers[index] ?? null;
      return order === null || order === list.orders[at] ? [] : [[at, order]];
    }),
  );
}

/** Numbers behind an item that goes, where they run without a gap. */
function closedUp(list: ListItems, place: number): Orders {
  const sequence = inSequence(list);
  const first = list.orders[sequence[0] ?? 0] ?? 0;
  const gapless = list.sequence === 'order' && sequence.every((at, index) => list.orders[at] === first + index);
  const behind = gapless ? sequence.slice(sequence.indexOf(place) + 1) : [];
  return new Map(behind.map((at) => [at, (list.orders[at] ?? 0) - 1]));
}

function orderEdits(config: ConfigDocument, at: ListPlace | null, orders: Orders): readonly TextEdit[] {
  return Array.from(orders).flatMap(([place, order]) => {
    const item = at?.elements[place];
    const holder = item === undefined ? null : childElement(item, 'Order');
    return at === null || holder === null ? [] : replaceText(at.xml, holder, String(order), heldBy(config));
  });
}

function slotEdits(config: ConfigDocument, at: ListPlace | null, from: number, to: number): Edits {
  if (at === null) return success([]);
  const slots = itemSlots(at.xml, at.parent, at.elements);
  const [low, high] = [slots[Math.min(from, to)], slots[Math.max(from, to)]];
  if (low === undefined || high === undefined || isSound(config, low.start, high.end))
    return success(moveSlot(at.xml, slots, from, to));
  return damagedFile(config.path, 'The list holds bytes that the encoding of the file cannot mean, so its items stay.');
}

/** Whether a stretch of the text would be written as the bytes that it was read from. */
function isSound({ source }: ConfigDocument, start: number, end: number): boolean {
  const written = encodeAs(source.encoding, source.text.slice(start, end));
  const bytes = source.bytes.subarray(source.byteOffsetOf(start), source.byteOffsetOf(end));
  return written.ok && written.value.length === bytes.length && written.value.every((byte, at) => byte === bytes[at]);
}

/** The edits, when the file with them holds the items that are expected (null: as before) and all else as before. */
function checked(
  config: ConfigDocument,
  setting: string,
  found: FoundItem,
  edits: readonly TextEdit[],
  expected: readonly number[] | null,
): Edits {
  const after = withEdits(config, edits);
  if (!after.ok) return after;
  const [old, fresh] = [placeOf(config, found), placeOf(after.value, found)];
  const places = expected ?? old?.elements.map((_, place) => place) ?? [];
  const stray =
    old === null || fresh === null
      ? 0
      : strayInList({ config, list: old }, { config: after.value, list: fresh }, places);
  return stray === null ? success(edits) : changesOthers(config, setting, stray);
}

function noPlace(setting: string, count: number): Outcome<never> {
  return badRequest(
    'list-place',
    `${setting} has no such position in its list.`,
    `Give a position from 1 to ${count}.`,
  );
}

function orderUnclear({ path }: ConfigDocument, setting: string): Outcome<never> {
  return failure(
    problem('input', 'list-order-unclear', `The sequence of the list of ${setting} is not clear.`, {
      detail: 'An Order is missing, no number, or there twice. Nothing was changed.',
      where: [{ file: path }],
      fix: 'Give each item of the list an Order of its own first.',
    }),
  );
}
