import { unreachable } from '../../../shared/base/assert.ts';
import { decodeUtf16 } from '../../../shared/base/utf16.ts';
import type { Newline, TextEncoding } from '../../../shared/model/log.ts';
import { detectEncoding, type DetectedEncoding } from './detectEncoding.ts';
import { swapPairs } from './swapPairs.ts';
import { decodeUtf8 } from './utf8.ts';
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

/** Decodes a file's bytes. Every sequence of bytes has a text; what no encoding explains is windows-1252. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const detected = detectEncoding(bytes);
  const body = decodeBody(bytes, detected);
  return { ...body, bytes, encoding: detected.encoding, bom: detected.bom, newline: newlineOf(body.text) };
}

function decodeBody(bytes: Uint8Array, { encoding, bomLength }: DetectedEncoding): Body {
  const content = bytes.subarray(bomLength);
  switch (encoding) {
    case 'ascii':
    case 'windows-1252':
      return { text: decodeWindows1252(content), invalidBytes: [], byteOffsetOf: (offset) => bomLength + offset };
    case 'utf-8': {
      const { text, offsets, invalid } = decodeUtf8(content);
      return {
        text,
        invalidBytes: invalid.map((offset) => bomLength + offset),
        byteOffsetOf: (offset) => bomLength + (offsets[offset] ?? content.length),
      };
    }
    case 'utf-16le':
      return utf16Body(content, content, bomLength);
    case 'utf-16be':
      return utf16Body(content, swapPairs(content), bomLength);
    default:
      return unreachable(encoding);
  }
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
export function newlineOf(text: string): Newline {
  const kinds = new Set<string>();
  for (const match of text.matchAll(/\r\n|\n|\r/g)) kinds.add(match[0]);
  if (kinds.size === 0) return 'none';
  if (kinds.size > 1) return 'mixed';
  return kinds.has('\r\n') ? 'crlf' : kinds.has('\n') ? 'lf' : 'cr';
}

/** The line end to write into a text: its own, the first one where they are mixed, CRLF where there is none. */
export function lineEndOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\r\n';
}
