import type { TextEncoding } from '../../shared/model/log.ts';

/** How the bytes of a log are to be cut into characters, decided on its first bytes. */
export interface Sniffed {
  /** `8bit` stands for ascii, utf-8 or windows-1252: only the whole file can tell which. */
  readonly family: '8bit' | 'utf-16le' | 'utf-16be';
  readonly bom: TextEncoding | null;
  /** Bytes of the byte order mark. */
  readonly bomLength: number;
}

/** Share of zero bytes on one side from which text without byte order mark counts as UTF-16. */
const UTF16_ZERO_SHARE = 0.4;
const SNIFF_BYTES = 4096;

/** Decides the family on the head of a file: the byte order mark, else where the zero bytes of ASCII text stand. */
export function sniffEncoding(head: Uint8Array): Sniffed {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { family: '8bit', bom: 'utf-8', bomLength: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { family: 'utf-16le', bom: 'utf-16le', bomLength: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { family: 'utf-16be', bom: 'utf-16be', bomLength: 2 };
  return { family: familyWithoutBom(head.subarray(0, SNIFF_BYTES)), bom: null, bomLength: 0 };
}

function familyWithoutBom(head: Uint8Array): Sniffed['family'] {
  const zeros = [0, 0];
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index & 1] = (zeros[index & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const units = Math.max(1, head.length >> 1);
  if (odd / units >= UTF16_ZERO_SHARE && even < odd / 4) return 'utf-16le';
  if (even / units >= UTF16_ZERO_SHARE && odd < even / 4) return 'utf-16be';
  return '8bit';
}

const NON_ASCII = /[^\x00-\x7f]/;

/** Words that are looked at together: enough for a fast look, few enough that little must be decoded. */
const WATCH_WORDS = 256;

/** Watches the bytes of an 8-bit file go by and says in the end which encoding they are. */
export class EightBitWatcher {
  private nonAscii = false;
  private validUtf8 = true;
  /** Whether a character of several bytes was whole. */
  private sawCharacter = false;
  /** Whether the decoder may hold the beginning of a character. */
  private pending = false;
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });

  feed(bytes: Uint8Array): void {
    const { head, words, tail } = inWords(bytes);
    if (head > 0) this.take(bytes, 0, head, isAscii(bytes.subarray(0, head)));
    for (let word = 0; word < words.length && this.validUtf8; word += WATCH_WORDS) {
      const end = Math.min(words.length, word + WATCH_WORDS);
      this.take(bytes, head + word * 4, head + end * 4, noHighBits(words, word, end));
    }
    if (tail < bytes.length) this.take(bytes, tail, bytes.length, isAscii(bytes.subarray(tail)));
  }

  private take(bytes: Uint8Array, start: number, end: number, ascii: boolean): void {
    if (ascii && !this.pending) return;
    if (!ascii) this.nonAscii = true;
    this.validate(ascii ? null : bytes.subarray(start, end));
    this.pending = !ascii;
  }

  /** The encoding of everything fed so far; `bom` decides where the file has one. */
  finish(bom: TextEncoding | null): TextEncoding {
    if (bom !== null) return bom;
    if (!this.nonAscii) return 'ascii';
    // A file may be cut in the middle of its last character; alone, such a byte is one of an 8-bit code page.
    if (this.pending && !this.sawCharacter) this.validate(null);
    return this.validUtf8 ? 'utf-8' : 'windows-1252';
  }

  /** Null stands for ASCII, before which no character may be unfinished. */
  private validate(block: Uint8Array | null): void {
    try {
      const text = block === null ? this.decoder.decode() : this.decoder.decode(block, { stream: true });
      if (!this.sawCharacter) this.sawCharacter = NON_ASCII.test(text);
    } catch {
      this.validUtf8 = false;
    }
  }
}

/** Whether no byte has its high bit set. Reads words, since a log of 1 GiB goes through here whole. */
function isAscii(bytes: Uint8Array): boolean {
  const { head, words, tail } = inWords(bytes);
  let seen = 0;
  for (let index = 0; index < head; index++) seen |= bytes[index] ?? 0;
  for (let index = tail; index < bytes.length; index++) seen |= bytes[index] ?? 0;
  return (seen & 0x80) === 0 && noHighBits(words, 0, words.length);
}

/** Bytes as aligned words: how many bytes stand before the first word, and where the last word ends. */
function inWords(bytes: Uint8Array): { readonly head: number; readonly words: Uint32Array; readonly tail: number } {
  const head = Math.min(bytes.length, -bytes.byteOffset & 3);
  const count = (bytes.length - head) >> 2;
  const words = count === 0 ? new Uint32Array(0) : new Uint32Array(bytes.buffer, bytes.byteOffset + head, count);
  return { head, words, tail: head + count * 4 };
}

function noHighBits(words: Uint32Array, from: number, to: number): boolean {
  const even = from + ((to - from) & ~3);
  let seen = 0;
  for (let index = from; index < even; index += 4)
    seen |= (words[index] ?? 0) | (words[index + 1] ?? 0) | (words[index + 2] ?? 0) | (words[index + 3] ?? 0);
  for (let index = even; index < to; index++) seen |= words[index] ?? 0;
  return (seen & 0x80808080) === 0;
}

/** Text of bytes in an encoding; what is not valid becomes U+FFFD. A byte order mark at the start is dropped. */
export function decodeText(bytes: Uint8Array, encoding: TextEncoding): string {
  return new TextDecoder(encoding === 'ascii' ? 'windows-1252' : encoding).decode(bytes);
}
