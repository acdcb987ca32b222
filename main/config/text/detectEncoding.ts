import type { TextEncoding } from '../../../shared/model/log.ts';

/** What the bytes are, and how many of them are the byte order mark. */
export interface DetectedEncoding {
  readonly encoding: TextEncoding;
  readonly bom: TextEncoding | null;
  readonly bomLength: number;
}

const MARKS: readonly { readonly encoding: TextEncoding; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/** Bytes looked at for UTF-16 without a mark. */
const SAMPLE_BYTES = 4096;
/** Share of pairs that must have a zero half, for text of mostly Latin letters, markup or digits. */
const ZERO_SHARE = 0.4;

/** The encoding that the first bytes show: a byte order mark, or UTF-16 by its zero bytes; null when they do not. */
export function detectByFirstBytes(bytes: Uint8Array): DetectedEncoding | null {
  const mark = MARKS.find((candidate) => candidate.bytes.every((byte, index) => bytes[index] === byte));
  if (mark !== undefined) return { encoding: mark.encoding, bom: mark.encoding, bomLength: mark.bytes.length };
  const encoding = utf16WithoutMark(bytes);
  return encoding === null ? null : { encoding, bom: null, bomLength: 0 };
}

function utf16WithoutMark(bytes: Uint8Array): TextEncoding | null {
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
