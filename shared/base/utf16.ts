const UNITS_AT_ONCE = 4096;

/**
 * Decodes UTF-16LE without loss: unpaired surrogates stay as they are (a registry name may hold them), which
 * TextDecoder would replace. `start` and `end` are byte offsets; an odd last byte is left out.
 */
export function decodeUtf16(bytes: Uint8Array, start = 0, end = bytes.length): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let text = '';
  const units: number[] = [];
  for (let at = start; at + 2 <= end; at += 2) {
    units.push(view.getUint16(at, true));
    if (units.length === UNITS_AT_ONCE) text += String.fromCharCode(...units.splice(0));
  }
  return text + String.fromCharCode(...units);
}

/** Encodes text as UTF-16LE, unpaired surrogates included, without mark and without closing NUL. */
export function encodeUtf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index += 1) view.setUint16(index * 2, text.charCodeAt(index), true);
  return bytes;
}

/** Decodes bytes that are the low halves of UTF-16 units (ISO 8859-1), the registry's "compressed" names. */
export function decodeLatin1(bytes: Uint8Array, start = 0, end = bytes.length): string {
  let text = '';
  for (let at = start; at < end; at += 1) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}
