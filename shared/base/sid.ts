const HEADER_BYTES = 8;
const MAX_SUB_AUTHORITIES = 15;

/**
 * Reads a binary SID: revision (1 byte), count (1), authority (6, big-endian), then `count` 32-bit little-endian
 * sub-authorities. Returns null when the bytes are no SID or too short. Source: [MS-DTYP] 2.4.2.2.
 */
export function decodeSid(bytes: Uint8Array, offset = 0): { readonly text: string; readonly length: number } | null {
  if (offset + HEADER_BYTES > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, bytes.length - offset);
  const count = view.getUint8(1);
  const length = HEADER_BYTES + 4 * count;
  if (view.getUint8(0) !== 1 || count > MAX_SUB_AUTHORITIES || length > view.byteLength) return null;
  const authority = view.getUint16(2) * 2 ** 32 + view.getUint32(4);
  const parts = Array.from({ length: count }, (_, index) => view.getUint32(HEADER_BYTES + 4 * index, true));
  return { text: ['S-1', authority, ...parts].join('-'), length };
}

/** Writes SID text (`S-1-5-21-...`) in its binary form. Throws when the text is no SID. */
export function encodeSid(text: string): Uint8Array {
  const match = /^S-1-(\d+)((?:-\d+)*)$/.exec(text);
  if (match === null) throw new Error(`Not a SID: ${text}`);
  const parts = (match[2] ?? '').split('-').filter(Boolean).map(Number);
  const bytes = new Uint8Array(HEADER_BYTES + 4 * parts.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 1);
  view.setUint8(1, parts.length);
  const authority = Number(match[1]);
  view.setUint16(2, Math.floor(authority / 2 ** 32));
  view.setUint32(4, authority % 2 ** 32);
  parts.forEach((part, index) => view.setUint32(HEADER_BYTES + 4 * index, part, true));
  return bytes;
}

/** The last number of a SID: for an account its RID. Null when the text has none. */
export function ridOf(sid: string): number | null {
  const match = /^S-1-\d+(?:-\d+)*-(\d+)$/.exec(sid);
  return match === null ? null : Number(match[1]);
}

/** Name of an account's key in the SAM: the RID in eight hexadecimal digits. */
export function ridKeyName(rid: number): string {
  return rid.toString(16).toUpperCase().padStart(8, '0');
}
