/** Text of UTF-8 bytes with the places that are no UTF-8. */
export interface Utf8Text {
  readonly text: string;
  /** Byte offset of each UTF-16 unit, and of the end; the two halves of a pair share one. */
  readonly offsets: Uint32Array;
  /** Offsets of the bytes that are no UTF-8; each is one U+FFFD in the text. */
  readonly invalid: readonly number[];
}

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of bytes that are UTF-8 throughout; null when they are not. */
export function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return STRICT.decode(bytes);
  } catch {
    return null;
  }
}

/** Decodes UTF-8 with a map from characters to bytes. One bad byte becomes one U+FFFD, so none is lost. */
export function decodeUtf8(bytes: Uint8Array): Utf8Text {
  const units: string[] = [];
  const offsets = new Uint32Array(bytes.length + 1);
  const invalid: number[] = [];
  let count = 0;
  let position = 0;
  while (position < bytes.length) {
    const length = sequenceLength(bytes, position);
    const text = length === 0 ? '\ufffd' : String.fromCodePoint(codePoint(bytes, position, length));
    if (length === 0) invalid.push(position);
    for (let unit = 0; unit < text.length; unit++) offsets[count++] = position;
    units.push(text);
    position += Math.max(length, 1);
  }
  offsets[count] = bytes.length;
  return { text: units.join(''), offsets: offsets.subarray(0, count + 1), invalid };
}

/** Bytes of the sequence at a position; 0 when it is none (RFC 3629: no overlong forms, no surrogates). */
function sequenceLength(bytes: Uint8Array, position: number): number {
  const first = bytes[position] ?? 0;
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
  if (length === 0 || !inRange(bytes[position + 1], ...secondByteRange(first))) return 0;
  for (let index = 2; index < length; index++) if (!inRange(bytes[position + index], 0x80, 0xbf)) return 0;
  return length;
}

function secondByteRange(first: number): readonly [number, number] {
  if (first === 0xe0) return [0xa0, 0xbf];
  if (first === 0xed) return [0x80, 0x9f];
  if (first === 0xf0) return [0x90, 0xbf];
  if (first === 0xf4) return [0x80, 0x8f];
  return [0x80, 0xbf];
}

function inRange(byte: number | undefined, low: number, high: number): boolean {
  return byte !== undefined && byte >= low && byte <= high;
}

function codePoint(bytes: Uint8Array, position: number, length: number): number {
  const first = bytes[position] ?? 0;
  if (length === 1) return first;
  let value = first & (0x7f >> length);
  for (let index = 1; index < length; index++) value = (value << 6) | ((bytes[position + index] ?? 0) & 0x3f);
  return value;
}
