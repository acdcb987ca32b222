import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readChecklistPlace, writeChecklistPlace } from '../../../renderer/components/checklistPlace.ts';
import { firstView, type ChecklistView } from '../../../renderer/components/checklistRows.ts';
import { formatRoute, parseRoute, START } from '../../../renderer/route.ts';
import { STANDINGS } from '../../../renderer/components/standing.ts';
import { CHECK_AREAS } from '../../../shared/model/check.ts';

const FIRST = firstView(null);

test('every view is read back from its address', () => {
  const view: fc.Arbitrary<ChecklistView> = fc.record({
    results: fc.subarray([...STANDINGS]),
    text: fc.string(),
    by: fc.constantFrom('area', 'result'),
    folded: fc.subarray([...CHECK_AREAS, ...STANDINGS]),
    selected: fc.constantFrom('', 'image-state', 'area:accounts', 'result:fail'),
  });
  fc.assert(
    fc.property(view, (wanted) => {
      const address = formatRoute({ ...START, screen: 'checklist', volume: 'D:', query: writeChecklistPlace(wanted) });
      expect(readChecklistPlace(parseRoute(address).query, FIRST)).toEqual(wanted);
    }),
  );
});

test('an address that says nothing leaves the view, one that names a finding shows it among the same results', () => {
  const kept = { ...FIRST, text: 'rdp', by: 'result' } as const;
  expect(readChecklistPlace({}, kept)).toBe(kept);
  expect(readChecklistPlace({ finding: 'image-state', folded: 'nowhere' }, FIRST)).toEqual({
    ...FIRST,
    selected: 'image-state',
  });
});
