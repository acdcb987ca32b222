import { createHash } from 'node:crypto';

/** SHA-256 of bytes (or of a text's UTF-8 bytes), hexadecimal in lower case: the fingerprint of proposals. */
export function sha256Hex(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
