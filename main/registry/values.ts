import { decodeUtf16, encodeUtf16 } from '../../shared/base/utf16.ts';
import {
  type PrintedValue,
  REGISTRY_TYPES,
  type RegistryData,
  type RegistryTypeName,
  type RegistryValue,
} from '../../shared/model/registry.ts';

/** The name of a type number; a number outside the table is written `REG_0x000001F4`. */
export function typeName(type: number): string {
  return REGISTRY_TYPES[type] ?? `REG_0x${type.toString(16).toUpperCase().padStart(8, '0')}`;
}

/** The number of a type that is given by its name or its number. */
export function typeNumber(type: RegistryTypeName | number): number {
  return typeof type === 'number' ? type : REGISTRY_TYPES.indexOf(type);
}

/**
 * Data as `hive get` prints it: a number for DWORD, decimal text for QWORD, text for strings without the NUL that
 * ends them, an array for MULTI_SZ, hexadecimal text for the rest. Numbers of another length than their type has are
 * hexadecimal too, since they hold no such number; an odd last byte of a string is left out.
 */
export function decodeData(value: Pick<RegistryValue, 'type' | 'data'>): RegistryData {
  const { data } = value;
  switch (REGISTRY_TYPES[value.type]) {
    case 'REG_SZ':
    case 'REG_EXPAND_SZ':
    case 'REG_LINK':
      return decodeString(data);
    case 'REG_MULTI_SZ':
      return decodeMultiString(data);
    case 'REG_DWORD':
      return data.length === 4 ? littleEndian(data) : toHex(data);
    case 'REG_DWORD_BIG_ENDIAN':
      return data.length === 4 ? viewOf(data).getUint32(0) : toHex(data);
    case 'REG_QWORD':
      return data.length === 8 ? viewOf(data).getBigUint64(0, true).toString() : toHex(data);
    default:
      return toHex(data);
  }
}

/** The number in four bytes: without a DataView, which would take longer to make than the number takes to read. */
function littleEndian({ 0: first = 0, 1: second = 0, 2: third = 0, 3: fourth = 0 }: Uint8Array): number {
  return (first | (second << 8) | (third << 16) | (fourth << 24)) >>> 0;
}

function viewOf(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.length);
}

/** A value as reports print it. */
export function printValue(value: Pick<RegistryValue, 'type' | 'data'>): PrintedValue {
  return { type: typeName(value.type), data: decodeData(value) };
}

/** Text without the NULs that end it; a NUL inside stays. */
export function decodeString(data: Uint8Array): string {
  let end = data.length - (data.length % 2);
  while (end > 0 && data[end - 1] === 0 && data[end - 2] === 0) end -= 2;
  return decodeUtf16(data, 0, end);
}

/**
 * The strings of a MULTI_SZ without the empty one that ends the list; a missing end is tolerated. Empty strings inside
 * stay: PendingFileRenameOperations has one behind each file that is to be deleted.
 */
export function decodeMultiString(data: Uint8Array): readonly string[] {
  const strings = decodeUtf16(data).split('\0');
  // The text behind the last NUL, and before it the end of the list.
  for (let end = 0; end < 2; end += 1) if (strings.at(-1) === '') strings.pop();
  return strings;
}

/** Each byte as two hexadecimal digits. */
export const HEX_BYTES: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, '0'),
);

function toHex(data: Uint8Array): string {
  let text = '';
  for (const byte of data) text += HEX_BYTES[byte];
  return text;
}

/** Text with a closing NUL: the data of REG_SZ and REG_EXPAND_SZ. */
export function encodeString(text: string): Uint8Array {
  return encodeUtf16(`${text}\0`);
}

/** Strings, each closed by a NUL, and a NUL after the last: the data of REG_MULTI_SZ. */
export function encodeMultiString(strings: readonly string[]): Uint8Array {
  return encodeUtf16([...strings, ''].map((text) => `${text}\0`).join(''));
}

export function encodeDword(number: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, number, true);
  return bytes;
}

export function encodeQword(number: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, number, true);
  return bytes;
}

/** The bytes that hexadecimal digits name; blanks and commas between them are skipped. Null for anything else. */
function encodeHex(text: string): Uint8Array | null {
  const digits = text.replaceAll(/[\s,]/g, '');
  if (digits.length % 2 !== 0 || /[^0-9a-f]/i.test(digits)) return null;
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/**
 * The data of a value from the text that `reg add` and `hive set` take for its type: a decimal or `0x` number for
 * DWORD (of both byte orders) and QWORD, strings joined by the two characters `\\0` for MULTI_SZ, text for the other
 * strings, hexadecimal digits for the rest. Null when the text does not fit the type.
 */
export function encodeValue(type: number, text: string): Uint8Array | null {
  switch (REGISTRY_TYPES[type]) {
    case 'REG_SZ':
    case 'REG_EXPAND_SZ':
    case 'REG_LINK':
      return encodeString(text);
    case 'REG_MULTI_SZ':
      return encodeMultiString(listedStrings(text));
    case 'REG_DWORD':
      return encodeNumber(text, 4);
    case 'REG_DWORD_BIG_ENDIAN':
      return encodeNumber(text, 4)?.reverse() ?? null;
    case 'REG_QWORD':
      return encodeNumber(text, 8);
    default:
      return encodeHex(text);
  }
}

/**
 * The strings of a list; one `\\0` may close it. Empty strings inside are strings: PendingFileRenameOperations deletes
 * the file before one, and would rename it without.
 */
function listedStrings(text: string): readonly string[] {
  const strings = text.split('\\0');
  return strings.at(-1) === '' ? strings.slice(0, -1) : strings;
}

function encodeNumber(text: string, bytes: 4 | 8): Uint8Array | null {
  if (!/^(\d+|0x[0-9a-f]+)$/i.test(text)) return null;
  const number = BigInt(text);
  if (number >= 1n << BigInt(8 * bytes)) return null;
  return bytes === 4 ? encodeDword(Number(number)) : encodeQword(number);
}
