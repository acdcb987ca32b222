import { expect, test } from 'vitest';
import { buildHive } from '../../../main/registry/regf/build.ts';
import { editHive } from '../../../main/registry/regf/editHive.ts';
import { openHive } from '../../../main/registry/regf/hive.ts';
import { nameHash } from '../../../main/registry/regf/names.ts';
import { verifyHive } from '../../../main/registry/regf/verify.ts';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import { NEW_YEAR_2020 } from '../../support/hives.ts';
import { LATER } from '../../support/hivesProfiles.ts';

// Each pair is one letter to Unicode and two to Windows.
const APART = ['Icons', '\u0131cons', 'Sam', '\u017fam', '\u00b5', '\u039c'];
const ALIKE = ['\u00c4\u0178', '\u00e4\u00ff'] as const;

test('names differ in what Windows tells apart, and not in case', () => {
  const before = buildHive({ root: { name: 'ROOT', keys: [{ name: ALIKE[0] }] }, lastWritten: NEW_YEAR_2020 });
  const edits = [...APART, ALIKE[1]].map((keyPath) => ({ kind: 'addKey', keyPath }) as const);
  const hive = unwrap(openHive(unwrap(editHive(before, edits, LATER))));
  const names = Array.from(hive.root.subkeys(), ({ name }) => name);
  expect(new Set(names)).toEqual(new Set([...APART, ALIKE[0]]));
  expect(APART.map((name) => hive.root.subkey(name)?.name)).toEqual(APART);
  expect(verifyHive(hive)).toEqual([]);
});

test('the hash of a letter that Windows leaves alone is its own', () => {
  expect([nameHash('\u00b5'), nameHash('\u00e4')]).toEqual([0xb5, 0xc4]);
});
