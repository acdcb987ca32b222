import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildHive, type KeySpec } from '../../../main/registry/regf/build.ts';
import { countHive } from '../../../main/registry/regf/count.ts';
import { MAX_WARNINGS } from '../../../main/registry/regf/damage.ts';
import { openHive } from '../../../main/registry/regf/hive.ts';
import type { HiveKey } from '../../../main/registry/regf/hiveKey.ts';
import { BIG_DATA, KEY, VALUE } from '../../../main/registry/regf/layout.ts';
import { verifyHive } from '../../../main/registry/regf/verify.ts';
import { encodeString } from '../../../main/registry/values.ts';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import { NEW_YEAR_2020, treeOf } from '../../support/hives.ts';

const root: KeySpec = {
  name: 'ROOT',
  values: [{ name: '', type: 'REG_SZ', data: encodeString('default') }],
  keys: [
    { name: 'Alpha', className: 'class', keys: [{ name: 'Below', keys: [{ name: 'Deepest' }] }] },
    { name: 'Beta', values: [{ name: 'Blob', type: 'REG_BINARY', data: new Uint8Array(20_000).fill(1) }] },
    { name: 'Many', keys: Array.from({ length: 520 }, (_, index) => ({ name: `K${1000 + index}` })) },
  ],
};
const sound = buildHive({ root, lastWritten: NEW_YEAR_2020 });

/** The root, three keys in it, two below Alpha, 520 in Many. */
const ALL_KEYS = 526;

/** A copy with 32-bit words changed, by file position. */
function patched(words: Readonly<Record<number, number>>): Uint8Array {
  const bytes = Uint8Array.from(sound);
  const view = new DataView(bytes.buffer);
  for (const [position, word] of Object.entries(words)) view.setUint32(Number(position), word, true);
  return bytes;
}

function keyAt(...names: readonly string[]): {
  readonly position: number;
  readonly offset: number;
  field(at: number): number;
} {
  const hive = unwrap(openHive(sound));
  let key = hive.root;
  for (const name of names) key = key.subkey(name) ?? key;
  return {
    position: key.position,
    offset: key.offset,
    field: (at) => hive.cells.view.getUint32(key.position + at, true),
  };
}

/** File position of the first element of a key's list of subkeys. */
function firstElement(...names: readonly string[]): number {
  return 4096 + keyAt(...names).field(KEY.subkeyList) + 4 + 4;
}

/** File position of the one value of Beta. */
function firstValue(): number {
  const list = 4096 + 4 + keyAt('Beta').field(KEY.valueList);
  return 4096 + 4 + new DataView(sound.buffer, sound.byteOffset).getUint32(list, true);
}

/** File position of the cell with the first segment of that value's data. */
function firstSegment(): number {
  const view = new DataView(sound.buffer, sound.byteOffset);
  const record = 4096 + 4 + view.getUint32(firstValue() + VALUE.data, true);
  return 4096 + view.getUint32(4096 + 4 + view.getUint32(record + BIG_DATA.list, true), true);
}

function codes(bytes: Uint8Array): readonly string[] {
  return [...new Set(verifyHive(unwrap(openHive(bytes))).map((warning) => warning.code))];
}

describe('a damaged hive', () => {
  it('never throws, hangs or floods, whatever bytes are changed', () => {
    const change = fc.record({ at: fc.nat({ max: sound.length - 1 }), byte: fc.nat({ max: 255 }) });
    const near = fc.record({
      at: fc.integer({ min: 4096, max: 4096 + 9000 }),
      byte: fc.constantFrom(0, 1, 0x20, 0x80, 0xff),
    });
    fc.assert(
      fc.property(
        fc.array(fc.oneof(change, near), { minLength: 1, maxLength: 30 }),
        fc.nat({ max: sound.length }),
        (changes, cut) => {
          const bytes = Uint8Array.from(cut % 4 === 0 ? sound.subarray(0, cut) : sound);
          for (const { at, byte } of changes) if (at < bytes.length) bytes[at] = byte;
          const opened = openHive(bytes);
          if (!opened.ok) return opened.problem.kind === 'input';
          const counted = countHive(opened.value);
          const warnings = verifyHive(opened.value);
          return counted.keys <= bytes.length / 80 && warnings.length <= MAX_WARNINGS + 1;
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('gives everything beside a key that is gone, and says where', () => {
    const beta = keyAt('Beta');
    const hive = unwrap(openHive(patched({ [beta.position]: 0 })));
    expect(Object.keys(treeOf(hive.root).keys)).toEqual(['Alpha', 'Many']);
    expect(hive.warnings).toMatchObject([
      {
        code: 'hive-signature-wrong',
        where: [{ offset: beta.position }],
        evidence: [{ text: 'expected 0x6b6e, found 0x0' }],
      },
    ]);
  });

  it('does not follow a key into itself', () => {
    const bytes = patched({ [firstElement('Alpha')]: keyAt().offset });
    const hive = unwrap(openHive(bytes));
    expect(treeOf(hive.root).keys['Alpha']).toEqual({ values: {}, keys: {} });
    expect(countHive(hive).keys).toBe(ALL_KEYS - 2);
    // The element keeps the hash of the key that it named.
    expect(codes(bytes)).toEqual(['hive-hash-wrong', 'hive-key-loop']);
  });

  it('gives a key that two keys list below both, with a warning, and counts it once', () => {
    const bytes = patched({ [firstElement('Alpha')]: keyAt('Beta').offset });
    const hive = unwrap(openHive(bytes));
    expect(Object.keys(treeOf(hive.root).keys['Alpha']?.keys ?? {})).toEqual(['Beta']);
    expect(countHive(hive)).toEqual({ keys: ALL_KEYS - 2, values: 2 });
    expect(codes(bytes)).toEqual(['hive-hash-wrong', 'hive-key-parent', 'hive-cell-shared']);
  });

  it('gives a key once where one list names it again and again', () => {
    const [first, below] = [firstElement(), keyAt('Alpha').offset];
    const hive = unwrap(openHive(patched({ [first + 8]: below, [first + 16]: below })));
    expect(Array.from(hive.root.subkeys(), (key) => key.name)).toEqual(['Alpha']);
    expect(countHive(hive).keys).toBe(4);
  });

  it('ends soon where each of many levels is linked twice', () => {
    const level = (depth: number): KeySpec => ({
      name: 'A',
      keys: depth === 0 ? [] : [level(depth - 1), { name: 'B', keys: [{ name: 'A' }] }],
    });
    const bytes = buildHive({ root: level(60), lastWritten: NEW_YEAR_2020 });
    const view = new DataView(bytes.buffer);
    let key: HiveKey | null = unwrap(openHive(Uint8Array.from(bytes))).root;
    for (; key !== null; key = key.subkey('A')) {
      const target = key.subkey('A')?.subkey('A');
      const sibling = key.subkey('B');
      if (target === null || target === undefined || sibling === null) continue;
      const list = view.getUint32(sibling.position + KEY.subkeyList, true);
      view.setUint32(4096 + list + 8, target.offset, true);
    }
    const hive = unwrap(openHive(bytes));
    const start = performance.now();
    treeOf(hive.root);
    verifyHive(hive);
    expect(countHive(hive).keys).toBeLessThanOrEqual(181);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('finds a key in spite of a lying hash, with a warning', () => {
    const hive = unwrap(openHive(patched({ [firstElement() + 4]: 0x1234 })));
    expect(hive.root.subkey('ALPHA')?.name).toBe('Alpha');
    expect(hive.warnings.map((warning) => warning.code)).toEqual(['hive-hash-wrong']);
  });

  it.each([
    ['an offset behind the end', { [firstElement()]: 0x7fff_fff0 }, 'hive-cell-outside'],
    ['an offset between cells', { [firstElement()]: 0x21 }, 'hive-cell-unaligned'],
    ['a wrong count of subkeys', { [keyAt('Many').position + KEY.subkeyCount]: 3 }, 'hive-count-wrong'],
    ['values without a list', { [keyAt('Beta').position + KEY.valueList]: 0xffff_ffff }, 'hive-list-clipped'],
    ['more values than the list holds', { [keyAt('Beta').position + KEY.valueCount]: 9999 }, 'hive-list-clipped'],
    ['a bin without signature', { 4096: 0 }, 'hive-bin-signature'],
    ['another size of the bins', { 40: 0x7000_0000 }, 'hive-size-wrong'],
    ['another checksum', { 508: 1 }, 'hive-checksum-wrong'],
    ['a version of the future', { 24: 9 }, 'hive-version-unknown'],
  ])('is read in spite of %s', (_, words, code) => {
    const bytes = patched(words);
    expect(codes(bytes)).toContain(code);
    expect(Object.keys(treeOf(unwrap(openHive(bytes)).root).keys).length).toBeGreaterThanOrEqual(2);
  });

  it('ends a large value where a segment is cut short', () => {
    const [bytes, segment] = [patched({}), firstSegment()];
    new DataView(bytes.buffer).setInt32(segment, -4096, true);
    const hive = unwrap(openHive(bytes));
    expect(hive.root.subkey('Beta')?.value('Blob')?.data.length).toBe(4092);
    expect(hive.warnings.map((warning) => warning.code)).toEqual(['hive-big-data-short']);
  });

  it('reads no byte behind the end of a file that was cut in its last cell', () => {
    const value = firstValue();
    const end = sound.length - 4096;
    const bytes = patched({ [value + VALUE.data]: end - 4096, [end]: 0xffff_fffc }).subarray(0, end + 4);
    const hive = unwrap(openHive(bytes));
    expect(hive.root.subkey('Beta')?.value('Blob')?.data.length).toBe(0);
    expect(hive.warnings.map((warning) => warning.code)).toEqual(['hive-size-wrong', 'hive-cell-outside']);
  });

  it('finds a key by the part of its name that is there', () => {
    const alpha = keyAt('Alpha').position;
    const bytes = patched({});
    new DataView(bytes.buffer).setUint16(alpha + KEY.nameLength, 200, true);
    const [name] = Array.from(unwrap(openHive(bytes)).root.subkeys(), (key) => key.name);
    expect(name).toMatch(/^Alpha/);
    expect(unwrap(openHive(bytes)).root.subkey(name ?? '')?.name).toBe(name);
  });

  it('tells of names that go beyond their cells where something is not found beside them', () => {
    const bytes = patched({});
    const view = new DataView(bytes.buffer);
    view.setUint16(keyAt('Alpha').position + KEY.nameLength, 200, true);
    view.setUint16(firstValue() + VALUE.nameLength, 200, true);
    const told = (look: (top: HiveKey) => unknown): readonly string[] => {
      const hive = unwrap(openHive(bytes));
      expect(look(hive.root)).toBeNull();
      return hive.warnings.map(({ code, where }) => `${code} ${where[0]?.offset}`);
    };
    expect(told((top) => top.subkey('Alpha'))).toEqual([`hive-name-clipped ${keyAt('Alpha').position + KEY.name}`]);
    expect(told((top) => top.subkey('Beta')?.value('Blob') ?? null)).toEqual([
      `hive-name-clipped ${firstValue() + VALUE.name}`,
    ]);
  });

  it('is refused without a root key, with the reason', () => {
    const opened = openHive(patched({ [keyAt().position]: 0 }));
    expect(opened).toMatchObject({
      ok: false,
      problem: { kind: 'input', diagnostic: { code: 'hive-root-unreadable', related: ['hive-signature-wrong'] } },
    });
  });
});
