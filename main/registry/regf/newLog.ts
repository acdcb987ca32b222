import { BASE_BLOCK_BYTES, BIN_UNIT_BYTES, MAX_BINS_BYTES, SECTOR_BYTES, SIGNATURE } from './layout.ts';
import { type SoundLog } from './logFile.ts';
import { marvin32 } from './marvin.ts';
import { sequenceDistance } from './sequence.ts';

const ENTRY = { size: 4, sequence: 12, binsSize: 16, pages: 20, bodyHash: 24, headHash: 32, references: 40 } as const;
const REFERENCE_BYTES = 8;

/** One page of a log entry. */
export interface LoggedPage {
  /** File position in the hive. */
  readonly target: number;
  /** Position in the log. */
  readonly source: number;
  readonly length: number;
}

/** A log entry whose hashes and sizes hold. */
export interface LogEntry {
  readonly sequence: number;
  readonly binsSize: number;
  /** Bytes of the entry. */
  readonly size: number;
  readonly pages: readonly LoggedPage[];
}

/** Reads the log entry at `position`; null when there is none or anything about it is wrong. */
function readLogEntry(log: SoundLog, position: number): LogEntry | null {
  const { bytes } = log;
  if (position + ENTRY.references > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + position, bytes.length - position);
  const size = view.getUint32(ENTRY.size, true);
  const binsSize = view.getUint32(ENTRY.binsSize, true);
  if (view.getUint32(0, true) !== SIGNATURE.logEntry || !sizesHold(size, binsSize, view.byteLength)) return null;
  if (!hashHolds(bytes, position, ENTRY.headHash, position, position + ENTRY.headHash)) return null;
  if (!hashHolds(bytes, position, ENTRY.bodyHash, position + ENTRY.references, position + size)) return null;
  const pages = readPages(view, position, size, binsSize);
  return pages === null ? null : { sequence: view.getUint32(ENTRY.sequence, true), binsSize, size, pages };
}

function sizesHold(size: number, binsSize: number, room: number): boolean {
  return (
    size >= ENTRY.references
    && size <= room
    && size % SECTOR_BYTES === 0
    && binsSize > 0
    && binsSize % BIN_UNIT_BYTES === 0
    && binsSize <= MAX_BINS_BYTES
  );
}

function hashHolds(bytes: Uint8Array, entry: number, field: number, start: number, end: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset + entry + field, 8);
  const hash = marvin32(bytes, start, end);
  return view.getUint32(0, true) === hash.low && view.getUint32(4, true) === hash.high;
}

function readPages(view: DataView, position: number, size: number, binsSize: number): readonly LoggedPage[] | null {
  const count = view.getUint32(ENTRY.pages, true);
  let source = ENTRY.references + REFERENCE_BYTES * count;
  if (source > size) return null;
  const pages: LoggedPage[] = [];
  for (let index = 0; index < count; index += 1) {
    const reference = ENTRY.references + REFERENCE_BYTES * index;
    const offset = view.getUint32(reference, true);
    const length = view.getUint32(reference + 4, true);
    if (offset + length > binsSize || source + length > size) return null;
    pages.push({ target: BASE_BLOCK_BYTES + offset, source: position + source, length });
    source += length;
  }
  return pages;
}

/** The entries of a log that can be replayed, and what stands behind them. */
export interface LogChain {
  readonly entries: readonly LogEntry[];
  /** Where an entry of a later change stands that cannot be replayed; null where the log simply ends. */
  readonly broken: { readonly offset: number; readonly sequence: number; readonly why: string } | null;
}

/**
 * The entries of a log that follow each other: the first has the sequence number of the log's base block, each next
 * one more. The chain ends before the first entry that is damaged or out of order. Logs are written over in turn, so
 * entries of earlier changes may follow, which say nothing; one of a later change was lost.
 */
export function readChain(log: SoundLog): LogChain {
  const entries: LogEntry[] = [];
  const expected = (): number => (log.base.primarySequence + entries.length) >>> 0;
  let position = log.body;
  let entry = readLogEntry(log, position);
  while (entry !== null && entry.sequence === expected()) {
    entries.push(entry);
    position += entry.size;
    entry = readLogEntry(log, position);
  }
  return { entries, broken: brokenAt(log, position, expected()) ?? laterEntry(log, position, expected()) };
}

/** The entry that should come next, where it stands in the log and does not hold. */
function brokenAt(log: SoundLog, position: number, expected: number): LogChain['broken'] {
  const head = readHead(log, position);
  if (head === null || head.sequence !== expected) return null;
  const room = log.bytes.length - position;
  const why = head.size > room ? `has ${head.size} bytes, of which the log holds ${room}` : 'is damaged';
  return { offset: position, sequence: head.sequence, why };
}

/** Bytes of entries that are hashed in looking for a later one; a real log holds one there, or none. */
const MAX_LOOKED_AT = 16 * 1024 * 1024;

/** The first sound entry of a later change behind a place where the next one should be. */
function laterEntry(log: SoundLog, from: number, expected: number): LogChain['broken'] {
  let room = MAX_LOOKED_AT;
  for (let position = from; position + ENTRY.references <= log.bytes.length; position += SECTOR_BYTES) {
    const head = readHead(log, position);
    if (head === null || sequenceDistance(expected, head.sequence) <= 0) continue;
    room -= Math.min(head.size, log.bytes.length - position);
    if (room < 0)
      return { offset: from, sequence: expected, why: 'is not there, and what follows is no log of Windows' };
    if (readLogEntry(log, position) === null) continue;
    return { offset: from, sequence: expected, why: `is not there, and the log goes on with change ${head.sequence}` };
  }
  return null;
}

function readHead({ bytes }: SoundLog, position: number): { readonly size: number; readonly sequence: number } | null {
  if (position + ENTRY.references > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + position, ENTRY.references);
  if (view.getUint32(0, true) !== SIGNATURE.logEntry) return null;
  return { size: view.getUint32(ENTRY.size, true), sequence: view.getUint32(ENTRY.sequence, true) };
}
