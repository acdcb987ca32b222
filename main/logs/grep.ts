import { decodeText } from './encoding.ts';
import type { LogIndex } from './logIndex.ts';

/** Bytes of text that are searched together before single records are looked at. */
const BLOCK_BYTES = 256 * 1024;

/**
 * Which records of a log hold a text (as written there, without case). Blocks of records are searched first; only
 * where a block holds the text its records are read one by one. What is masked in the shown text is not found.
 */
export function* grepLog(index: LogIndex, text: string): Generator<number, Uint8Array> {
  const needle = text.toLowerCase();
  const holds = new Uint8Array(index.length);
  let entry = 0;
  while (entry < index.length) {
    const end = blockEnd(index, entry);
    const start = index.offset(entry);
    const bytes = index.source.readRange(start, Math.min(index.offset(end) - start, 4 * BLOCK_BYTES));
    if (blockMayHold(bytes, index, needle, index.offset(end) - start > bytes.length))
      for (let each = entry; each < end; each++) if (recordHolds(index, each, needle)) holds[each] = 1;
    entry = end;
    yield entry / index.length;
  }
  return holds;
}

function blockMayHold(bytes: Uint8Array, index: LogIndex, needle: string, wasCut: boolean): boolean {
  return wasCut || /[\n•]/.test(needle) || decodeText(bytes, index.encoding).toLowerCase().includes(needle);
}

function recordHolds(index: LogIndex, entry: number, needle: string): boolean {
  const { component, text } = index.entry(entry);
  return text.toLowerCase().includes(needle) || component.toLowerCase().includes(needle);
}

function blockEnd(index: LogIndex, from: number): number {
  const next = index.entryAt(index.offset(from) + BLOCK_BYTES);
  return Math.min(index.length, Math.max(from + 1, next));
}
