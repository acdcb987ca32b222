import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildHive, type KeySpec } from '../../../main/registry/regf/build.ts';
import { countHive } from '../../../main/registry/regf/count.ts';
import { deleteKey } from '../../../main/registry/regf/deleteKey.ts';
import { openHive } from '../../../main/registry/regf/hive.ts';
import { KEY, SECURITY } from '../../../main/registry/regf/layout.ts';
import { openSecurity } from '../../../main/registry/regf/securityCells.ts';
import { verifyHive } from '../../../main/registry/regf/verify.ts';
import { encodeString } from '../../../main/registry/values.ts';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import { corpusBytes, describeCorpus } from '../../support/corpus.ts';
import {
  describeWithHiveTools,
  expectedRows,
  hivexml,
  hivexTree,
  NEW_YEAR_2020,
  reglookupRows,
  treeOf,
  treeOfSpec,
  treeWithout,
} from '../../support/hives.ts';
import { keySpec } from '../../support/hivesArbitrary.ts';

const LATER = NEW_YEAR_2020 + 10_000_000n;

const profiles: KeySpec = {
  name: 'ROOT',
  keys: [
    {
      name: 'ProfileList',
      keys: [
        { name: 'S-1-5-18' },
        {
          name: 'S-1-5-21-1-2-3-1001',
          className: 'gone',
          values: [
            { name: 'ProfileImagePath', type: 'REG_SZ', data: encodeString('C:\\Users\\gone') },
            { name: 'Blob', type: 'REG_BINARY', data: new Uint8Array(50_000).fill(7) },
          ],
          keys: [{ name: 'Below', keys: [{ name: 'Deeper' }] }],
        },
      ],
    },
    { name: 'Other', keys: Array.from({ length: 501 }, (_, index) => ({ name: `K${1000 + index}` })) },
  ],
};

function build(root: KeySpec): Uint8Array {
  return buildHive({ root, lastWritten: NEW_YEAR_2020 });
}

function paths(spec: KeySpec, above: readonly string[] = []): readonly (readonly string[])[] {
  return (spec.keys ?? []).flatMap((key) => [[...above, key.name], ...paths(key, [...above, key.name])]);
}

/** How many keys the root's security cell says that it has. */
function uses(bytes: Uint8Array): number {
  const { cells, root } = unwrap(openHive(bytes));
  const cell = openSecurity(cells, cells.view.getUint32(root.position + KEY.security, true));
  return cells.view.getUint32(cell + SECURITY.references, true);
}

function codeOf(bytes: Uint8Array, path: string): string {
  const outcome = deleteKey(bytes, path, LATER);
  return outcome.ok ? 'deleted' : `${outcome.problem.kind} ${outcome.problem.diagnostic.code}`;
}

describe('deleteKey', () => {
  it('removes exactly the key and what is below it, from any tree', () => {
    fc.assert(
      fc.property(keySpec, fc.nat(), (root, pick) => {
        const candidates = paths(root);
        const path = candidates[pick % Math.max(1, candidates.length)];
        fc.pre(path !== undefined);
        const before = build(root);
        const after = unwrap(deleteKey(before, path.join('\\'), LATER));
        const hive = unwrap(openHive(after));
        expect(after.length).toBe(before.length);
        expect(treeOf(hive.root)).toEqual(treeWithout(treeOfSpec(root), path));
        expect(verifyHive(hive)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('leaves the given bytes alone and the rest of the file as it was', () => {
    const before = build(profiles);
    const copy = Uint8Array.from(before);
    const after = unwrap(deleteKey(before, 'ProfileList\\S-1-5-21-1-2-3-1001', LATER));
    expect(before).toEqual(copy);
    const hive = unwrap(openHive(after));
    expect({ ...hive.header, checksumStored: 0, checksumComputed: 0 }).toEqual({
      ...unwrap(openHive(before)).header,
      primarySequence: 2,
      secondarySequence: 2,
      lastWritten: LATER,
      checksumStored: 0,
      checksumComputed: 0,
    });
    expect(hive.root.subkey('ProfileList')?.lastWritten).toBe(LATER);
    expect(hive.root.subkey('Other')?.lastWritten).toBe(NEW_YEAR_2020);
  });

  it('takes an emptied list out of its index root, and the list of a last subkey away', () => {
    const once = unwrap(deleteKey(build(profiles), 'Other\\K1500', LATER));
    const other = unwrap(openHive(once)).root.subkey('Other');
    expect(Array.from(other?.subkeys() ?? []).length).toBe(500);
    const emptied = unwrap(
      deleteKey(
        unwrap(deleteKey(build(profiles), 'ProfileList\\S-1-5-18', LATER)),
        'profilelist\\s-1-5-21-1-2-3-1001',
        LATER,
      ),
    );
    const hive = unwrap(openHive(emptied));
    expect(treeOf(hive.root).keys['ProfileList']).toEqual({ values: {}, keys: {} });
    expect(verifyHive(hive)).toEqual([]);
  });

  it('gives back the uses of the security cell', () => {
    const before = build(profiles);
    expect(uses(before)).toBe(countHive(unwrap(openHive(before))).keys);
    expect(uses(unwrap(deleteKey(before, 'ProfileList\\S-1-5-21-1-2-3-1001', LATER)))).toBe(uses(before) - 3);
  });

  it('refuses what it cannot do safely and says why', () => {
    const clean = build(profiles);
    const dirty = Uint8Array.from(clean);
    new DataView(dirty.buffer).setUint32(4, 9, true);
    const damaged = Uint8Array.from(clean);
    const list = unwrap(openHive(clean)).root.subkey('Other')?.position ?? 0;
    new DataView(damaged.buffer).setUint32(list + KEY.subkeyCount, 7, true);
    expect([
      codeOf(clean, ''),
      codeOf(clean, 'ProfileList\\Nobody'),
      codeOf(dirty, 'ProfileList'),
      codeOf(damaged, 'ProfileList'),
      codeOf(new Uint8Array(600), 'ProfileList'),
    ]).toEqual([
      'refused key-is-root',
      'missing key-not-found',
      'refused hive-dirty',
      'refused hive-damaged',
      'input hive-not-regf',
    ]);
  });
});

describeWithHiveTools('hives with a deleted key in other tools', () => {
  it('hivex and reglookup read the tree without the key', () => {
    const path = ['ProfileList', 'S-1-5-21-1-2-3-1001'];
    const bytes = unwrap(deleteKey(build(profiles), path.join('\\'), LATER));
    const tree = treeWithout(treeOfSpec(profiles), path);
    expect(hivexTree(bytes)).toEqual(tree);
    expect(reglookupRows(bytes).toSorted()).toEqual(expectedRows(tree).toSorted());
  });

  describeCorpus('real hives', () => {
    it.each([
      ['bkerley__hackfortress__software', 'Microsoft\\Windows NT\\CurrentVersion\\ProfileList'],
      ['mkorman90__regipy__SYSTEM', 'ControlSet001\\Services'],
    ])('%s without %s is sound to hivex and to us', (name, path) => {
      const before = unwrap(openHive(corpusBytes(`hives/${name}`)));
      const after = unwrap(openHive(unwrap(deleteKey(before.bytes, path, LATER))));
      expect(verifyHive(after)).toEqual([]);
      const text = hivexml(after.bytes);
      const count = (tag: string) => text.split(tag).length - 1;
      expect({ keys: count('<node '), values: count('<value ') }).toEqual(countHive(after));
      expect(countHive(after).keys).toBeLessThan(countHive(before).keys);
    });
  });
});
