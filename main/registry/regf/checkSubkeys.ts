import { compareAscii, hashAscii, hintAscii, isAscii, type NameRange } from './asciiNames.ts';
import { CELL_HEADER_BYTES, type Cells } from './cells.ts';
import { checkLargest } from './checkLargest.ts';
import { hex } from './damage.ts';
import { openKey, storedKeyName } from './keyNode.ts';
import { BASE_BLOCK_BYTES, CELL_UNIT_BYTES, KEY, LIST, NOWHERE, SIGNATURE } from './layout.ts';
import { collectLeaves, elementBytes, foldHint, leafCount } from './subkeyList.ts';

/**
 * Looks at the elements of a key's leaves, which must be its own: names must rise, since Windows halves its way through
 * a list, and hashes must be those of the names, since Windows looks at no other key. Names beyond ASCII are passed
 * over in both: another Windows may have another case table. Makes no text of any name.
 */
export function checkSubkeys(cells: Cells, key: number): void {
  const leaves: number[] = [];
  collectLeaves(cells, key, leaves);
  const walk = new ListWalk(cells);
  for (const leaf of leaves) walk.leaf(leaf);
  if (leaves.length === 0) checkHiddenList(cells, key);
  checkLargest(cells, key, 'largestSubkeyName', walk.largestName);
  checkLargest(cells, key, 'largestSubkeyClass', walk.largestClass);
}

/** One way through the leaves of a key. */
class ListWalk {
  /** Bytes in UTF-16. */
  largestName = 0;
  largestClass = 0;
  private readonly cells: Cells;
  /** The ASCII name before; null where it is another. */
  private previous: NameRange | null = null;

  constructor(cells: Cells) {
    this.cells = cells;
  }

  leaf(leaf: number): void {
    const signature = this.cells.view.getUint16(leaf, true);
    const width = elementBytes(signature);
    const stop = leaf + LIST.elements + width * leafCount(this.cells, leaf);
    for (let at = leaf + LIST.elements; at < stop; at += width) {
      const subkey = openKey(this.cells, this.cells.view.getUint32(at, true));
      if (subkey !== 0) this.element(at, signature, subkey);
    }
  }

  private element(at: number, signature: number, subkey: number): void {
    const { cells } = this;
    const stored = storedKeyName(cells, subkey);
    const name = { ...stored, stop: Math.min(stored.start + stored.length, cells.end(subkey)) };
    this.largestName = Math.max(this.largestName, stored.latin ? 2 * stored.length : stored.length);
    this.largestClass = Math.max(this.largestClass, cells.view.getUint16(subkey + KEY.classLength, true));
    const comparable = isAscii(cells, name);
    if (comparable) checkHash(cells, at, signature, name);
    if (comparable && this.previous !== null) checkOrder(cells, at, this.previous, name);
    this.previous = comparable ? name : null;
  }
}

function checkOrder(cells: Cells, element: number, before: NameRange, name: NameRange): void {
  const order = compareAscii(cells, before, name);
  if (order === 0)
    cells.damage.note('hive-name-twice', 'A key has two subkeys of the same name; Windows finds one of them.', {
      offset: element,
      expected: 'each name once',
      found: 'the name before again',
    });
  else if (order > 0)
    cells.damage.note('hive-order-wrong', 'A list of subkeys is not in order; Windows may not find some of them.', {
      offset: element,
      expected: 'a name behind the one before',
      found: 'one before it',
    });
}

function checkHash(cells: Cells, element: number, signature: number, name: NameRange): void {
  if (signature === SIGNATURE.indexLeaf) return;
  const isHash = signature === SIGNATURE.hashLeaf;
  const stored = cells.view.getUint32(element + 4, true);
  const expected = isHash ? hashAscii(cells, name) : hintAscii(cells, name);
  // A hint that begins with 0 says nothing, so Windows looks at the name.
  if (isHash ? stored === expected : (stored & 0xff) === 0 || foldHint(stored) === expected) return;
  cells.damage.note('hive-hash-wrong', 'The hash of a subkey in its list does not belong to its name.', {
    offset: element,
    expected: hex(expected),
    found: hex(stored),
  });
}

/** Notes a list of a key that says it has no subkeys: Windows asks the count first, so those in the list are lost. */
function checkHiddenList(cells: Cells, key: number): void {
  const offset = cells.view.getUint32(key + KEY.subkeyList, true);
  const position = BASE_BLOCK_BYTES + offset;
  const data = position + CELL_HEADER_BYTES;
  if (cells.view.getUint32(key + KEY.subkeyCount, true) !== 0 || offset === NOWHERE) return;
  if (offset % CELL_UNIT_BYTES !== 0 || position + CELL_UNIT_BYTES > cells.limit) return;
  cells.need(position, CELL_UNIT_BYTES);
  const signature = cells.view.getUint16(data, true);
  const isList = elementBytes(signature) > 0 || signature === SIGNATURE.indexRoot;
  const count = cells.view.getUint16(data + LIST.count, true);
  if (!isList || count === 0 || cells.view.getInt32(position, true) >= 0) return;
  cells.damage.note('hive-count-wrong', 'A key says that it has no subkeys and names a list of some.', {
    offset: key,
    expected: '0 subkeys',
    found: `a list with ${count} elements`,
  });
}
