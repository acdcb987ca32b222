import { BASE_BLOCK_BYTES, MAX_BINS_BYTES, SECTOR_BYTES } from './layout.ts';
import { type LoggedPage } from './newLog.ts';
import { type SoundLog } from './logFile.ts';

const SIGNATURE_BYTES = 4;

/**
 * The dirty sectors of a log in the old format: one bit for each sector of the hive's bins (the lowest bit of a byte
 * first), then the sectors themselves from the next sector on. Ends where the log does.
 */
export function readDirtyPages(log: SoundLog): readonly LoggedPage[] {
  const bits = Math.floor(Math.min(log.base.binsSize, MAX_BINS_BYTES) / SECTOR_BYTES);
  const bitmap = log.body + SIGNATURE_BYTES;
  const pages: LoggedPage[] = [];
  let source = log.body + roundUp(SIGNATURE_BYTES + Math.ceil(bits / 8), SECTOR_BYTES);
  for (let bit = 0; bit < bits && source + SECTOR_BYTES <= log.bytes.length; bit += 1) {
    const byte = log.bytes[bitmap + (bit >> 3)] ?? 0;
    if (((byte >> (bit & 7)) & 1) === 0) continue;
    pages.push({ target: BASE_BLOCK_BYTES + SECTOR_BYTES * bit, source, length: SECTOR_BYTES });
    source += SECTOR_BYTES;
  }
  return pages;
}

/** The number of sectors that the dirty vector marks, whether the log holds them or not. */
export function countDirtySectors(log: SoundLog): number {
  const bits = Math.floor(Math.min(log.base.binsSize, MAX_BINS_BYTES) / SECTOR_BYTES);
  let count = 0;
  for (let bit = 0; bit < bits; bit += 1)
    count += ((log.bytes[log.body + SIGNATURE_BYTES + (bit >> 3)] ?? 0) >> (bit & 7)) & 1;
  return count;
}

function roundUp(value: number, unit: number): number {
  return Math.ceil(value / unit) * unit;
}
