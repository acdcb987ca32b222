import { expect, test } from 'vitest';
import { planEdit } from '../../main/edits/planEdit.ts';
import { fixedClock } from '../../main/platform/clock.ts';
import { openHive } from '../../main/registry/regf/hive.ts';
import { verifyHive } from '../../main/registry/regf/verify.ts';
import { proposalsFor } from '../../main/remedies/proposals.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { describeWithHiveTools, expectedRows, hivexTree, namesOf, reglookupRows, treeOf } from '../support/hives.ts';
import { digest, sampleFiles, subjectOf, type Files } from '../support/worlds.ts';
import { REGISTRY_CASES } from './registryCases.ts';

const STALE = 'remove-stale-profile-keys';
const CASES = [...REGISTRY_CASES, { id: STALE, title: 'orphan profile', bad: () => sampleFiles('orphan-profile') }];

/** The hives that a remedy changes, as it leaves them. */
function hivesAfter(id: string, files: Files): readonly Uint8Array[] {
  const proposal = proposalsFor(subjectOf(files), digest).find((each) => each.id === id);
  const hives = (proposal?.changes ?? []).filter((change) => 'keyPath' in change);
  const planned = unwrap(planEdit(memoryFs(files), hives, fixedClock(0)));
  return planned.flatMap(({ after }) => (after === null ? [] : [after]));
}

describeWithHiveTools('a hive that a remedy has changed', () => {
  test.each(CASES)('is sound, and hivex and reglookup read it as we do: $id, $title', ({ id, bad }) => {
    const hives = hivesAfter(id, bad());
    expect(hives.length).toBeGreaterThan(0);
    for (const bytes of hives) {
      const hive = unwrap(openHive(bytes));
      expect([hive.dirty, verifyHive(hive)]).toEqual([false, []]);
      const ours = treeOf(hive.root);
      expect(namesOf(hivexTree(bytes))).toEqual(namesOf(ours));
      // The names of routes hold commas, which part reglookup's columns.
      const rows = reglookupRows(bytes).map((row) => row.replaceAll('%2C', ','));
      expect(rows).toEqual(expectedRows(ours));
    }
  });
});
