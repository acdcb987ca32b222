import { inOneLine } from '../../shared/text/oneLine.ts';
import { REGISTRY_TYPES, type RegistryKey, type RegistryValue } from '../../shared/model/registry.ts';
import { decodeUtf16 } from '../../shared/base/utf16.ts';
import { HEX_BYTES } from './values.ts';

/** How such a text begins. */
export const REG_HEADER = 'Windows Registry Editor Version 5.00\r\n';
/** A line of hexadecimal bytes goes on in the next one as soon as it has this many characters. */
const FULL_LINE = 77;
const CONTINUED = '\\\r\n  ';
const INDENT = 2;
/** Characters of one piece: a large value is not made into one text. */
const PIECE = 1 << 16;
const TYPE = { string: REGISTRY_TYPES.indexOf('REG_SZ'), binary: REGISTRY_TYPES.indexOf('REG_BINARY') } as const;
const DWORD = REGISTRY_TYPES.indexOf('REG_DWORD');

/**
 * Keys as regedit exports them ("Windows Registry Editor Version 5.00"), in pieces: a section a key, its values in
 * their order, lines ending in CR LF. Strings that are text and one closing NUL are quoted, DWORDs of four bytes are
 * numbers, everything else is hexadecimal with its type, so that importing gives the same bytes. A value that is
 * `withheld` is named in a comment only.
 */
export function* regText(
  keys: Iterable<RegistryKey>,
  withheld: (value: RegistryValue, key: RegistryKey) => boolean = () => false,
): Generator<string> {
  yield REG_HEADER;
  for (const key of keys) {
    yield `\r\n[${key.path}]\r\n`;
    for (const value of key.values())
      if (withheld(value, key)) yield `; "${inOneLine(value.name)}" is left out: its data is a secret.\r\n`;
      else yield* valueText(value);
  }
  yield '\r\n';
}

/** The line (or lines) of one value, in pieces. */
export function* valueText(value: RegistryValue): Generator<string> {
  const name = `${regName(value.name)}=`;
  const plain = plainText(value);
  if (plain === null) yield* hexText(`${name}${hexMark(value.type)}`, value.data);
  else yield `${name}${plain}\r\n`;
}

/** The name of a value at the start of its line. */
export function regName(name: string): string {
  return name === '' ? '@' : `"${escaped(name)}"`;
}

function plainText({ type, data }: RegistryValue): string | null {
  if (type === DWORD && data.length === 4)
    return `dword:${new DataView(data.buffer, data.byteOffset, 4).getUint32(0, true).toString(16).padStart(8, '0')}`;
  if (type !== TYPE.string || data.length % 2 !== 0) return null;
  const text = decodeUtf16(data);
  return text.indexOf('\0') === text.length - 1 && text !== '' ? `"${escaped(text.slice(0, -1))}"` : null;
}

/** Line breaks stay as they are inside the quotes, as with regedit. */
function escaped(text: string): string {
  return text.replaceAll(/["\\]/g, String.raw`\$&`);
}

function hexMark(type: number): string {
  return type === TYPE.binary ? 'hex:' : `hex(${type.toString(16)}):`;
}

function* hexText(start: string, data: Uint8Array): Generator<string> {
  let piece = start;
  let column = start.length;
  for (let index = 0; index < data.length; index += 1) {
    piece += HEX_BYTES[data[index] ?? 0];
    if (index === data.length - 1) break;
    piece += ',';
    column += 3;
    if (column < FULL_LINE) continue;
    piece += CONTINUED;
    column = INDENT;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}\r\n`;
}
