import { decodeUtf16 } from '../../../shared/base/utf16.ts';
import { BASE, CHECKED_BYTES, FILE_NAME_BYTES, SECTOR_BYTES, SIGNATURE } from './layout.ts';

/** The fields of a base block, of a hive or of a transaction log. */
export interface BaseBlock {
  readonly primarySequence: number;
  readonly secondarySequence: number;
  /** FILETIME; not kept up to date by Windows 8.1 and later. */
  readonly lastWritten: bigint;
  readonly major: number;
  readonly minor: number;
  readonly fileType: number;
  /** Offset of the root key's cell, from the first bin. */
  readonly rootCell: number;
  /** Bytes of all bins together. */
  readonly binsSize: number;
  readonly clusteringFactor: number;
  readonly fileName: string;
  readonly checksumStored: number;
  readonly checksumComputed: number;
  readonly checksumOk: boolean;
}

/** Reads the base block; null when the bytes are too few or do not begin with `regf`. */
export function readBaseBlock(bytes: Uint8Array): BaseBlock | null {
  if (bytes.length < SECTOR_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, SECTOR_BYTES);
  if (view.getUint32(0, true) !== SIGNATURE.base) return null;
  const checksumStored = view.getUint32(BASE.checksum, true);
  const checksumComputed = baseChecksum(view);
  return {
    primarySequence: view.getUint32(BASE.primarySequence, true),
    secondarySequence: view.getUint32(BASE.secondarySequence, true),
    lastWritten: view.getBigUint64(BASE.lastWritten, true),
    major: view.getUint32(BASE.major, true),
    minor: view.getUint32(BASE.minor, true),
    fileType: view.getUint32(BASE.fileType, true),
    rootCell: view.getUint32(BASE.rootCell, true),
    binsSize: view.getUint32(BASE.binsSize, true),
    clusteringFactor: view.getUint32(BASE.clusteringFactor, true),
    fileName: readFileName(bytes),
    checksumStored,
    checksumComputed,
    checksumOk: checksumStored === checksumComputed,
  };
}

function readFileName(bytes: Uint8Array): string {
  const text = decodeUtf16(bytes, BASE.fileName, BASE.fileName + FILE_NAME_BYTES);
  return text.split('\0', 1)[0] ?? '';
}

/** XOR of the first 127 words, with the two values that Windows avoids replaced. */
function baseChecksum(view: DataView): number {
  let sum = 0;
  for (let at = 0; at < CHECKED_BYTES; at += 4) sum ^= view.getUint32(at, true);
  if (sum === -1) return 0xffff_fffe;
  return sum === 0 ? 1 : sum >>> 0;
}

/** What a writer sets in a base block after a change. */
export interface BaseBlockChange {
  readonly sequence: number;
  readonly binsSize?: number;
  readonly lastWritten?: bigint;
}

/** Writes both sequence numbers, what else is given, and the checksum into the base block at the start of `bytes`. */
export function sealBaseBlock(bytes: Uint8Array, change: BaseBlockChange): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, SECTOR_BYTES);
  view.setUint32(BASE.primarySequence, change.sequence, true);
  view.setUint32(BASE.secondarySequence, change.sequence, true);
  if (change.binsSize !== undefined) view.setUint32(BASE.binsSize, change.binsSize, true);
  if (change.lastWritten !== undefined) view.setBigUint64(BASE.lastWritten, change.lastWritten, true);
  view.setUint32(BASE.checksum, baseChecksum(view), true);
}
