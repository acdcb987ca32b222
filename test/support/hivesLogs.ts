import { buildHive } from '../../main/registry/regf/build.ts';
import { marvin32 } from '../../main/registry/regf/marvin.ts';
import { encodeDword } from '../../main/registry/values.ts';
import { NEW_YEAR_2020 } from './hives.ts';

const BASE = 4096;
const PAGE = 4096;
const SECTOR = 512;

/** States of one hive over time, with their number in `State`; the later ones are larger. */
export function hiveStates(count: number): readonly Uint8Array[] {
  return Array.from({ length: count }, (_, index) =>
    buildHive({
      lastWritten: NEW_YEAR_2020,
      root: {
        name: 'ROOT',
        values: [{ name: 'State', type: 'REG_DWORD', data: encodeDword(index + 1) }],
        keys: Array.from({ length: 60 * (index + 1) }, (__, key) => ({ name: `Key ${key}` })),
      },
    }),
  );
}

/**
 * A hive whose writer stopped in the middle: the primary sequence number is one ahead of the secondary one, which is
 * the hive's own and one more, and that of the first change in its logs.
 */
export function makeDirty(hive: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(hive);
  const view = new DataView(bytes.buffer);
  const sequence = view.getUint32(8, true) + 1;
  view.setUint32(4, sequence + 1, true);
  view.setUint32(8, sequence, true);
  seal(bytes);
  return bytes;
}

/** Recomputes the checksum of a base block. */
export function seal(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  let sum = 0;
  for (let at = 0; at < 508; at += 4) sum ^= view.getUint32(at, true);
  view.setUint32(508, sum, true);
}

/** A log of the new format: the states a hive went through after `states[0]`, one entry each, from `sequence` on. */
export function newLog(states: readonly Uint8Array[], sequence: number): Uint8Array {
  const entries = states.slice(1).map((state, index) => entry(states[index] ?? state, state, sequence + index));
  return joined([logBase(states[0] ?? new Uint8Array(SECTOR), 6, sequence), ...entries]);
}

/** A log of the new format that says of a hive, entry by entry, that it grew by 4 KiB, and changes nothing in it. */
export function growingLog(hive: Uint8Array, sequence: number, entries: number): Uint8Array {
  const page = { offset: 0, bytes: hive.subarray(BASE, BASE + 32) };
  const sizes = Array.from({ length: entries }, (_, index) => hive.length - BASE + PAGE * (index + 1));
  return joined([logBase(hive, 6, sequence), ...sizes.map((size, index) => entryOf(sequence + index, size, [page]))]);
}

/** A log of the old format that leads from one state of a hive to another. */
export function oldLog(before: Uint8Array, after: Uint8Array): Uint8Array {
  const sectors = (after.length - BASE) / SECTOR;
  const vector = new Uint8Array(Math.ceil((4 + sectors / 8) / SECTOR) * SECTOR);
  vector.set(new TextEncoder().encode('DIRT'));
  const pages = changed(before, after, SECTOR);
  for (const offset of pages) {
    const bit = offset / SECTOR;
    vector[4 + (bit >> 3)] = (vector[4 + (bit >> 3)] ?? 0) | (1 << (bit & 7));
  }
  const data = pages.map((offset) => after.subarray(BASE + offset, BASE + offset + SECTOR));
  const base = logBase(after, 1, 2);
  return joined([base, vector, ...data]);
}

function logBase(hive: Uint8Array, fileType: number, sequence: number): Uint8Array {
  const base = Uint8Array.from(hive.subarray(0, SECTOR));
  const view = new DataView(base.buffer);
  view.setUint32(4, sequence, true);
  view.setUint32(8, sequence, true);
  view.setUint32(28, fileType, true);
  seal(base);
  return base;
}

interface Page {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

function entry(before: Uint8Array, after: Uint8Array, sequence: number): Uint8Array {
  const pages = changed(before, after, PAGE).map((offset) => ({
    offset,
    bytes: after.subarray(BASE + offset, BASE + offset + PAGE),
  }));
  return entryOf(sequence, after.length - BASE, pages);
}

function entryOf(sequence: number, binsSize: number, pages: readonly Page[]): Uint8Array {
  const references = pages.map(({ offset, bytes }) => new Uint8Array(Uint32Array.of(offset, bytes.length).buffer));
  const content = joined([...references, ...pages.map((page) => page.bytes)]);
  const bytes = new Uint8Array(Math.ceil((40 + content.length) / SECTOR) * SECTOR);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode('HvLE'));
  [bytes.length, 0, sequence, binsSize, pages.length].forEach((field, index) =>
    view.setUint32(4 + 4 * index, field, true),
  );
  bytes.set(content, 40);
  writeHash(view, 24, marvin32(bytes, 40, bytes.length));
  writeHash(view, 32, marvin32(bytes, 0, 32));
  return bytes;
}

function writeHash(view: DataView, at: number, hash: { readonly low: number; readonly high: number }): void {
  view.setUint32(at, hash.low, true);
  view.setUint32(at + 4, hash.high, true);
}

/** Offsets (from the first bin) of the blocks that differ, those that are new included. */
function changed(before: Uint8Array, after: Uint8Array, block: number): readonly number[] {
  const offsets: number[] = [];
  for (let offset = 0; BASE + offset < after.length; offset += block) {
    const [a, b] = [before, after].map((state) => state.subarray(BASE + offset, BASE + offset + block));
    if (a === undefined || b === undefined || a.length !== b.length || !a.every((byte, index) => byte === b[index]))
      offsets.push(offset);
  }
  return offsets;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
