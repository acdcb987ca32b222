import { readSegments, segmentList } from './bigData.ts';
import { type Cells } from './cells.ts';
import { storedClass } from './keyNode.ts';
import { VALUE } from './layout.ts';
import { nameStop } from './names.ts';
import { collectLeaves, indexRoot, LIST_NAME } from './subkeyList.ts';
import { checkValue, collectValues, dataCell, isBigData, openValue, valueList } from './valueCell.ts';

/** What visitors are told of the cell of a value. */
export const VALUE_NAME = 'a value';

/**
 * Told of a cell by the file position of its data; `what` names the structure for messages. Answers whether the cells
 * that this one names are to be visited too.
 */
export type CellVisitor = (position: number, what: string) => boolean;

/**
 * Visits the cells that belong to one key alone: its class name, its lists, its values with their data. Not the key
 * itself, not its security cell, which keys share, and not its subkeys. What is wrong with them is noted. Returns
 * whether all its lists of subkeys were visited with the answer yes.
 */
export function visitKeyCells(cells: Cells, key: number, visit: CellVisitor): boolean {
  visitClass(cells, key, visit);
  visitValues(cells, key, visit);
  return visitLists(cells, key, visit);
}

function visitClass(cells: Cells, key: number, visit: CellVisitor): void {
  const name = storedClass(cells, key);
  if (name !== null && visit(name.start, 'a class name')) nameStop(cells, name, cells.end(name.start));
}

function visitLists(cells: Cells, key: number, visit: CellVisitor): boolean {
  const root = indexRoot(cells, key);
  if (root !== 0 && !visit(root, LIST_NAME)) return false;
  const leaves: number[] = [];
  collectLeaves(cells, key, leaves);
  return leaves.every((leaf) => visit(leaf, LIST_NAME));
}

function visitValues(cells: Cells, key: number, visit: CellVisitor): void {
  const list = valueList(cells, key);
  if (list === 0 || !visit(list, 'a list of values')) return;
  const offsets: number[] = [];
  collectValues(cells, key, offsets);
  for (const offset of offsets) {
    const value = openValue(cells, offset);
    if (value === 0 || !visit(value, VALUE_NAME)) continue;
    checkValue(cells, value);
    visitData(cells, value, visit);
  }
}

/** Visits the cells that hold the data of the value at a file position. */
export function visitData(cells: Cells, value: number, visit: CellVisitor): void {
  const size = cells.view.getUint32(value + VALUE.dataSize, true);
  const data = dataCell(cells, value, size);
  if (data === 0 || !visit(data, 'the data of a value') || !isBigData(cells, data, size)) return;
  const list = segmentList(cells, data);
  if (list === 0 || !visit(list, 'a list of data segments')) return;
  for (const segment of readSegments(cells, data, size)) visit(segment.start, 'a data segment');
}
