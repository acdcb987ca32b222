import { closeSync, constants, fsyncSync, ftruncateSync, openSync } from 'node:fs';
import { writeFully } from './atomicFile.ts';

const CHUNK_BYTES = 64 * 1024;

/**
 * Puts new content into an existing file without replacing the file, so that its owner, permissions, attributes and
 * streams stay. Not atomic by itself: use it under a journal. Throws the operating system's error.
 */
export function overwrite(path: string, bytes: Uint8Array, onPoint: (point: string) => void = () => undefined): void {
  const file = openSync(path, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0));
  try {
    onPoint('opened');
    for (let offset = 0; offset < bytes.length; offset += CHUNK_BYTES) {
      writeFully(file, bytes.subarray(offset, offset + CHUNK_BYTES), offset);
      onPoint(`written-${offset + CHUNK_BYTES}`);
    }
    ftruncateSync(file, bytes.length);
    onPoint('truncated');
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
