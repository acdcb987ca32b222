import { type Cells, SMALLEST_DATA_BYTES } from './cells.ts';
import { KEY, KEY_FLAG, NOWHERE, SIGNATURE } from './layout.ts';
import { isNamed, readName, type StoredName, storedNames } from './names.ts';

/** File position of the key node in the cell at `offset`; 0 when there is none (noted). */
export function openKey(cells: Cells, offset: number): number {
  return cells.signed(offset, SIGNATURE.key, KEY.name, 'a key');
}

/** Where a key's name lies. */
export const storedKeyName = storedNames(KEY, KEY_FLAG.latinName);

export function keyName(cells: Cells, position: number): string {
  return readName(cells, storedKeyName(cells, position), cells.end(position));
}

/** Whether the key at `position` has the name whose folded form is given. */
export function keyIsNamed(cells: Cells, position: number, folded: string): boolean {
  return isNamed(cells, storedKeyName(cells, position), cells.end(position), folded);
}

/** The class name of a key, '' when it has none. */
export function keyClass(cells: Cells, position: number): string {
  const stored = storedClass(cells, position);
  return stored === null ? '' : readName(cells, stored, cells.end(stored.start));
}

/** Where a key's class name lies, in a cell of its own; null when it has none. */
export function storedClass(cells: Cells, position: number): StoredName | null {
  const length = cells.view.getUint16(position + KEY.classLength, true);
  const offset = cells.view.getUint32(position + KEY.className, true);
  if (length === 0 || offset === NOWHERE) return null;
  const start = cells.data(offset, SMALLEST_DATA_BYTES, 'a class name');
  return start === 0 ? null : { start, length, latin: false };
}

/** Offset (from the first bin) of the key that a key names as its parent. */
export function keyParent(cells: Cells, position: number): number {
  return cells.view.getUint32(position + KEY.parent, true);
}

export function keyLastWritten(cells: Cells, position: number): bigint {
  return cells.view.getBigUint64(position + KEY.lastWritten, true);
}
