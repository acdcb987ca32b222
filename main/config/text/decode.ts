import { decodeUtf16 } from '../../../shared/base/utf16.ts';
import type { Newline, TextEncoding } from '../../../shared/model/log.ts';
import { detectByMark, detectByZeros, type DetectedEncoding } from './detectEncoding.ts';
import { swapPairs } from './swapPairs.ts';
import { decodeUtf8, strictUtf8, type Utf8Text } from './utf8.ts';
import { decodeWindows1252 } from './windows1252.ts';

/** A file's text with all that is needed to change it and leave every other byte as it is. */
export interface DecodedText {
  /** Without the byte order mark. */
  readonly text: string;
  /** The whole file. */
  readonly bytes: Uint8Array;
  readonly encoding: TextEncoding;
  readonly bom: TextEncoding | null;
  readonly newline: Newline;
  /** Offsets of bytes that the encoding cannot mean; each stands as one U+FFFD in the text. */
  readonly invalidBytes: readonly number[];
  /** Byte offset in the file of a UTF-16 unit of the text; the text's length gives the file's length. */
  byteOffsetOf(charOffset: number): number;
}

type Body = Pick<DecodedText, 'text' | 'invalidBytes' | 'byteOffsetOf'>;
type Decoded = Body & Pick<DecodedText, 'encoding' | 'bom'>;

const CARRIAGE_RETURN = 13;

/** Decodes a file's bytes. Every sequence of bytes has a text; what no encoding explains is windows-1252. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = detectByMark(bytes);
  return withNewline(marked === null ? decodeUnmarked(bytes) : decodeShown(bytes, marked), bytes);
}

/** Line ends are counted when somebody asks: most readers of a file never do. */
function withNewline({ text, encoding, bom, invalidBytes, byteOffsetOf }: Decoded, bytes: Uint8Array): DecodedText {
  let newline: Newline | null = null;
  return {
    text,
    bytes,
    encoding,
    bom,
    invalidBytes,
    byteOffsetOf,
    get newline() {
      return (newline ??= newlineOf(text));
    },
  };
}

function decodeShown(bytes: Uint8Array, { encoding, bom, bomLength }: DetectedEncoding): Decoded {
  const content = bytes.subarray(bomLength);
  if (encoding === 'utf-16le') return { encoding, bom, ...utf16Body(content, content, bomLength) };
  if (encoding === 'utf-16be') return { encoding, bom, ...utf16Body(content, swapPairs(content), bomLength) };
  return { encoding, bom, ...utf8Body(content, strictUtf8(content), bomLength) };
}

function decodeUnmarked(bytes: Uint8Array): Decoded {
  const text = strictUtf8(bytes);
  // Only a text with zeros can be UTF-16; to look for them here costs least.
  const wide = text?.includes('\0') === false ? null : detectByZeros(bytes);
  if (wide !== null) return decodeShown(bytes, wide);
  if (text === null) {
    const body = { text: decodeWindows1252(bytes), invalidBytes: [], byteOffsetOf: sameOffset };
    return { encoding: 'windows-1252', bom: null, ...body };
  }
  if (text.length === bytes.length)
    return { encoding: 'ascii', bom: null, text, invalidBytes: [], byteOffsetOf: sameOffset };
  return { encoding: 'utf-8', bom: null, ...utf8Body(bytes, text, 0) };
}

function sameOffset(offset: number): number {
  return offset;
}

/** Sound UTF-8 gets its map of places only when one is asked for. */
function utf8Body(content: Uint8Array, text: string | null, bomLength: number): Body {
  let read: Utf8Text | null = text === null ? decodeUtf8(content) : null;
  return {
    text: text ?? read?.text ?? '',
    invalidBytes: read?.invalid.map((offset) => bomLength + offset) ?? [],
    byteOffsetOf: (offset) => {
      read ??= decodeUtf8(content);
      return bomLength + (read.offsets[offset] ?? content.length);
    },
  };
}

function utf16Body(content: Uint8Array, littleEndian: Uint8Array, bomLength: number): Body {
  const odd = content.length % 2 === 1;
  return {
    text: decodeUtf16(littleEndian) + (odd ? '\ufffd' : ''),
    invalidBytes: odd ? [bomLength + content.length - 1] : [],
    byteOffsetOf: (offset) => bomLength + Math.min(2 * offset, content.length),
  };
}

/** The kind of line ends in a text. */
function newlineOf(text: string): Newline {
  const kinds = new Set<Newline>();
  if (text.includes('\r') && /\r(?!\n)/.test(text)) kinds.add('cr');
  for (let at = text.indexOf('\n'); at >= 0 && kinds.size < 2; at = text.indexOf('\n', at + 1))
    kinds.add(text.charCodeAt(at - 1) === CARRIAGE_RETURN ? 'crlf' : 'lf');
  const [only] = kinds;
  return only === undefined ? 'none' : kinds.size === 1 ? only : 'mixed';
}

/** The line end to write into a text: its own, the first one where they are mixed, CRLF where there is none. */
export function lineEndOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\r\n';
}
