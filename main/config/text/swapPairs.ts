/** The bytes with each pair turned round: UTF-16BE as UTF-16LE and back. An odd last byte stays. */
export function swapPairs(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, index) => bytes[index ^ 1] ?? byte);
}
