import { foldCase } from '../../../shared/base/caseless.ts';
import { type RegistryValue } from '../../../shared/model/registry.ts';
import { readBigData } from './bigData.ts';
import { type Cells, SMALLEST_DATA_BYTES } from './cells.ts';
import {
  FIRST_BIG_DATA_MINOR,
  INLINE_BYTES,
  INLINE_DATA,
  KEY,
  KEY_FLAG,
  MAX_DATA_BYTES,
  NOWHERE,
  SEGMENT_BYTES,
  SIGNATURE,
  VALUE,
  VALUE_FLAG,
} from './layout.ts';
import { isNamed, nameStop, readName, storedNames } from './names.ts';

const NO_BYTES = new Uint8Array(0);

/** File position of a key's list of values; 0 when it has no values or the list cannot be read (noted). */
export function valueList(cells: Cells, key: number): number {
  const declared = cells.view.getUint32(key + KEY.valueCount, true);
  // The count of a key with a predefined handle is that handle.
  if (declared === 0 || (cells.view.getUint16(key + KEY.flags, true) & KEY_FLAG.predefinedHandle) !== 0) return 0;
  const offset = cells.view.getUint32(key + KEY.valueList, true);
  if (offset !== NOWHERE) return cells.data(offset, SMALLEST_DATA_BYTES, 'a list of values');
  noteClipped(cells, key, declared, 0);
  return 0;
}

/** Number of values in a key's list, which `valueList` gave; a count beyond its cell is clipped and noted. */
export function valuesListed(cells: Cells, key: number, list: number): number {
  const declared = cells.view.getUint32(key + KEY.valueCount, true);
  const room = (cells.end(list) - list) >> 2;
  if (declared <= room) return declared;
  noteClipped(cells, key, declared, room);
  return room;
}

/** Adds the cell offsets of a key's values to `into`. The offsets are not checked; a count beyond the cell is noted. */
export function collectValues(cells: Cells, key: number, into: number[]): void {
  const list = valueList(cells, key);
  if (list === 0) return;
  const stop = list + 4 * valuesListed(cells, key, list);
  for (let at = list; at < stop; at += 4) into.push(cells.view.getUint32(at, true));
}

function noteClipped(cells: Cells, key: number, declared: number, room: number): void {
  cells.damage.note('hive-list-clipped', 'A key says that it has more values than its list can hold.', {
    offset: key,
    expected: `at most ${room} values`,
    found: `${declared} values`,
  });
}

/** File position of the value in the cell at `offset`; 0 when there is none (noted). */
export function openValue(cells: Cells, offset: number): number {
  return cells.signed(offset, SIGNATURE.value, VALUE.name, 'a value');
}

const storedName = storedNames(VALUE, VALUE_FLAG.latinName);

/** File position of a key's value with that name ('' for the default value); 0 when there is none. */
export function findValue(cells: Cells, key: number, name: string): number {
  const folded = foldCase(name);
  const offsets: number[] = [];
  collectValues(cells, key, offsets);
  for (const offset of offsets) {
    const position = openValue(cells, offset);
    if (position === 0) continue;
    if (isNamed(cells, storedName(cells, position), cells.end(position), folded)) return position;
  }
  return 0;
}

/** The value at a file position. Its data is a part of the hive's bytes where it lies in one piece: not to be changed. */
export function readValue(cells: Cells, position: number): RegistryValue {
  const size = cells.view.getUint32(position + VALUE.dataSize, true);
  const value = {
    name: readName(cells, storedName(cells, position), cells.end(position)),
    type: cells.view.getUint32(position + VALUE.type, true),
    data: readData(cells, position, size),
  };
  const declared = size >= INLINE_DATA ? size - INLINE_DATA : size;
  return value.data.length === declared ? value : { ...value, incomplete: true };
}

function readData(cells: Cells, position: number, size: number): Uint8Array {
  if (size >= INLINE_DATA) {
    const inline = position + VALUE.data;
    return cells.bytes.subarray(inline, inline + clipped(cells, position, size - INLINE_DATA, INLINE_BYTES));
  }
  const start = dataCell(cells, position, size);
  if (start === 0) return NO_BYTES;
  if (isBigData(cells, start, size)) return readBigData(cells, start, Math.min(size, MAX_DATA_BYTES));
  return cells.bytes.subarray(start, start + clipped(cells, position, size, cells.end(start) - start));
}

/**
 * File position of the cell where a value (at `position`, with that field for its data's size) keeps its data; 0 when
 * it needs none or the cell cannot be read (noted).
 */
export function dataCell(cells: Cells, position: number, size: number): number {
  if (size === 0 || size >= INLINE_DATA) return 0;
  return cells.data(cells.view.getUint32(position + VALUE.data, true), SMALLEST_DATA_BYTES, 'the data of a value');
}

/** Whether data of `size` bytes whose cell data starts at `start` is cut into segments. */
export function isBigData(cells: Cells, start: number, size: number): boolean {
  return (
    size > SEGMENT_BYTES
    && cells.minor >= FIRST_BIG_DATA_MINOR
    && cells.view.getUint16(start, true) === SIGNATURE.bigData
  );
}

/** Notes what of the value at `position` does not fit: its name, or its data unless that is cut into segments. */
export function checkValue(cells: Cells, position: number): void {
  nameStop(cells, storedName(cells, position), cells.end(position));
  const size = cells.view.getUint32(position + VALUE.dataSize, true);
  if (size >= INLINE_DATA) clipped(cells, position, size - INLINE_DATA, INLINE_BYTES);
  const start = dataCell(cells, position, size);
  if (start !== 0 && !isBigData(cells, start, size)) clipped(cells, position, size, cells.end(start) - start);
}

function clipped(cells: Cells, position: number, size: number, room: number): number {
  if (size <= room) return size;
  cells.damage.note('hive-data-clipped', 'A value says that its data is longer than the place where it lies.', {
    offset: position,
    expected: `at most ${room} bytes`,
    found: `${size} bytes`,
  });
  return room;
}
