import { collectSegments, segmentList } from './bigData.ts';
import { type Cells } from './cells.ts';
import { INLINE_DATA, KEY, LIST, NOWHERE, SIGNATURE, VALUE } from './layout.ts';
import { collectLeaves } from './subkeyList.ts';
import { collectValues, isBigData, openValue } from './valueCell.ts';

/**
 * File positions (of the data) of all cells that belong to one key alone: itself, its class name, its lists, its values
 * with their data. Not its security cell, which keys share, and not its subkeys. What cannot be read is noted.
 */
export function cellsOfKey(cells: Cells, key: number): readonly number[] {
  return [key, ...classCell(cells, key), ...subkeyLists(cells, key), ...valueCells(cells, key)];
}

function classCell(cells: Cells, key: number): readonly number[] {
  if (cells.view.getUint16(key + KEY.classLength, true) === 0) return [];
  return existing(cells, cells.view.getUint32(key + KEY.className, true), 'a class name');
}

function existing(cells: Cells, offset: number, what: string): readonly number[] {
  const position = offset === NOWHERE ? 0 : cells.data(offset, 0, what);
  return position === 0 ? [] : [position];
}

function subkeyLists(cells: Cells, key: number): readonly number[] {
  const leaves: number[] = [];
  collectLeaves(cells, key, leaves);
  const root = indexRoot(cells, key);
  return root === 0 ? leaves : [root, ...leaves];
}

/** File position of a key's index root; 0 when its list is a single leaf or there is none. */
export function indexRoot(cells: Cells, key: number): number {
  const offset = cells.view.getUint32(key + KEY.subkeyList, true);
  if (cells.view.getUint32(key + KEY.subkeyCount, true) === 0 || offset === NOWHERE) return 0;
  const list = cells.data(offset, LIST.elements, 'a list of subkeys');
  return list !== 0 && cells.view.getUint16(list, true) === SIGNATURE.indexRoot ? list : 0;
}

function valueCells(cells: Cells, key: number): readonly number[] {
  if (cells.view.getUint32(key + KEY.valueCount, true) === 0) return [];
  const offsets: number[] = [];
  collectValues(cells, key, offsets);
  const values = offsets.map((offset) => openValue(cells, offset)).filter((position) => position !== 0);
  const list = existing(cells, cells.view.getUint32(key + KEY.valueList, true), 'a list of values');
  return [...list, ...values, ...values.flatMap((value) => dataCells(cells, value))];
}

function dataCells(cells: Cells, value: number): readonly number[] {
  const size = cells.view.getUint32(value + VALUE.dataSize, true);
  if (size === 0 || size >= INLINE_DATA) return [];
  const data = cells.data(cells.view.getUint32(value + VALUE.data, true), 0, 'the data of a value');
  if (data === 0 || !isBigData(cells, data, size)) return data === 0 ? [] : [data];
  const segments: number[] = [];
  collectSegments(cells, data, segments);
  const positions = segments.flatMap((offset) => existing(cells, offset, 'a data segment'));
  return [data, segmentList(cells, data), ...positions];
}
