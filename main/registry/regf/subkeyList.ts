import { foldCase } from '../../../shared/base/caseless.ts';
import { CELL_HEADER_BYTES, type Cells } from './cells.ts';
import { hex } from './damage.ts';
import { keyIsNamed, openKey } from './keyNode.ts';
import { BASE_BLOCK_BYTES, KEY, LIST, NOWHERE, SIGNATURE, SMALLEST_KEY_CELL_BYTES } from './layout.ts';
import { nameHash, nameHint } from './names.ts';

/** What messages call a leaf or an index root. */
export const LIST_NAME = 'a list of subkeys';

/** Bytes of one element of a leaf, by signature; 0 for anything that is no leaf. */
export function elementBytes(signature: number): number {
  if (signature === SIGNATURE.hashLeaf || signature === SIGNATURE.fastLeaf) return 8;
  return signature === SIGNATURE.indexLeaf ? 4 : 0;
}

/** Number of elements of the list at `position`, clipped (with a warning) to what its cell can hold. */
function listCount(cells: Cells, position: number, width: number): number {
  const stored = cells.view.getUint16(position + LIST.count, true);
  const room = Math.floor((cells.end(position) - position - LIST.elements) / width);
  if (stored <= room) return stored;
  cells.damage.note('hive-list-clipped', 'A list of subkeys says that it is longer than its cell.', {
    offset: position,
    expected: `at most ${room} elements`,
    found: `${stored} elements`,
  });
  return room;
}

/** Whether a key says that it has subkeys. */
export function namesSubkeys(cells: Cells, key: number): boolean {
  return cells.view.getUint32(key + KEY.subkeyCount, true) !== 0;
}

/** File position of what a key names as its list of subkeys; 0 when it has none or it cannot be read (noted). */
function subkeyList(cells: Cells, key: number): number {
  const offset = cells.view.getUint32(key + KEY.subkeyList, true);
  if (!namesSubkeys(cells, key) || offset === NOWHERE) return 0;
  return cells.data(offset, LIST.elements, LIST_NAME);
}

/** File position of a key's index root; 0 when its list is a single leaf or there is none. */
export function indexRoot(cells: Cells, key: number): number {
  const list = subkeyList(cells, key);
  return list !== 0 && isIndexRoot(cells, list) ? list : 0;
}

function isIndexRoot(cells: Cells, list: number): boolean {
  return cells.view.getUint16(list, true) === SIGNATURE.indexRoot;
}

/**
 * Adds the file positions of a key's leaves to `into`: its list itself, or each list that an index root names. Together
 * they have no more elements than the hive has room for keys.
 */
export function collectLeaves(cells: Cells, key: number, into: number[]): void {
  const list = subkeyList(cells, key);
  if (list === 0) return;
  if (isIndexRoot(cells, list)) collectRootLeaves(cells, list, into);
  else if (isLeaf(cells, list)) into.push(list);
}

function collectRootLeaves(cells: Cells, root: number, into: number[]): void {
  const seen = new Set<number>();
  const count = listCount(cells, root, 4);
  let room = Math.floor(cells.limit / SMALLEST_KEY_CELL_BYTES);
  for (let index = 0; index < count; index += 1) {
    const offset = cells.view.getUint32(root + LIST.elements + 4 * index, true);
    if (seen.has(offset)) {
      noteRepeated(cells, root);
      continue;
    }
    seen.add(offset);
    const leaf = cells.data(offset, LIST.elements, LIST_NAME);
    if (leaf === 0 || !isLeaf(cells, leaf)) continue;
    room -= leafCount(cells, leaf);
    if (room < 0) return noteOverlap(cells, root);
    into.push(leaf);
  }
}

function noteOverlap(cells: Cells, root: number): void {
  const most = Math.floor(cells.limit / SMALLEST_KEY_CELL_BYTES);
  cells.damage.note('hive-lists-overlap', 'The lists of a key name more subkeys than the hive can hold.', {
    offset: root,
    expected: `at most ${most} subkeys`,
    found: 'more',
  });
}

/** Notes that the list at `position` names a list or a key more than once. */
export function noteRepeated(cells: Cells, position: number): void {
  cells.damage.note('hive-list-repeated', 'A list of subkeys names the same cell more than once.', {
    offset: position,
    expected: 'each once',
    found: 'the same again',
  });
}

function isLeaf(cells: Cells, leaf: number): boolean {
  const signature = cells.view.getUint16(leaf, true);
  if (elementBytes(signature) > 0) return true;
  cells.damage.note('hive-signature-wrong', `The cell that should hold ${LIST_NAME} holds something else.`, {
    offset: leaf,
    expected: 'li, lf or lh',
    found: hex(signature),
  });
  return false;
}

/** Number of elements of the leaf at a position, clipped (with a warning) to what its cell can hold. */
export function leafCount(cells: Cells, leaf: number): number {
  return listCount(cells, leaf, elementBytes(cells.view.getUint16(leaf, true)));
}

/**
 * Adds the cell offsets of a key's subkeys to `into`, in the order of the lists. The offsets are not checked. A count
 * in the key that differs from the lists is noted; the lists are believed.
 */
export function collectSubkeys(cells: Cells, key: number, into: number[]): void {
  const declared = cells.view.getUint32(key + KEY.subkeyCount, true);
  if (declared === 0) return;
  const before = into.length;
  const leaves: number[] = [];
  collectLeaves(cells, key, leaves);
  for (const leaf of leaves) {
    const width = elementBytes(cells.view.getUint16(leaf, true));
    const count = listCount(cells, leaf, width);
    const stop = leaf + LIST.elements + width * count;
    for (let at = leaf + LIST.elements; at < stop; at += width) into.push(cells.view.getUint32(at, true));
  }
  if (into.length - before !== declared) noteCount(cells, key, declared, into.length - before);
}

function noteCount(cells: Cells, key: number, declared: number, listed: number): void {
  cells.damage.note('hive-count-wrong', 'A key says that it has another number of subkeys than its lists hold.', {
    offset: key,
    expected: `${declared} subkeys`,
    found: `${listed} subkeys`,
  });
}

/**
 * Cell offset of the subkey with that name, null when there is none. First only the cells whose hash or hint fits are
 * read; when none of them has the name, every subkey is, so that a lying hash costs time and a warning but no key.
 */
export function findSubkey(cells: Cells, key: number, name: string): number | null {
  const folded = foldCase(name);
  const leaves: number[] = [];
  collectLeaves(cells, key, leaves);
  const hash = nameHash(name);
  const hint = foldHint(nameHint(name));
  for (const promising of [true, false])
    for (const leaf of leaves) {
      const offset = findInLeaf(cells, leaf, { folded, hash, hint, promising });
      if (offset !== null) return offset;
    }
  return null;
}

interface Wanted {
  readonly folded: string;
  readonly hash: number;
  readonly hint: number;
  /** Look only at elements whose hash fits; otherwise only at the others. */
  readonly promising: boolean;
}

function findInLeaf(cells: Cells, leaf: number, wanted: Wanted): number | null {
  const signature = cells.view.getUint16(leaf, true);
  const width = elementBytes(signature);
  const count = listCount(cells, leaf, width);
  for (let index = 0; index < count; index += 1) {
    const at = leaf + LIST.elements + width * index;
    if (fits(cells, at, signature, wanted) !== wanted.promising) continue;
    const offset = cells.view.getUint32(at, true);
    const key = openKey(cells, offset);
    if (key === 0 || !keyIsNamed(cells, key, wanted.folded)) continue;
    if (!wanted.promising) noteHash(cells, at, wanted);
    return offset;
  }
  return null;
}

function fits(cells: Cells, element: number, signature: number, wanted: Wanted): boolean {
  if (signature === SIGNATURE.indexLeaf) return true;
  const stored = cells.view.getUint32(element + 4, true);
  if (signature === SIGNATURE.hashLeaf) return stored === wanted.hash;
  return (stored & 0xff) === 0 || foldHint(stored) === wanted.hint;
}

/** A hint with its ASCII letters in upper case. */
export function foldHint(hint: number): number {
  let folded = 0;
  for (let shift = 0; shift < 32; shift += 8) {
    const unit = (hint >>> shift) & 0xff;
    folded |= (unit >= 0x61 && unit <= 0x7a ? unit - 0x20 : unit) << shift;
  }
  return folded >>> 0;
}

/** Beyond ASCII a differing hash may come from another Windows' case table, so it is no damage. */
function noteHash(cells: Cells, element: number, wanted: Wanted): void {
  if (/[^\u0000-\u007f]/.test(wanted.folded)) return;
  cells.damage.note('hive-hash-wrong', 'The hash of a subkey in its list does not belong to its name.', {
    offset: element,
    expected: `${hex(wanted.hash)} (lh) or ${hex(wanted.hint)} (lf)`,
    found: hex(cells.view.getUint32(element + 4, true)),
  });
}

/** Offset (from the first bin) of the cell whose data starts at a file position. */
export function offsetOf(position: number): number {
  return position - CELL_HEADER_BYTES - BASE_BLOCK_BYTES;
}
