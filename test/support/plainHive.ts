import { foldCase } from '../../shared/base/caseless.ts';

/** A key as the plain reader gives it, with all that is stored about it but where it lies. */
export interface PlainKey {
  readonly name: string;
  readonly className: string;
  readonly lastWritten: string;
  /** Name, type and data in hexadecimal, in the order of the list. */
  readonly values: readonly (readonly [string, number, string])[];
  readonly keys: readonly PlainKey[];
}

const BASE = 4096;
const NOWHERE = 0xffffffff;

/**
 * Reads a sound hive on its own, without the program's reader, for comparing: slow, strict, in one go. Throws at the
 * first thing that is not as the format says: a cell that does not fill its place, a reference that leads to no cell in
 * use, a cell that two things use, a count or link that does not agree.
 */
export function readPlainly(file: Uint8Array): PlainKey {
  const hive = Buffer.from(file.buffer, file.byteOffset, file.length);
  const unclaimed = usedCells(hive);
  const securityUses = new Map<number, number>();

  function cell(offset: number): Buffer {
    check(unclaimed.delete(offset), `cell ${offset} is none, free, or used twice`);
    return content(hive, offset);
  }

  function key(offset: number, parent: number | null): PlainKey {
    const node = cell(offset);
    check(node.toString('latin1', 0, 2) === 'nk', `no key at ${offset}`);
    check(parent === null || node.readUInt32LE(16) === parent, `key ${offset} names another parent`);
    const security = node.readUInt32LE(44);
    securityUses.set(security, (securityUses.get(security) ?? 0) + 1);
    const children = node.readUInt32LE(20) === 0 ? [] : listed(node.readUInt32LE(28));
    check(children.length === node.readUInt32LE(20), `key ${offset} counts its subkeys wrongly`);
    return {
      name: text(node, 76, node.readUInt16LE(72), (node.readUInt16LE(2) & 0x20) !== 0),
      className: className(node),
      lastWritten: node.readBigUInt64LE(4).toString(),
      values: values(node),
      keys: children.map((child) => key(child, offset)),
    };
  }

  function className(node: Buffer): string {
    const length = node.readUInt16LE(74);
    const offset = node.readUInt32LE(48);
    return length === 0 || offset === NOWHERE ? '' : text(cell(offset), 0, length, false);
  }

  function listed(offset: number): readonly number[] {
    const list = cell(offset);
    const kind = list.toString('latin1', 0, 2);
    const width = { ri: 4, li: 4, lf: 8, lh: 8 }[kind] ?? 0;
    check(width > 0, `no list at ${offset}`);
    const offsets = Array.from({ length: list.readUInt16LE(2) }, (_, index) => list.readUInt32LE(4 + width * index));
    return kind === 'ri' ? offsets.flatMap(listed) : offsets;
  }

  function values(node: Buffer): PlainKey['values'] {
    const count = node.readUInt32LE(36);
    if (count === 0 || (node.readUInt16LE(2) & 0x40) !== 0) return [];
    const list = cell(node.readUInt32LE(40));
    check(4 * count <= list.length, 'a list of values is too short');
    return Array.from({ length: count }, (_, index) => value(cell(list.readUInt32LE(4 * index))));
  }

  function value(record: Buffer): readonly [string, number, string] {
    check(record.toString('latin1', 0, 2) === 'vk', 'no value');
    const name = text(record, 20, record.readUInt16LE(2), (record.readUInt16LE(16) & 1) !== 0);
    const size = record.readUInt32LE(4);
    const data = size >= 0x80000000 ? part(record.subarray(8, 12), 0, size - 0x80000000) : far(record, size);
    return [name, record.readUInt32LE(12), data.toString('hex')];
  }

  function far(record: Buffer, size: number): Buffer {
    if (size === 0) return Buffer.alloc(0);
    const data = cell(record.readUInt32LE(8));
    if (size <= 16344 || hive.readUInt32LE(24) < 4 || data.toString('latin1', 0, 2) !== 'db')
      return part(data, 0, size);
    const list = cell(data.readUInt32LE(4));
    const segments = Array.from({ length: data.readUInt16LE(2) }, (_, index) => {
      const left = Math.max(0, size - 16344 * index);
      return part(cell(list.readUInt32LE(4 * index)), 0, Math.min(16344, left));
    });
    return part(Buffer.concat(segments), 0, size);
  }

  const root = key(hive.readUInt32LE(36), null);
  for (const offset of securityUses.keys()) checkSecurity(hive, offset, unclaimed);
  return root;
}

/**
 * What may be left of a hive without the key at a path, whose parent is written at that time: one tree for each key
 * that has the name, since damaged and old hives have names twice.
 */
export function plainWithout(key: PlainKey, names: readonly string[], lastWritten: bigint): readonly PlainKey[] {
  const [name, ...rest] = names;
  return key.keys.flatMap((child, index) => {
    if (name === undefined || foldCase(child.name) !== foldCase(name)) return [];
    if (rest.length === 0) return [{ ...key, lastWritten: lastWritten.toString(), keys: key.keys.toSpliced(index, 1) }];
    return plainWithout(child, rest, lastWritten).map((below) => ({ ...key, keys: key.keys.with(index, below) }));
  });
}

/** The names that lead to each key below a key. */
export function plainPaths(key: PlainKey): readonly (readonly string[])[] {
  return key.keys.flatMap((child) => [[child.name], ...plainPaths(child).map((below) => [child.name, ...below])]);
}

function check(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

function part(bytes: Buffer, start: number, length: number): Buffer {
  check(start + length <= bytes.length, 'something is longer than its place');
  return bytes.subarray(start, start + length);
}

function text(bytes: Buffer, start: number, length: number, latin: boolean): string {
  return part(bytes, start, length).toString(latin ? 'latin1' : 'utf16le');
}

function content(hive: Buffer, offset: number): Buffer {
  return hive.subarray(BASE + offset + 4, BASE + offset - hive.readInt32LE(BASE + offset));
}

/** Offsets of all cells in use; the cells and bins must fill the hive without a gap. */
function usedCells(hive: Buffer): Set<number> {
  const used = new Set<number>();
  const end = hive.readUInt32LE(40);
  check(end > 0 && end % 4096 === 0 && BASE + end <= hive.length, 'the bins do not fit the file');
  for (let bin = 0; bin < end; bin += hive.readUInt32LE(BASE + bin + 8)) {
    const size = hive.readUInt32LE(BASE + bin + 8);
    check(hive.toString('latin1', BASE + bin, BASE + bin + 4) === 'hbin', `no bin at ${bin}`);
    check(hive.readUInt32LE(BASE + bin + 4) === bin, `bin ${bin} says that it lies elsewhere`);
    check(size > 0 && size % 4096 === 0 && bin + size <= end, `bin ${bin} has no possible size`);
    for (let at = bin + 32; at < bin + size; at += Math.abs(hive.readInt32LE(BASE + at))) {
      const stored = hive.readInt32LE(BASE + at);
      check(stored !== 0 && stored % 8 === 0 && at + Math.abs(stored) <= bin + size, `cell ${at} has no possible size`);
      if (stored < 0) used.add(at);
    }
  }
  return used;
}

/** A security cell is shared by keys, but by nothing else, and both its neighbours know it. */
function checkSecurity(hive: Buffer, offset: number, unclaimed: ReadonlySet<number>): void {
  check(unclaimed.has(offset), `security cell ${offset} is none, free, or used for something else`);
  const record = content(hive, offset);
  check(record.toString('latin1', 0, 2) === 'sk', `no security cell at ${offset}`);
  for (const [there, back] of [
    [4, 8],
    [8, 4],
  ] as const) {
    const neighbour = record.readUInt32LE(there);
    check(unclaimed.has(neighbour), `the neighbour ${neighbour} of security cell ${offset} is none`);
    check(content(hive, neighbour).readUInt32LE(back) === offset, `security cell ${offset} is not linked both ways`);
  }
}
