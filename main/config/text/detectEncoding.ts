import type { TextEncoding } from '../../../shared/model/log.ts';

/** What the bytes are, and how many of them are the byte order mark. */
export interface DetectedEncoding {
  readonly encoding: TextEncoding;
  readonly bom: TextEncoding | null;
  readonly bomLength: number;
}

/** Bytes looked at for UTF-16 without a mark. */
const SAMPLE_BYTES = 4096;
/** Share of pairs that must have a zero half, for text of mostly Latin letters, markup or digits. */
const ZERO_SHARE = 0.4;

/** The encoding that a byte order mark names; null without one. */
export function detectByMark(bytes: Uint8Array): DetectedEncoding | null {
  const [first, second, third] = [bytes[0], bytes[1], bytes[2]];
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', bom: 'utf-8', bomLength: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', bom: 'utf-16le', bomLength: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', bom: 'utf-16be', bomLength: 2 };
  return null;
}

/** UTF-16 without mark, by its zero bytes; null where it is none. */
export function detectByZeros(bytes: Uint8Array): DetectedEncoding | null {
  const encoding = utf16ByZeros(bytes);
  return encoding === null ? null : { encoding, bom: null, bomLength: 0 };
}

function utf16ByZeros(bytes: Uint8Array): TextEncoding | null {
  const pairs = Math.min(bytes.length, SAMPLE_BYTES) >> 1;
  if (!bytes.subarray(0, 2 * pairs).includes(0)) return null;
  let zeroFirst = 0;
  let zeroSecond = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (bytes[2 * pair] === 0) zeroFirst++;
    if (bytes[2 * pair + 1] === 0) zeroSecond++;
  }
  const enough = pairs * ZERO_SHARE;
  if (zeroSecond > enough && zeroFirst < zeroSecond / 8) return 'utf-16le';
  if (zeroFirst > enough && zeroSecond < zeroFirst / 8) return 'utf-16be';
  return null;
}
