import type { Sniffed } from './encoding.ts';

/** The bytes of a file, read on demand. Fewer bytes than asked for mean that the file ended. */
export interface LogSource {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readRange(offset: number, length: number): Uint8Array;
}

/**
 * A stretch of a log as one byte per character, whatever its encoding: 8-bit files as they are, UTF-16 files with
 * each unit above 0xFF as 0xFF. Line ends, stamps and levels are ASCII, so that is all that indexing needs.
 */
export interface NarrowWindow {
  readonly bytes: Buffer;
  /** The file's own bytes of this stretch. */
  readonly raw: Uint8Array;
}

/** Bytes per character of the narrow view. */
export function unitBytes(family: Sniffed['family']): 1 | 2 {
  return family === '8bit' ? 1 : 2;
}

/** Reads `count` characters from character `unit` of the text (the byte order mark is not counted). */
export function readWindow(source: LogSource, sniffed: Sniffed, unit: number, count: number): NarrowWindow {
  const width = unitBytes(sniffed.family);
  const offset = sniffed.bomLength + unit * width;
  const raw = source.readRange(offset, Math.max(0, Math.min(count * width, source.size - offset)));
  if (width === 1) return { bytes: Buffer.from(raw.buffer, raw.byteOffset, raw.length), raw };
  return { bytes: narrowUtf16(raw, sniffed.family === 'utf-16le' ? 0 : 1), raw };
}

function narrowUtf16(raw: Uint8Array, lowFirst: 0 | 1): Buffer {
  const narrow = Buffer.allocUnsafe(raw.length >> 1);
  for (let index = 0; index < narrow.length; index++) {
    const low = raw[index * 2 + lowFirst] ?? 0;
    narrow[index] = raw[index * 2 + (1 - lowFirst)] === 0 ? low : 0xff;
  }
  return narrow;
}
