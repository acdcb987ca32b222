const UNITS_AT_ONCE = 4096;

/**
 * Decodes UTF-16LE without loss: unpaired surrogates stay as they are (a registry name may hold them), which
 * TextDecoder would replace. `start` and `end` are byte offsets; an odd last byte is left out.
 */
export function decodeUtf16(bytes: Uint8Array, start = 0, end = bytes.length): string {
  let text = '';
  const units: number[] = [];
  for (let at = start; at + 2 <= end; at += 2) {
    units.push((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8));
    if (units.length === UNITS_AT_ONCE) text += String.fromCharCode(...units.splice(0));
  }
  return text + String.fromCharCode(...units);
}

/** Encodes text as UTF-16LE, unpaired surrogates included, without mark and without closing NUL. */
export function encodeUtf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    bytes[2 * index] = unit & 0xff;
    bytes[2 * index + 1] = unit >> 8;
  }
  return bytes;
}

/** Decodes bytes that are the low halves of UTF-16 units (ISO 8859-1), the registry's "compressed" names. */
export function decodeLatin1(bytes: Uint8Array, start = 0, end = bytes.length): string {
  let text = '';
  const units: number[] = [];
  for (let at = start; at < end; at += 1) {
    units.push(bytes[at] ?? 0);
    if (units.length === UNITS_AT_ONCE) text += String.fromCharCode(...units.splice(0));
  }
  return text + String.fromCharCode(...units);
}
