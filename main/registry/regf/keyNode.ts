import { foldCase } from '../../../shared/base/caseless.ts';
import { decodeUtf16 } from '../../../shared/base/utf16.ts';
import { type Cells } from './cells.ts';
import { KEY, KEY_FLAG, NOWHERE, SIGNATURE } from './layout.ts';
import { nameLength, readName, storedNames } from './names.ts';

/** File position of the key node in the cell at `offset`; 0 when there is none (noted). */
export function openKey(cells: Cells, offset: number): number {
  return cells.signed(offset, SIGNATURE.key, KEY.name, 'a key');
}

const storedName = storedNames(KEY, KEY_FLAG.latinName);

export function keyName(cells: Cells, position: number): string {
  return readName(cells, storedName(cells, position), cells.end(position));
}

/** Whether the key at `position` has the name whose folded form is given. */
export function keyIsNamed(cells: Cells, position: number, folded: string): boolean {
  const stored = storedName(cells, position);
  return nameLength(stored) === folded.length && foldCase(readName(cells, stored, cells.end(position))) === folded;
}

/** The class name of a key, '' when it has none. */
export function keyClass(cells: Cells, position: number): string {
  const length = cells.view.getUint16(position + KEY.classLength, true);
  const offset = cells.view.getUint32(position + KEY.className, true);
  if (length === 0 || offset === NOWHERE) return '';
  const start = cells.data(offset, 0, 'a class name');
  return start === 0 ? '' : decodeUtf16(cells.bytes, start, Math.min(start + length, cells.end(start)));
}

/** Offset (from the first bin) of the key that a key names as its parent. */
export function keyParent(cells: Cells, position: number): number {
  return cells.view.getUint32(position + KEY.parent, true);
}

export function keyLastWritten(cells: Cells, position: number): bigint {
  return cells.view.getBigUint64(position + KEY.lastWritten, true);
}
