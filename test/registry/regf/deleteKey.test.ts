import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeySpec } from '../../../main/registry/regf/build.ts';
import { countHive } from '../../../main/registry/regf/count.ts';
import { openHive } from '../../../main/registry/regf/hive.ts';
import { KEY } from '../../../main/registry/regf/layout.ts';
import { verifyHive } from '../../../main/registry/regf/verify.ts';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import { corpusBytes, corpusEntries, describeCorpus } from '../../support/corpus.ts';
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
import { build, deleteKey, freeCellsOf, LATER, profiles } from '../../support/hivesProfiles.ts';
import { plainPaths, plainWithout, readPlainly } from '../../support/plainHive.ts';

function pathsOf(spec: KeySpec, above: readonly string[] = []): readonly (readonly string[])[] {
  return (spec.keys ?? []).flatMap((key) => [[...above, key.name], ...pathsOf(key, [...above, key.name])]);
}

/** The size field of the cell that is the list of ProfileList in a hive built of `profiles`. */
function sizeOfList(bytes: Uint8Array): number {
  const { cells, root } = unwrap(openHive(build(profiles)));
  const list = cells.view.getUint32((root.subkey('ProfileList')?.position ?? 0) + KEY.subkeyList, true);
  return new DataView(bytes.buffer, bytes.byteOffset).getInt32(4096 + list, true);
}

function freeBytes(bytes: Uint8Array): number {
  return freeCellsOf(bytes).reduce((sum, cell) => sum + cell.size, 0);
}

describe('deleteKey', () => {
  it('removes exactly the key and what is below it, from any tree', () => {
    fc.assert(
      fc.property(keySpec, fc.nat(), (root, pick) => {
        const candidates = pathsOf(root);
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
    expect(sizeOfList(build(profiles))).toBeLessThan(0);
    expect(sizeOfList(emptied)).toBeGreaterThan(0);
    expect(treeOf(hive.root).keys['ProfileList']).toEqual({ values: {}, keys: {} });
    expect(verifyHive(hive)).toEqual([]);
  });

  it('joins what it frees with the free cells beside it', () => {
    const [before, after] = [build(profiles), unwrap(deleteKey(build(profiles), 'Other', LATER))];
    // A built hive has one free cell at the end of each bin, so that any two side by side were not joined.
    expect(freeCellsOf(before).every((cell) => cell.last)).toBe(true);
    expect(freeCellsOf(after).filter((cell) => cell.besideFree)).toEqual([]);
    expect(freeBytes(after) - freeBytes(before)).toBeGreaterThan(501 * 80);
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

/** Hives of the corpus that are small enough to be read plainly again and again. */
const small = corpusEntries('hives').filter((entry) => entry.bytes < 1_500_000);

describeCorpus('real hives to a plain reader', () => {
  it('are, without a key, what they were', () => {
    const deleted = small.flatMap((entry) => {
      const before = corpusBytes(entry.file.replace(/\.xz$/, ''));
      const opened = openHive(before);
      if (!opened.ok || opened.value.dirty || verifyHive(opened.value).length > 0) return [];
      const tree = readPlainly(before);
      const paths = plainPaths(tree);
      const picked = [0.1, 0.5, 0.9].flatMap((share) => paths.slice(Math.floor(share * paths.length)).slice(0, 1));
      for (const path of picked) {
        const after = readPlainly(unwrap(deleteKey(before, path.join('\\'), LATER)));
        const possible = plainWithout(tree, path, LATER).map((left) => JSON.stringify(left));
        expect(possible).toContain(JSON.stringify(after));
      }
      return picked;
    });
    expect(deleted.length).toBeGreaterThan(100);
  });
});
