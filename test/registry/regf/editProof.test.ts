import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildHive, type KeySpec } from '../../../main/registry/regf/build.ts';
import { countHive } from '../../../main/registry/regf/count.ts';
import { editHive } from '../../../main/registry/regf/editHive.ts';
import { openHive } from '../../../main/registry/regf/hive.ts';
import { verifyHive } from '../../../main/registry/regf/verify.ts';
import { printValue } from '../../../main/registry/values.ts';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import type { RegistryEdit } from '../../../shared/model/registry.ts';
import { corpusBytes, corpusEntries, describeCorpus } from '../../support/corpus.ts';
import { choices, chosenEdits } from '../../support/editsArbitrary.ts';
import {
  describeWithHiveTools,
  expectedRows,
  hivexget,
  hivexml,
  hivexTree,
  NEW_YEAR_2020,
  reglookupLines,
  reglookupRows,
  type Tree,
} from '../../support/hives.ts';
import { LATER, profiles } from '../../support/hivesProfiles.ts';
import { plainFaults } from '../../support/plainChecks.ts';
import { plainEdited } from '../../support/plainEdits.ts';
import { type PlainKey, plainPaths, readPlainly } from '../../support/plainHive.ts';

/** `npm run test:hives` looks at every hive, at more of its keys, and at more made-up edits. */
const WIDE = process.env['MODE'] === 'wide';
const PATIENCE = WIDE ? 3_600_000 : 120_000;
const SMALL = WIDE ? Infinity : 300_000;

/** A plain key as the other tools' readers are compared. */
function treeOfPlain(key: PlainKey): Tree {
  const values = key.values.map(([name, type, data]) => {
    const printed = printValue({ type, data: Buffer.from(data, 'hex') });
    return [name, `${printed.type} ${JSON.stringify(printed.data)}`] as const;
  });
  return {
    values: Object.fromEntries(values),
    keys: Object.fromEntries(key.keys.map((child) => [child.name, treeOfPlain(child)] as const)),
  };
}

/** Rows that reglookup prints as they are. */
const isPlain = (row: string): boolean => /^[\w /.-]+,\w+$/.test(row);

const base: KeySpec = {
  ...profiles,
  values: [{ name: 'Text', type: 'REG_SZ', data: Buffer.from('a\0', 'utf16le') }],
};

describeWithHiveTools('edited hives in other tools', () => {
  it.each([3, 5] as const)(
    'version 1.%i: hivex and reglookup read the tree that any edits should make',
    (minor) => {
      const before = buildHive({ root: base, minor, lastWritten: NEW_YEAR_2020 });
      const plain = readPlainly(before);
      for (const chosen of fc.sample(choices, { numRuns: WIDE ? 500 : 12, seed: 7 })) {
        const { edits, expected } = chosenEdits(plain, chosen, LATER);
        const after = unwrap(editHive(before, edits, LATER));
        const tree = treeOfPlain(expected);
        expect(hivexTree(after)).toEqual(tree);
        const rows = expectedRows(tree).filter((row) => isPlain(row));
        expect(
          reglookupRows(after)
            .filter((row) => isPlain(row))
            .toSorted(),
        ).toEqual(rows.toSorted());
      }
    },
    PATIENCE,
  );

  it('hivexget reads data of every length that is set', () => {
    const before = buildHive({ root: base, lastWritten: NEW_YEAR_2020 });
    const bytes = [1, 4, 5, 16_344, 16_345, 100_000].map((length) => Buffer.alloc(length, `${length}`));
    const edits = bytes.map((data): RegistryEdit => ({
      kind: 'setValue',
      keyPath: 'Fresh\\Below',
      name: `N${data.length}`,
      type: 'REG_BINARY',
      data: data.toString('hex'),
    }));
    const after = unwrap(editHive(before, edits, LATER));
    for (const data of bytes) expect(hivexget(after, '\\Fresh\\Below', `N${data.length}`)).toEqual(data);
  });
});

const PLAIN_NAME = /^[\w .-]+$/;

/** Some edits of each kind, of keys all over a real hive whose names every tool prints as they are. */
function editsOf(root: PlainKey): readonly RegistryEdit[] {
  const paths = plainPaths(root).filter((path) => path.every((name) => PLAIN_NAME.test(name)));
  const shares = WIDE ? Array.from({ length: 20 }, (_, index) => index / 20) : [0.05, 0.4, 0.75];
  const picked = [...new Set(shares.map((share) => Math.floor(share * paths.length)))].map((at) => paths[at] ?? []);
  return picked.flatMap((path, index): readonly RegistryEdit[] => {
    const keyPath = path.join('\\');
    const set = (name: string, bytes: number): RegistryEdit => ({
      kind: 'setValue',
      keyPath,
      name,
      type: 'REG_BINARY',
      data: '5a'.repeat(bytes),
    });
    const [first, second] = valuesAt(root, path).filter((name) => PLAIN_NAME.test(name));
    return [
      set('ProofShort', 3),
      set('ProofLong', 17_000),
      ...(first === undefined ? [] : [set(first, 40)]),
      ...(second === undefined ? [] : [{ kind: 'deleteValue', keyPath, name: second } as const]),
      { kind: 'addKey', keyPath: `${keyPath}\\ProofKey\\Below` },
      ...(index === picked.length - 1 && path.length > 1 ? [{ kind: 'deleteKey', keyPath } as const] : []),
    ];
  });
}

function valuesAt(root: PlainKey, path: readonly string[]): readonly string[] {
  const key = path.reduce<PlainKey | undefined>((at, name) => at?.keys.find((child) => child.name === name), root);
  return (key?.values ?? []).map(([name]) => name);
}

/** Lines of reglookup about keys and values that none of the edits is about, times and data included. */
function untouched(lines: readonly string[], edits: readonly RegistryEdit[]): readonly string[] {
  const whole = edits
    .filter(({ kind }) => kind === 'addKey' || kind === 'deleteKey')
    .map((edit) => slashed(edit.keyPath));
  // A key that comes or goes changes the time of the one above; an added one came with its parent.
  const single = new Set(
    edits.flatMap((edit) => {
      const key = slashed(edit.keyPath);
      const above = [key, parentOf(key), parentOf(parentOf(key))];
      return 'name' in edit ? [key, slashed(`${edit.keyPath}\\${edit.name}`)] : above;
    }),
  );
  return lines.filter((line) => {
    const path = slashed(line.split(',')[0] ?? '');
    return !single.has(path) && !whole.some((key) => path === key || path.startsWith(`${key}/`));
  });
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The start of each line that the other list does not have. */
function onlyIn(lines: readonly string[] = [], other: readonly string[] = []): readonly string[] {
  const known = new Set(other);
  return lines.filter((line) => !known.has(line)).map((line) => line.slice(0, 100));
}

/** A path as lines are compared: '' for the root. */
function slashed(path: string): string {
  const names = path.toLowerCase().split(/[\\/]/);
  return names
    .filter((name) => name !== '')
    .map((name) => `/${name}`)
    .join('');
}

interface Edited {
  readonly file: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly edits: readonly RegistryEdit[];
}

/** Copies of all well-formed hives, edited; what our own readers and the strict ones of the tests see is compared. */
function editedHives(): readonly Edited[] {
  return corpusEntries('hives').flatMap((entry) => {
    if (entry.bytes > SMALL) return [];
    const file = entry.file.replace(/\.xz$/, '');
    const before = corpusBytes(file);
    const opened = openHive(before);
    if (!opened.ok || opened.value.dirty || verifyHive(opened.value).length > 0) return [];
    const plain = readPlainly(before);
    const edits = editsOf(plain);
    const after = unwrap(editHive(before, edits, LATER));
    expect(JSON.stringify(readPlainly(after)), file).toBe(JSON.stringify(plainEdited(plain, edits, LATER)));
    const known = new Set(plainFaults(before));
    expect(
      plainFaults(after).filter((fault) => !known.has(fault)),
      file,
    ).toEqual([]);
    expect(verifyHive(unwrap(openHive(after)))).toEqual([]);
    return [{ file, before, after, edits }];
  });
}

describeCorpus('copies of real hives', () => {
  describeWithHiveTools('edited', () => {
    it(
      'are what they should be to all readers, and what no edit is about is as before',
      () => {
        const hives = editedHives();
        for (const { file, before, after, edits } of hives) {
          const xml = hivexml(after);
          const count = (tag: string) => xml.split(tag).length - 1;
          const counts = countHive(unwrap(openHive(after)));
          expect({ keys: count('<node '), values: count('<value ') }, file).toEqual(counts);
          const [was, is] = [before, after].map((bytes) => untouched(reglookupLines(bytes), edits));
          expect(onlyIn(was, is), file).toEqual([]);
          expect(onlyIn(is, was), file).toEqual([]);
        }
        expect(hives.length).toBeGreaterThan(WIDE ? 40 : 20);
      },
      PATIENCE,
    );
  });
});
