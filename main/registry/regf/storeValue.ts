import { encodeUtf16 } from '../../../shared/base/utf16.ts';
import type { RegistryValue } from '../../../shared/model/registry.ts';
import { type BinWriter } from './binWriter.ts';
import { storeData } from './buildCells.ts';
import { FIRST_BIG_DATA_MINOR, SIGNATURE, VALUE, VALUE_FLAG } from './layout.ts';
import { fitsLatin } from './names.ts';

/** Stores a value with its data, in the way of a hive of that version, and returns the offset of its cell. */
export function storeValue(writer: BinWriter, value: RegistryValue, minor: number): number {
  const data = storeData(writer, value.data, minor >= FIRST_BIG_DATA_MINOR);
  const offset = writer.reserve(VALUE.name + nameBytes(value.name));
  const cell = writer.dataOf(offset);
  cell.setUint16(0, SIGNATURE.value, true);
  cell.setUint32(VALUE.dataSize, data.size, true);
  cell.setUint32(VALUE.data, data.field, true);
  cell.setUint32(VALUE.type, value.type, true);
  cell.setUint16(VALUE.flags, fitsLatin(value.name) ? VALUE_FLAG.latinName : 0, true);
  writeName(cell, VALUE.nameLength, VALUE.name, value.name);
  return offset;
}

/** Bytes of a name as it is stored: one a character where all fit, otherwise UTF-16LE. */
export function nameBytes(name: string): number {
  return fitsLatin(name) ? name.length : 2 * name.length;
}

/** Writes a name and its length into the cell of a key or value. */
export function writeName(cell: DataView, lengthAt: number, nameAt: number, name: string): void {
  const bytes = nameBytes(name);
  cell.setUint16(lengthAt, bytes, true);
  if (bytes === name.length)
    for (let index = 0; index < bytes; index += 1) cell.setUint8(nameAt + index, name.charCodeAt(index));
  else new Uint8Array(cell.buffer, cell.byteOffset + nameAt, bytes).set(encodeUtf16(name));
}
