import { foldCase } from '../../shared/base/caseless.ts';

const BASE = 4096;
const LATIN = 0x20;

interface Listed {
  readonly name: string;
  readonly offset: number;
  readonly stored: number;
  readonly kind: string;
}

const at = (offset: number) => BASE + offset + 4;

/**
 * What is wrong with the parts of a hive that a reader can do without and Windows needs: the order and the hashes of
 * the lists of subkeys, the fields that hold the largest sizes, the uses that security cells count. Own code, slow.
 */
export function plainFaults(file: Uint8Array): readonly string[] {
  const hive = Buffer.from(file.buffer, file.byteOffset, file.length);
  const faults: string[] = [];
  const uses = new Map<number, number>();

  function nameAt(offset: number, flagsAt: number, lengthAt: number, start: number, latin: number): string {
    const node = at(offset);
    const bytes = hive.subarray(node + start, node + start + hive.readUInt16LE(node + lengthAt));
    return bytes.toString((hive.readUInt16LE(node + flagsAt) & latin) === 0 ? 'utf16le' : 'latin1');
  }

  function listed(list: number): readonly Listed[] {
    const kind = hive.toString('latin1', at(list), at(list) + 2);
    const width = kind === 'lf' || kind === 'lh' ? 8 : 4;
    const elements = Array.from(
      { length: hive.readUInt16LE(at(list) + 2) },
      (_, index) => at(list) + 4 + width * index,
    );
    if (kind === 'ri') return elements.flatMap((element) => listed(hive.readUInt32LE(element)));
    return elements.map((element) => {
      const offset = hive.readUInt32LE(element);
      const stored = width === 8 ? hive.readUInt32LE(element + 4) : 0;
      return { name: nameAt(offset, 2, 72, 76, LATIN), offset, stored, kind };
    });
  }

  function walk(offset: number, path: string): void {
    const node = at(offset);
    const security = hive.readUInt32LE(node + 44);
    uses.set(security, (uses.get(security) ?? 0) + 1);
    const children = hive.readUInt32LE(node + 20) === 0 ? [] : listed(hive.readUInt32LE(node + 28));
    const folded = children.map((child) => foldCase(child.name));
    if (folded.some((name, index) => index > 0 && name <= (folded[index - 1] ?? ''))) faults.push(`${path}: order`);
    for (const child of children) if (!hashFits(child)) faults.push(`${path}\\${child.name}: hash in ${child.kind}`);
    const longest = Math.max(0, ...children.map((child) => 2 * child.name.length));
    if (hive.readUInt16LE(node + 52) < longest) faults.push(`${path}: largest name of a subkey`);
    checkValues(node, path);
    for (const child of children) walk(child.offset, `${path}\\${child.name}`);
  }

  function checkValues(node: number, path: string): void {
    const count = hive.readUInt32LE(node + 36);
    if ((hive.readUInt16LE(node + 2) & 0x40) !== 0) return;
    for (let index = 0; index < count; index += 1) {
      const value = hive.readUInt32LE(at(hive.readUInt32LE(node + 40)) + 4 * index);
      const name = nameAt(value, 16, 2, 20, 1);
      if (hive.readUInt32LE(node + 60) < 2 * name.length) faults.push(`${path}: largest name of a value`);
      if (hive.readUInt32LE(node + 64) < hive.readUInt32LE(at(value) + 4) % 0x8000_0000)
        faults.push(`${path}: largest data`);
    }
  }

  walk(hive.readUInt32LE(36), '');
  for (const [cell, count] of uses) {
    const counted = hive.readUInt32LE(at(cell) + 12);
    if (counted !== count) faults.push(`security cell ${cell}: ${counted - count} uses too many`);
  }
  return faults;
}

/** Hashes as the format's documents give them; beyond 8 bits an `lf` list has no hint. */
function hashFits({ name, stored, kind }: Listed): boolean {
  if (kind === 'lh') {
    let hash = 0;
    for (const unit of foldCase(name).split('')) hash = (hash * 37 + unit.charCodeAt(0)) % 2 ** 32;
    return hash === stored;
  }
  if (kind !== 'lf') return true;
  const first = name.slice(0, 4);
  if (/[^\u0000-\u00ff]/.test(first)) return stored === 0;
  return Buffer.from(first.padEnd(4, '\0'), 'latin1').readUInt32LE() === stored;
}
