import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildHive, type KeySpec } from '../../../main/registry/regf/build.ts';
import { countHive } from '../../../main/registry/regf/count.ts';
import { openHive, openHivePartly } from '../../../main/registry/regf/hive.ts';
import { verifyHive } from '../../../main/registry/regf/verify.ts';
import { encodeDword, encodeString } from '../../../main/registry/values.ts';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import {
  describeWithHiveTools,
  expectedRows,
  hivexTree,
  NEW_YEAR_2020,
  openBuilt,
  reglookupRows,
  treeOf,
  treeOfSpec,
} from '../../support/hives.ts';
import { keySpec } from '../../support/hivesArbitrary.ts';

const manyKeys: readonly KeySpec[] = Array.from({ length: 1200 }, (_, index) => ({
  name: `Service ${index}`,
  values: [{ name: 'Start', type: 'REG_DWORD', data: encodeDword(index) }],
}));

const wide: KeySpec = {
  name: 'ROOT',
  values: [{ name: 'Text', type: 'REG_SZ', data: encodeString('a "quoted" word') }],
  keys: [
    { name: 'Services', keys: manyKeys },
    { name: 'Large', values: [{ name: 'Blob', type: 'REG_BINARY', data: pattern(40_000) }] },
    { name: 'Deep', className: 'class', keys: [{ name: 'Deeper', keys: [{ name: 'Deepest' }] }] },
  ],
};

function pattern(length: number): Uint8Array {
  return new Uint8Array(length).map((_, index) => index % 251);
}

function countSpec(spec: KeySpec): { readonly keys: number; readonly values: number } {
  const below = (spec.keys ?? []).map(countSpec);
  return {
    keys: below.reduce((sum, count) => sum + count.keys, 1),
    values: below.reduce((sum, count) => sum + count.values, spec.values?.length ?? 0),
  };
}

describe('buildHive', () => {
  it('gives any tree back as it was described, in both versions of the format', () => {
    fc.assert(
      fc.property(keySpec, fc.constantFrom(3 as const, 5 as const), (root, minor) => {
        const hive = unwrap(openHive(buildHive({ root, minor, lastWritten: NEW_YEAR_2020 })));
        expect(treeOf(hive.root)).toEqual(treeOfSpec(root));
        expect(hive.header.rootName).toBe(root.name);
        expect(hive.root.lastWritten).toBe(root.lastWritten);
        expect(hive.root.className).toBe(root.className);
        expect(countHive(hive)).toEqual(countSpec(root));
        expect(verifyHive(hive)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('finds each of many subkeys through an index root, in any case, and none that is not there', () => {
    const services = openBuilt(wide).root.subkey('SERVICES');
    const found = manyKeys.map((key) => services?.subkey(key.name.toUpperCase())?.name);
    expect(found).toEqual(manyKeys.map((key) => key.name));
    expect(services?.subkey('Service 1200')).toBeNull();
  });

  it('writes a clean header', () => {
    const hive = unwrap(openHive(buildHive({ root: wide, lastWritten: NEW_YEAR_2020, fileName: 'SYSTEM' })));
    const { version, rootName, checksumOk, primarySequence, secondarySequence, lastWritten, fileName } = hive.header;
    expect({ version, rootName, checksumOk, primarySequence, secondarySequence, lastWritten, fileName }).toEqual({
      version: '1.5',
      rootName: 'ROOT',
      checksumOk: true,
      primarySequence: 1,
      secondarySequence: 1,
      lastWritten: NEW_YEAR_2020,
      fileName: 'SYSTEM',
    });
    expect({ dirty: hive.dirty, logsApplied: hive.logsApplied }).toEqual({ dirty: false, logsApplied: [] });
  });

  it('gives the same bytes for the same description', () => {
    const spec = { root: wide, lastWritten: NEW_YEAR_2020 };
    expect(buildHive(spec)).toEqual(buildHive(spec));
  });

  it('refuses names that differ only by case', () => {
    const root = { name: 'ROOT', keys: [{ name: 'Key' }, { name: 'KEY' }] };
    expect(() => buildHive({ root, lastWritten: 0n })).toThrow('names occur twice');
  });
});

describe('openHivePartly', () => {
  it('reads a value of a large hive from a small part of its bytes', () => {
    const whole = buildHive({ root: wide, lastWritten: NEW_YEAR_2020 });
    const part = new Uint8Array(whole.length);
    const loaded = new Set<number>();
    const hive = unwrap(
      openHivePartly(part, (position, length) => {
        for (let at = position; at < position + length; at += 1) loaded.add(at);
        part.set(whole.subarray(position, position + length), position);
      }),
    );
    expect(hive.root.subkey('Services')?.subkey('Service 777')?.value('Start')?.data).toEqual(encodeDword(777));
    expect(loaded.size).toBeLessThan(whole.length / 10);
  });
});

describeWithHiveTools('built hives in other tools', () => {
  it.each([3, 5] as const)('hivex and reglookup read a hive of version 1.%i as described', (minor) => {
    const bytes = buildHive({ root: wide, minor, lastWritten: NEW_YEAR_2020 });
    const tree = treeOfSpec(wide);
    expect(hivexTree(bytes)).toEqual(tree);
    expect(reglookupRows(bytes).toSorted()).toEqual(expectedRows(tree).toSorted());
  });
});
