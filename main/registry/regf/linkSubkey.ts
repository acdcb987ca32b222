import { foldCase } from '../../../shared/base/caseless.ts';
import {
  leafSignature,
  type ListedKey,
  type ListElement,
  listElement,
  MAX_LEAF_ELEMENTS,
  storeElements,
  storeIndexRoot,
  widthOf,
  writeElements,
} from './buildCells.ts';
import { type Cells } from './cells.ts';
import { type HiveDraft, positionOf } from './hiveDraft.ts';
import { keyName } from './keyNode.ts';
import { KEY, LIST } from './layout.ts';
import { collectLeaves, indexRoot, offsetOf } from './subkeyList.ts';

/**
 * Puts a key into the lists of its parent (at a file position), in its sorted place, and counts it. A list whose cell
 * is full moves to a new one with some room; a leaf that has as many elements as one may have is cut in two.
 */
export function linkSubkey(draft: HiveDraft, parent: number, subkey: ListedKey): void {
  const { cells } = draft;
  const leaves: number[] = [];
  collectLeaves(cells, parent, leaves);
  const root = indexRoot(cells, parent);
  const list = leaves.length === 0 ? firstLeaf(draft, subkey) : withElement(draft, leaves, root, subkey);
  const { view } = draft.cells;
  view.setUint32(parent + KEY.subkeyList, list, true);
  view.setUint32(parent + KEY.subkeyCount, view.getUint32(parent + KEY.subkeyCount, true) + 1, true);
  // The upper half of the field holds flags since Windows Vista.
  const largest = Math.max(view.getUint16(parent + KEY.largestSubkeyName, true), 2 * subkey.name.length);
  view.setUint16(parent + KEY.largestSubkeyName, largest, true);
}

function firstLeaf(draft: HiveDraft, subkey: ListedKey): number {
  const signature = leafSignature(draft.minor);
  return storeElements(draft.writer, signature, [listElement(signature, subkey)]);
}

/** Offset of what is the parent's list once the subkey is in one of its leaves. */
function withElement(draft: HiveDraft, leaves: readonly number[], root: number, subkey: ListedKey): number {
  const index = leafFor(draft.cells, leaves, foldCase(subkey.name));
  const leaf = leaves[index] ?? 0;
  const instead = insertInLeaf(draft, leaf, subkey);
  if (root === 0 && instead.length === 1) return instead[0] ?? 0;
  if (root === 0) return storeIndexRoot(draft.writer, instead);
  const listed = elementsOf(draft.cells, root);
  const at = listed.findIndex(({ offset }) => offset === offsetOf(leaf));
  return rewritten(draft, root, listed.toSpliced(at, 1, ...instead.map((offset) => ({ offset, hash: 0 }))));
}

/** The last leaf that begins with a name not behind the one that is looked for; the first where none does. */
function leafFor(cells: Cells, leaves: readonly number[], folded: string): number {
  const at = leaves.findLastIndex((leaf) => {
    const first = elementsOf(cells, leaf)[0];
    return first !== undefined && nameOf(cells, first) <= folded;
  });
  return Math.max(0, at);
}

/** Offsets of the one or two leaves that stand in place of a leaf once the subkey is in it. */
function insertInLeaf(draft: HiveDraft, leaf: number, subkey: ListedKey): readonly number[] {
  const { cells } = draft;
  const signature = cells.view.getUint16(leaf, true);
  const before = elementsOf(cells, leaf);
  const at = placeIn(cells, before, foldCase(subkey.name));
  const elements = before.toSpliced(at, 0, listElement(signature, subkey));
  if (elements.length <= MAX_LEAF_ELEMENTS) return [rewritten(draft, leaf, elements)];
  draft.free(leaf);
  const half = elements.length >> 1;
  return [elements.slice(0, half), elements.slice(half)].map((part) =>
    storeElements(draft.writer, signature, part, spareFor(part.length)),
  );
}

/** Writes a list with other elements: where it lies when they fit, else in a new cell. Gives its offset. */
function rewritten(draft: HiveDraft, list: number, elements: readonly ListElement[]): number {
  const { cells } = draft;
  const signature = cells.view.getUint16(list, true);
  if (LIST.elements + widthOf(signature) * elements.length > cells.end(list) - list) {
    draft.free(list);
    return storeElements(draft.writer, signature, elements, spareFor(elements.length));
  }
  writeElements(draft.writer.dataOf(offsetOf(list)), signature, elements);
  return offsetOf(list);
}

/** Elements that a moved list has room for besides its own, so that many additions do not move it each time. */
export function spareFor(count: number): number {
  return (count >> 2) + 1;
}

function elementsOf({ view }: Cells, list: number): readonly ListElement[] {
  const width = widthOf(view.getUint16(list, true));
  return Array.from({ length: view.getUint16(list + LIST.count, true) }, (_, index) => {
    const at = list + LIST.elements + width * index;
    return { offset: view.getUint32(at, true), hash: width === 8 ? view.getUint32(at + 4, true) : 0 };
  });
}

/** Index of the first element of a sorted leaf whose name is behind the one given. */
function placeIn(cells: Cells, elements: readonly ListElement[], folded: string): number {
  let [low, high] = [0, elements.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const element = elements[middle];
    if (element !== undefined && nameOf(cells, element) < folded) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nameOf(cells: Cells, { offset }: ListElement): string {
  return foldCase(keyName(cells, positionOf(offset)));
}
