import { type Cells } from './cells.ts';
import { KEY, LIST, NOWHERE } from './layout.ts';
import { collectLeaves, elementBytes, indexRoot, offsetOf } from './subkeyList.ts';

/**
 * Takes a subkey (by the offset of its cell) out of its parent's lists and count, in the hive's bytes. Returns the
 * positions of lists that are empty now and belong to nobody.
 */
export function unlinkSubkey(cells: Cells, parent: number, subkey: number): readonly number[] {
  const { view } = cells;
  const root = indexRoot(cells, parent);
  const leaves: number[] = [];
  collectLeaves(cells, parent, leaves);
  view.setUint32(parent + KEY.subkeyCount, view.getUint32(parent + KEY.subkeyCount, true) - 1, true);
  const leaf = leaves.find((list) => removeElement(view, list, subkey, elementBytes(view.getUint16(list, true))));
  if (leaf === undefined || view.getUint16(leaf + LIST.count, true) > 0) return [];
  if (root !== 0) removeElement(view, root, offsetOf(leaf), 4);
  if (root !== 0 && view.getUint16(root + LIST.count, true) > 0) return [leaf];
  view.setUint32(parent + KEY.subkeyList, NOWHERE, true);
  return root === 0 ? [leaf] : [root, leaf];
}

/** Removes the element of a list that names `offset`; the rest moves up, what was the last becomes zeros. */
function removeElement(view: DataView, list: number, offset: number, width: number): boolean {
  const count = view.getUint16(list + LIST.count, true);
  const start = list + LIST.elements;
  const end = start + width * count;
  let at = start;
  while (at < end && view.getUint32(at, true) !== offset) at += width;
  if (at === end) return false;
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  bytes.copyWithin(at, at + width, end);
  bytes.fill(0, end - width, end);
  view.setUint16(list + LIST.count, count - 1, true);
  return true;
}
