import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildHive, type KeySpec } from '../../../main/registry/regf/build.ts';
import { describeWithHiveTools, hivexml, NEW_YEAR_2020 } from '../../support/hives.ts';
import { deleteKey } from '../../support/hivesProfiles.ts';
import { type PlainKey, plainWithout, readPlainly } from '../../support/plainHive.ts';

const LATER = NEW_YEAR_2020 + 10_000_000n;
const LONGEST_MS = 5000;

/** A hive of every structure: class names, inline, short and large data, both kinds of names, a shared descriptor. */
const tree: KeySpec = {
  name: 'ROOT',
  values: [{ name: '', type: 'REG_DWORD', data: new Uint8Array(4).fill(1) }],
  keys: [
    { name: 'ProfileList', values: [blob('Default', 30)], keys: [profile('S-1-5-18'), profile('S-1-5-21-1001')] },
    { name: 'Schlüssel', className: 'class', keys: [{ name: 'Ключ', values: [blob('Имя', 60)] }, { name: 'B' }] },
    { name: 'Other', keys: Array.from({ length: 12 }, (_, index) => ({ name: `K${10 + index}` })) },
  ],
};

function profile(name: string): KeySpec {
  return { name, className: `of ${name}`, values: [blob('Sid', 28), blob('Flags', 4)], keys: [{ name: 'Below' }] };
}

function blob(name: string, length: number) {
  return { name, type: 'REG_BINARY', data: new Uint8Array(length).map((_, index) => index + length) } as const;
}

/** As `tree`, and with data in segments and an index root over two lists. */
const large: KeySpec = {
  name: 'ROOT',
  keys: [
    ...(tree.keys ?? []),
    { name: 'Large', values: [blob('Blob', 40_000)] },
    { name: 'Many', keys: Array.from({ length: 502 }, (_, index) => ({ name: `K${1000 + index}` })) },
  ],
};

interface Sample {
  readonly bytes: Uint8Array;
  /** File positions of all cells. */
  readonly cells: readonly number[];
  readonly paths: readonly string[];
}

function sample(root: KeySpec, minor: 3 | 5): Sample {
  const bytes = buildHive({ root, minor, lastWritten: NEW_YEAR_2020 });
  return { bytes, cells: cellsOf(bytes), paths: pathsOf(root) };
}

function pathsOf(spec: KeySpec): readonly string[] {
  return (spec.keys ?? []).flatMap((key) => [key.name, ...pathsOf(key).map((below) => `${key.name}\\${below}`)]);
}

function cellsOf(bytes: Uint8Array): readonly number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const cells: number[] = [];
  for (let bin = 4096; bin < bytes.length; bin += view.getUint32(bin + 8, true))
    for (let at = bin + 32; at < bin + view.getUint32(bin + 8, true); at += Math.abs(view.getInt32(at, true)))
      cells.push(at);
  return cells;
}

/** One word or byte of the hive to be overwritten; `pick` numbers choose, so that any sample can be changed. */
interface Change {
  readonly cell: number;
  readonly at: number;
  readonly kind: 'byte' | 'word' | 'offset' | 'size';
  readonly with: number;
}

const change: fc.Arbitrary<Change> = fc.record({
  cell: fc.nat(),
  at: fc.oneof(fc.nat({ max: 24 }), fc.nat({ max: 80 }), fc.nat({ max: 5000 })),
  kind: fc.constantFrom('byte', 'word', 'offset', 'offset', 'size'),
  with: fc.oneof(fc.nat({ max: 0xffff_ffff }), fc.constantFrom(0, 1, 8, 0x7fff_fff8, 0x8000_0000, 0xffff_ffff)),
});

function changed({ bytes, cells }: Sample, changes: readonly Change[]): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  for (const { cell, at, kind, with: value } of changes) {
    const start = cells[cell % cells.length] ?? 0;
    const word = Math.min(start + 4 * (at % 21), copy.length - 4);
    if (kind === 'byte') copy[Math.min(start + at, copy.length - 1)] = value;
    if (kind === 'word') view.setUint32(word, value, true);
    // An offset of another cell: the fields of lists, keys and values then lead to where they should not.
    if (kind === 'offset') view.setUint32(word, (cells[value % cells.length] ?? 0) - 4096, true);
    if (kind === 'size') view.setInt32(start, view.getInt32(start, true) + 8 * ((value % 9) - 4), true);
  }
  return copy;
}

function plainOrNull(bytes: Uint8Array): PlainKey | null {
  try {
    return readPlainly(bytes);
  } catch {
    return null;
  }
}

interface Deletion {
  readonly before: Uint8Array;
  /** Null when it was refused. */
  readonly after: Uint8Array | null;
}

/** Deletes a key of a changed hive and checks all that must hold whatever was changed. */
function deleteFrom(from: Sample, changes: readonly Change[], pick: number): Deletion {
  const before = changed(from, changes);
  const given = Uint8Array.from(before);
  const path = from.paths[pick % from.paths.length] ?? '';
  const start = performance.now();
  const outcome = deleteKey(before, path, LATER);
  expect(performance.now() - start).toBeLessThan(LONGEST_MS);
  expect(Buffer.compare(before, given)).toBe(0);
  if (!outcome.ok) {
    expect(outcome.problem.kind).not.toBe('internal');
    return { before, after: null };
  }
  const plain = plainOrNull(before);
  expect(plain).not.toBeNull();
  const possible = plain === null ? [] : plainWithout(plain, path.split('\\'), LATER);
  expect(possible.map((left) => JSON.stringify(left))).toContain(JSON.stringify(readPlainly(outcome.value)));
  return { before, after: outcome.value };
}

const changes = fc.array(change, { minLength: 1, maxLength: 3 });

describe('deleteKey in a damaged hive', () => {
  it.each([
    ['1.3', sample(tree, 3), 1500],
    ['1.5', sample(tree, 5), 1500],
    ['1.5 with large lists and data', sample(large, 5), 250],
  ])('refuses or leaves every other key and value as it was, in version %s', (_, from, numRuns) => {
    let done = 0;
    fc.assert(
      fc.property(changes, fc.nat(), (list, pick) => {
        if (deleteFrom(from, list, pick).after !== null) done += 1;
      }),
      { numRuns, seed: 20_260_101 },
    );
    // Both must have been tried often.
    expect(done).toBeGreaterThan(numRuns / 20);
    expect(done).toBeLessThan(numRuns * 0.8);
  });
});

describeWithHiveTools('deleteKey in a damaged hive, to other tools', () => {
  it('hivex reads what is left of a hive that was changed and not refused', () => {
    const from = sample(tree, 5);
    const seen = fc
      .sample(fc.tuple(changes, fc.nat()), { numRuns: 300, seed: 4 })
      .map(([list, pick]) => deleteFrom(from, list, pick))
      .filter(({ after }) => after !== null)
      .slice(0, 25);
    for (const { before, after } of seen) {
      const left = after === null ? null : readPlainly(after);
      if (after === null || left === null || hivexmlOrNull(before) === null) continue;
      expect(counts(hivexml(after))).toEqual({ keys: countKeys(left), values: countValues(left) });
    }
    expect(seen.length).toBe(25);
  });
});

function hivexmlOrNull(bytes: Uint8Array): string | null {
  try {
    return hivexml(bytes);
  } catch {
    return null;
  }
}

function counts(xml: string) {
  const count = (tag: string) => xml.split(tag).length - 1;
  return { keys: count('<node '), values: count('<value ') };
}

function countKeys(key: PlainKey): number {
  return key.keys.reduce((sum, child) => sum + countKeys(child), 1);
}

function countValues(key: PlainKey): number {
  return key.keys.reduce((sum, child) => sum + countValues(child), key.values.length);
}
