import { joinBytes } from '../../../shared/base/joinBytes.ts';
import { encodeSid } from '../../../shared/base/sid.ts';
import { type BinWriter } from './binWriter.ts';
import { BIG_DATA, INLINE_BYTES, INLINE_DATA, LIST, NOWHERE, SECURITY, SEGMENT_BYTES, SIGNATURE } from './layout.ts';
import { nameHash, nameHint } from './names.ts';
import { elementBytes } from './subkeyList.ts';

/** Most elements of one leaf; with more subkeys an index root holds several leaves. */
export const MAX_LEAF_ELEMENTS = 500;
const FIRST_HASH_LEAF_MINOR = 5;

export interface ListedKey {
  readonly name: string;
  readonly offset: number;
}

/** An element of a list of subkeys: the offset of a key's cell (of a leaf in an index root). */
export interface ListElement {
  readonly offset: number;
  /** Hash or hint of the key's name; 0 where the list has none. */
  readonly hash: number;
}

/** Another form of lists than that of a hive's version. */
export interface ListForm {
  readonly leaf?: 'indexLeaf' | 'fastLeaf' | 'hashLeaf';
  /** Most elements of one leaf. */
  readonly leafElements?: number;
}

/** Stores the list of a key's subkeys (in order already) and returns its offset, NOWHERE for none. */
export function storeSubkeyList(
  writer: BinWriter,
  keys: readonly ListedKey[],
  minor: number,
  { leaf, leafElements = MAX_LEAF_ELEMENTS }: ListForm = {},
): number {
  if (keys.length === 0) return NOWHERE;
  const signature = leaf === undefined ? leafSignature(minor) : SIGNATURE[leaf];
  const elements = keys.map((key) => listElement(signature, key));
  if (keys.length <= leafElements) return storeElements(writer, signature, elements);
  const leaves: number[] = [];
  for (let start = 0; start < keys.length; start += leafElements)
    leaves.push(storeElements(writer, signature, elements.slice(start, start + leafElements)));
  return storeIndexRoot(writer, leaves);
}

/** The kind of leaf that a hive of this version gets. */
export function leafSignature(minor: number): number {
  return minor >= FIRST_HASH_LEAF_MINOR ? SIGNATURE.hashLeaf : SIGNATURE.fastLeaf;
}

/** The element of a key in a leaf of that kind. */
export function listElement(signature: number, { name, offset }: ListedKey): ListElement {
  if (signature === SIGNATURE.indexLeaf) return { offset, hash: 0 };
  return { offset, hash: signature === SIGNATURE.hashLeaf ? nameHash(name) : nameHint(name) };
}

/** Bytes of one element of a list of that kind. */
export function widthOf(signature: number): number {
  return signature === SIGNATURE.indexRoot ? 4 : elementBytes(signature);
}

/** Stores an index root over leaves and returns its offset. */
export function storeIndexRoot(writer: BinWriter, leaves: readonly number[]): number {
  return storeElements(
    writer,
    SIGNATURE.indexRoot,
    leaves.map((offset) => ({ offset, hash: 0 })),
  );
}

/** Stores a list of that kind, with room for `spare` more elements, and returns its offset. */
export function storeElements(
  writer: BinWriter,
  signature: number,
  elements: readonly ListElement[],
  spare = 0,
): number {
  const list = writer.reserve(LIST.elements + widthOf(signature) * (elements.length + spare));
  writeElements(writer.dataOf(list), signature, elements);
  return list;
}

/** Writes a list of that kind into a cell that has room for it. */
export function writeElements(cell: DataView, signature: number, elements: readonly ListElement[]): void {
  const width = widthOf(signature);
  cell.setUint16(0, signature, true);
  cell.setUint16(LIST.count, elements.length, true);
  elements.forEach(({ offset, hash }, index) => {
    const at = LIST.elements + width * index;
    cell.setUint32(at, offset, true);
    if (width === 8) cell.setUint32(at + 4, hash, true);
  });
}

/**
 * Stores a plain list of offsets (of values, of data segments), with room for `spare` more, and returns its offset,
 * NOWHERE for none.
 */
export function storeList(writer: BinWriter, offsets: readonly number[], spare = 0): number {
  if (offsets.length === 0) return NOWHERE;
  const list = writer.reserve(4 * (offsets.length + spare));
  const cell = writer.dataOf(list);
  offsets.forEach((offset, index) => cell.setUint32(4 * index, offset, true));
  return list;
}

/** What a value cell says of its data: the size field, and the offset field (or the data itself). */
interface StoredData {
  readonly size: number;
  readonly field: number;
}

/** Stores a value's data: in the value cell itself up to 4 bytes, in segments above 16,344 where the version has them. */
export function storeData(writer: BinWriter, data: Uint8Array, segmented: boolean): StoredData {
  if (data.length <= INLINE_BYTES) {
    const field = data.reduce((sum, byte, index) => sum + byte * 2 ** (8 * index), 0);
    return { size: INLINE_DATA + data.length, field };
  }
  const large = segmented && data.length > SEGMENT_BYTES;
  return { size: data.length, field: large ? storeBigData(writer, data) : writer.store(data) };
}

function storeBigData(writer: BinWriter, data: Uint8Array): number {
  const segments: number[] = [];
  for (let start = 0; start < data.length; start += SEGMENT_BYTES)
    segments.push(storeSegment(writer, data.subarray(start, start + SEGMENT_BYTES)));
  const list = storeList(writer, segments);
  const record = writer.reserve(BIG_DATA.header);
  const cell = writer.dataOf(record);
  cell.setUint16(0, SIGNATURE.bigData, true);
  cell.setUint16(BIG_DATA.segments, segments.length, true);
  cell.setUint32(BIG_DATA.list, list, true);
  return record;
}

/** With four bytes behind it, which full segments of Windows have: hivex takes them off every segment, a short one too. */
function storeSegment(writer: BinWriter, segment: Uint8Array): number {
  const padded = new Uint8Array(segment.length + 4);
  padded.set(segment);
  return writer.store(padded);
}

/** Stores the one security cell of a built hive, not yet referenced by any key, and returns its offset. */
export function storeSecurity(writer: BinWriter): number {
  const descriptor = securityDescriptor();
  const offset = writer.reserve(SECURITY.descriptor + descriptor.length);
  const cell = writer.dataOf(offset);
  cell.setUint16(0, SIGNATURE.security, true);
  cell.setUint32(SECURITY.next, offset, true);
  cell.setUint32(SECURITY.previous, offset, true);
  cell.setUint32(SECURITY.descriptorSize, descriptor.length, true);
  new Uint8Array(cell.buffer, cell.byteOffset + SECURITY.descriptor, descriptor.length).set(descriptor);
  return offset;
}

const ADMINISTRATORS = 'S-1-5-32-544';
const LOCAL_SYSTEM = 'S-1-5-18';
const USERS = 'S-1-5-32-545';
const FULL_CONTROL = 0x000f_003f;
const READ = 0x0002_0019;
const SELF_RELATIVE_WITH_DACL = 0x8004;
const INHERITED_BY_SUBKEYS = 0x02;

/** Administrators and the system have full control, users may read: [MS-DTYP] 2.4.6, self-relative. */
function securityDescriptor(): Uint8Array {
  const owner = encodeSid(ADMINISTRATORS);
  const group = encodeSid(LOCAL_SYSTEM);
  const entries = [
    accessAllowed(FULL_CONTROL, ADMINISTRATORS),
    accessAllowed(FULL_CONTROL, LOCAL_SYSTEM),
    accessAllowed(READ, USERS),
  ];
  const listBytes = entries.reduce((sum, entry) => sum + entry.length, 8);
  const header = new DataView(new ArrayBuffer(28));
  header.setUint8(0, 1);
  header.setUint16(2, SELF_RELATIVE_WITH_DACL, true);
  header.setUint32(4, 28 + listBytes, true);
  header.setUint32(8, 28 + listBytes + owner.length, true);
  header.setUint32(16, 20, true);
  header.setUint8(20, 2);
  header.setUint16(22, listBytes, true);
  header.setUint16(24, entries.length, true);
  return joinBytes([new Uint8Array(header.buffer), ...entries, owner, group]);
}

function accessAllowed(mask: number, sid: string): Uint8Array {
  const trustee = encodeSid(sid);
  const header = new DataView(new ArrayBuffer(8));
  header.setUint8(1, INHERITED_BY_SUBKEYS);
  header.setUint16(2, 8 + trustee.length, true);
  header.setUint32(4, mask, true);
  return joinBytes([new Uint8Array(header.buffer), trustee]);
}
