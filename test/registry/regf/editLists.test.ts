import { expect, test } from 'vitest';
import { buildHive } from '../../../main/registry/regf/build.ts';
import { editHive } from '../../../main/registry/regf/editHive.ts';
import { openHive } from '../../../main/registry/regf/hive.ts';
import { verifyHive } from '../../../main/registry/regf/verify.ts';
import { unwrap } from '../../../shared/model/diagnostic.ts';
import type { RegistryEdit } from '../../../shared/model/registry.ts';
import { NEW_YEAR_2020 } from '../../support/hives.ts';
import { LATER } from '../../support/hivesProfiles.ts';
import { plainEdited } from '../../support/plainEdits.ts';
import { readPlainly } from '../../support/plainHive.ts';

const LEAVES = ['indexLeaf', 'fastLeaf', 'hashLeaf'] as const;
const shapes = ([3, 4, 5, 6] as const).flatMap((minor) =>
  LEAVES.flatMap((leaf) => [1, 2, 7].map((leafElements) => ({ minor, leaf, leafElements }))),
);

/** Keys added in no order, so that each list is entered at its start, between its elements and behind them. */
const added = Array.from({ length: 20 }, (_, index) => `P\\k${(index * 7919) % 97}x`);

test.each(shapes)(
  '1.$minor with $leaf of $leafElements: keys come and go at every place of lists of any length, oddities included',
  ({ minor, leaf, leafElements }) => {
    for (const count of [0, 1, 2, 3, 8, 15]) {
      const keys = Array.from({ length: count }, (_, index) => ({ name: `K${10 + index}`, volatileKeys: index % 2 }));
      const parent = { name: 'P', volatileKeys: 3, className: 'c', keys };
      const root = { name: 'R', volatileKeys: 2, keys: [parent] };
      const before = buildHive({ minor, lists: { leaf, leafElements }, lastWritten: NEW_YEAR_2020, root });
      const edits: readonly RegistryEdit[] = [
        ...[...added, 'P\\ÄÖ', 'P\\Ключ'].map((keyPath) => ({ kind: 'addKey', keyPath }) as const),
        ...keys.slice(0, 1).map(({ name }) => ({ kind: 'deleteKey', keyPath: `p\\${name}` }) as const),
        { kind: 'setValue', keyPath: 'P', name: 'v', type: 'REG_SZ', data: 'x' },
      ];
      const after = unwrap(editHive(before, edits, LATER));
      expect(readPlainly(after)).toEqual(plainEdited(readPlainly(before), edits, LATER));
      const gone = unwrap(editHive(after, [{ kind: 'deleteKey', keyPath: 'P' }], LATER));
      for (const bytes of [after, gone]) {
        const hive = unwrap(openHive(bytes));
        expect([verifyHive(hive), hive.warnings]).toEqual([[], []]);
      }
    }
  },
);
