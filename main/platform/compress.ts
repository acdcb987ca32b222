import { deflateSync, inflateSync } from 'node:zlib';

/** Compresses in zlib's format. */
export function deflate(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes);
}

/** Decompresses; null when the bytes are damaged or would grow beyond `maxBytes`. */
export function inflate(bytes: Uint8Array, maxBytes: number): Uint8Array | null {
  try {
    return inflateSync(bytes, { maxOutputLength: maxBytes });
  } catch {
    return null;
  }
}
