import { encodeUtf16 } from '../../../shared/base/utf16.ts';
import type { RegistryValue } from '../../../shared/model/registry.ts';
import { type BinWriter } from './binWriter.ts';
import { storeData } from './buildCells.ts';
import { FIRST_BIG_DATA_MINOR, SIGNATURE, VALUE, VALUE_FLAG } from './layout.ts';
import { fitsLatin } from './names.ts';

/** Stores a value with its data, in the way of a hive of that version, and returns the offset of its cell. */
export function storeValue(writer: BinWriter, value: RegistryValue, minor: number): number {
  const data = storeData(writer, value.data, minor >= FIRST_BIG_DATA_MINOR);
  const offset = writer.reserve(VALUE.name + encodeName(value.name).length);
  const cell = writer.dataOf(offset);
  cell.setUint16(0, SIGNATURE.value, true);
  cell.setUint32(VALUE.dataSize, data.size, true);
  cell.setUint32(VALUE.data, data.field, true);
  cell.setUint32(VALUE.type, value.type, true);
  cell.setUint16(VALUE.flags, fitsLatin(value.name) ? VALUE_FLAG.latinName : 0, true);
  writeName(cell, VALUE.nameLength, VALUE.name, value.name);
  return offset;
}

/** A name as it is stored: one byte a character where all fit, otherwise UTF-16LE. */
export function encodeName(name: string): Uint8Array {
  const wide = encodeUtf16(name);
  return fitsLatin(name) ? wide.filter((_, index) => index % 2 === 0) : wide;
}

/** Writes a name and its length into the cell of a key or value. */
export function writeName(cell: DataView, lengthAt: number, nameAt: number, name: string): void {
  const encoded = encodeName(name);
  cell.setUint16(lengthAt, encoded.length, true);
  new Uint8Array(cell.buffer, cell.byteOffset + nameAt, encoded.length).set(encoded);
}
