import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildHive, type HiveSpec, type KeySpec, type ValueSpec } from '../../../main/registry/regf/build.ts';
import { countHive } from '../../../main/registry/regf/count.ts';
import { openHive } from '../../../main/registry/regf/hive.ts';
import { verifyHive } from '../../../main/registry/regf/verify.ts';
import { encodeString } from '../../../main/registry/values.ts';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import { REGISTRY_TYPES } from '../../../shared/model/registry.ts';
import {
  describeWithHiveTools,
  expectedRows,
  hivexTree,
  NEW_YEAR_2020,
  reglookupRows,
  treeOf,
  treeOfSpec,
} from '../../support/hives.ts';
import { keySpec } from '../../support/hivesArbitrary.ts';

const MINORS = [3, 4, 5, 6] as const;
const LEAVES = ['indexLeaf', 'fastLeaf', 'hashLeaf'] as const;

const everyType: readonly ValueSpec[] = REGISTRY_TYPES.map((type, index) => ({
  name: `Value ${index}`,
  type,
  data: encodeString('text of a value'),
}));

/** All that a hive of any version may have. */
const root: KeySpec = {
  name: 'ROOT',
  volatileKeys: 3,
  values: everyType,
  keys: [
    { name: 'Class', className: 'a class', values: [{ name: '', type: 'REG_SZ', data: encodeString('default') }] },
    {
      name: 'Large',
      values: [16_344, 16_345, 32_688, 32_689, 100_000].map((length) => ({
        name: `${length} bytes`,
        type: 'REG_BINARY' as const,
        data: new Uint8Array(length).map((_, index) => index % 251),
      })),
    },
    { name: 'Many', keys: Array.from({ length: 40 }, (_, index) => ({ name: `Key ${100 + index}` })) },
    { name: 'Ключ', values: [{ name: 'имя', type: 'REG_DWORD', data: Uint8Array.of(1, 2, 3, 4) }] },
    { name: 'Short', values: [0, 1, 2, 3, 4].map((length) => shortValue(length)) },
    { name: 'Volatile', volatileKeys: 1 },
  ],
};

function shortValue(length: number): ValueSpec {
  return { name: `${length}`, type: 'REG_BINARY', data: new Uint8Array(length).fill(7) };
}

const shapes: readonly Pick<HiveSpec, 'minor' | 'lists'>[] = [
  ...MINORS.map((minor) => ({ minor })),
  ...MINORS.flatMap((minor) => LEAVES.map((leaf) => ({ minor, lists: { leaf, leafElements: 7 } }))),
];

function readBack(spec: KeySpec, shape: Pick<HiveSpec, 'minor' | 'lists'>) {
  const hive = unwrap(openHive(buildHive({ ...shape, root: spec, lastWritten: NEW_YEAR_2020 })));
  return { hive, version: hive.header.version, tree: treeOf(hive.root), problems: verifyHive(hive) };
}

describe('versions of the format', () => {
  it.each(shapes)('1.$minor with lists $lists is read as it was described, and sound', (shape) => {
    const { hive, version, tree, problems } = readBack(root, shape);
    expect({ version, tree, problems }).toEqual({ version: `1.${shape.minor}`, tree: treeOfSpec(root), problems: [] });
    expect(hive.root.subkey('class')?.className).toBe('a class');
    expect(hive.root.subkey('MANY')?.subkey('key 139')?.name).toBe('Key 139');
    expect(hive.root.subkey('many')?.subkey('key 140')).toBeNull();
    expect(countHive(hive)).toEqual({ keys: 47, values: 24 });
  });

  it('any tree, in any of them', () => {
    fc.assert(
      fc.property(keySpec, fc.constantFrom(...shapes), (spec, shape) => {
        const { tree, problems } = readBack(spec, shape);
        expect({ tree, problems }).toEqual({ tree: treeOfSpec(spec), problems: [] });
      }),
      { numRuns: 100 },
    );
  });

  it('tells names apart that differ by the case of letters beyond 16 bits, as Windows does', () => {
    const { hive, problems } = readBack({ name: 'ROOT', keys: [{ name: '𐐐' }, { name: '𐐸' }] }, {});
    const names = ['𐐐', '𐐸'].map((name) => hive.root.subkey(name)?.name);
    expect({ names, problems }).toEqual({ names: ['𐐐', '𐐸'], problems: [] });
  });

  it.each(['1.2', '1.7', '2.5'])('%s is read as far as it goes, with a warning', (version) => {
    const bytes = buildHive({ root, lastWritten: NEW_YEAR_2020 });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const [major = 0, minor = 0] = version.split('.').map(Number);
    view.setUint32(20, major, true);
    view.setUint32(24, minor, true);
    const hive = unwrap(openHive(bytes));
    expect(hive.header.version).toBe(version);
    expect(hive.warnings.map(({ code }) => code)).toContain('hive-version-unknown');
  });
});

describeWithHiveTools('versions of the format in other tools', () => {
  // Of values other than texts, DWORDs and bytes hivexml prints no data, so those are compared by reglookup.
  const comparable: KeySpec = { ...root, values: everyType.slice(1, 2) };
  // Names that are not Latin it prints byte by byte.
  const latin: KeySpec = { ...root, keys: root.keys?.filter(({ name }) => name !== 'Ключ') ?? [] };

  it.each(shapes)('hivex reads 1.$minor with lists $lists as described', (shape) => {
    expect(hivexTree(buildHive({ ...shape, root: comparable, lastWritten: NEW_YEAR_2020 }))).toEqual(
      treeOfSpec(comparable),
    );
  });

  it.each(shapes)('reglookup reads 1.$minor with lists $lists as described', (shape) => {
    const bytes = buildHive({ ...shape, root: latin, lastWritten: NEW_YEAR_2020 });
    expect(reglookupRows(bytes).toSorted()).toEqual(expectedRows(treeOfSpec(latin)).toSorted());
  });
});
