import { type Problem } from '../../../shared/model/diagnostic.ts';
import type { RegistryEdit } from '../../../shared/model/registry.ts';
import { encodeValue, typeNumber } from '../values.ts';
import { storeData, storeList } from './buildCells.ts';
import { ensuredKey, refuseValues } from './draftKeys.ts';
import { type HiveDraft } from './hiveDraft.ts';
import { visitData } from './keyCells.ts';
import { FIRST_BIG_DATA_MINOR, INLINE_BYTES, KEY, SEGMENT_BYTES, VALUE } from './layout.ts';
import { spareFor } from './linkSubkey.ts';
import { refusedEdit } from './refusedEdit.ts';
import { storeValue } from './storeValue.ts';
import { dataCell, findValue, isBigData, readValue, valueList } from './valueCell.ts';

/** Longest name of a value, UTF-16 units. Source: "Registry element size limits" of Windows. */
const MAX_VALUE_NAME = 16_383;
/** Longest data that is written, bytes: 1 MB, what the same page gives for the standard format of a hive. */
const MAX_WRITTEN_BYTES = 1024 * 1024;
/** Without segments the data lies in one cell, which has at most 1 MiB with its header. */
const MAX_UNSEGMENTED_BYTES = MAX_WRITTEN_BYTES - 4;

type SetValue = Extract<RegistryEdit, { kind: 'setValue' }>;

/**
 * Adds a value or gives it other data; the key is added where it is missing. Problems: `value-data-invalid`,
 * `value-data-too-long`, `value-name-too-long` (usage), those of `ensuredKey` and `refuseValues`.
 */
export function setValue(draft: HiveDraft, edit: SetValue): Problem | null {
  const type = typeNumber(edit.type);
  const data = encodeValue(type, edit.data);
  if (data === null) return invalidData(edit);
  const tooLong = refuseLength(draft, edit, data.length);
  if (tooLong !== null) return tooLong;
  const ensured = ensuredKey(draft, edit.keyPath);
  if (!ensured.ok) return ensured.problem;
  const key = ensured.value;
  const refused = refuseValues(draft, key, edit.keyPath);
  if (refused !== null) return refused;
  const position = findValue(draft.cells, key, edit.name);
  if (position !== 0 && holds(draft, position, type, data)) return null;
  if (position === 0) addValue(draft, key, { name: edit.name, type, data });
  else replaceValue(draft, position, type, data);
  grow(draft, key, KEY.largestValueName, 2 * edit.name.length);
  grow(draft, key, KEY.largestValueData, data.length);
  draft.touch(key);
  return null;
}

function invalidData({ keyPath, name, type }: SetValue): Problem {
  const summary = `The data given for the value "${name}" is none of the type ${type}.`;
  const fix =
    'DWORD and QWORD take a decimal or 0x number that fits, MULTI_SZ takes strings with \\0 between them, binary '
    + 'types take hexadecimal digits.';
  return refusedEdit('usage', 'value-data-invalid', summary, { key: keyPath, value: name }, fix);
}

function refuseLength({ minor }: HiveDraft, { keyPath, name }: SetValue, length: number): Problem | null {
  const where = { key: keyPath, value: name.slice(0, MAX_VALUE_NAME) };
  if (name.length > MAX_VALUE_NAME) {
    const summary = `The name of a value has at most ${MAX_VALUE_NAME} characters.`;
    return refusedEdit('usage', 'value-name-too-long', summary, where, 'Give a shorter name.');
  }
  const most = minor >= FIRST_BIG_DATA_MINOR ? MAX_WRITTEN_BYTES : MAX_UNSEGMENTED_BYTES;
  if (length <= most) return null;
  const summary = `The data of a value in a hive of version 1.${minor} has at most ${most} bytes, and not ${length}.`;
  return refusedEdit('usage', 'value-data-too-long', summary, where, 'Give shorter data.');
}

function holds({ cells }: HiveDraft, position: number, type: number, data: Uint8Array): boolean {
  const now = readValue(cells, position);
  return now.type === type && now.data.length === data.length && now.data.every((byte, index) => byte === data[index]);
}

function addValue(
  draft: HiveDraft,
  key: number,
  value: { readonly name: string; readonly type: number; readonly data: Uint8Array },
): void {
  const offset = storeValue(draft.writer, value, draft.minor);
  const { view } = draft.cells;
  const count = view.getUint32(key + KEY.valueCount, true);
  appendToList(draft, key, count, offset);
  draft.cells.view.setUint32(key + KEY.valueCount, count + 1, true);
  draft.count(0, 1);
}

/** Puts a value behind the others in a key's list, which moves to a new cell when its own is full. */
function appendToList(draft: HiveDraft, key: number, count: number, offset: number): void {
  const { cells } = draft;
  const list = count === 0 ? 0 : valueList(cells, key);
  if (list !== 0 && 4 * (count + 1) <= cells.end(list) - list) {
    cells.view.setUint32(list + 4 * count, offset, true);
    return;
  }
  const offsets = Array.from({ length: count }, (_, index) => cells.view.getUint32(list + 4 * index, true));
  if (list !== 0) draft.free(list);
  const moved = storeList(draft.writer, [...offsets, offset], count === 0 ? 0 : spareFor(count));
  draft.cells.view.setUint32(key + KEY.valueList, moved, true);
}

/** Gives the value at a file position other data, in the cell that holds its data now where it fits there. */
function replaceValue(draft: HiveDraft, position: number, type: number, data: Uint8Array): void {
  draft.cells.view.setUint32(position + VALUE.type, type, true);
  if (writeInPlace(draft, position, data)) return;
  visitData(draft.cells, position, (cell) => {
    draft.free(cell);
    return true;
  });
  const stored = storeData(draft.writer, data, draft.minor >= FIRST_BIG_DATA_MINOR);
  const { view } = draft.cells;
  view.setUint32(position + VALUE.dataSize, stored.size, true);
  view.setUint32(position + VALUE.data, stored.field, true);
}

function writeInPlace({ cells, minor }: HiveDraft, position: number, data: Uint8Array): boolean {
  const size = cells.view.getUint32(position + VALUE.dataSize, true);
  const start = dataCell(cells, position, size);
  if (start === 0 || isBigData(cells, start, size)) return false;
  const room = cells.end(start) - start;
  const segmented = minor >= FIRST_BIG_DATA_MINOR && data.length > SEGMENT_BYTES;
  if (data.length <= INLINE_BYTES || data.length > room || segmented) return false;
  cells.bytes.set(data, start);
  // What was longer before may have been a secret.
  cells.bytes.fill(0, start + data.length, start + room);
  cells.view.setUint32(position + VALUE.dataSize, data.length, true);
  return true;
}

function grow({ cells }: HiveDraft, key: number, field: number, size: number): void {
  cells.view.setUint32(key + field, Math.max(cells.view.getUint32(key + field, true), size), true);
}
