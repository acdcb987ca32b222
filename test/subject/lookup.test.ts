import { expect, test } from 'vitest';
import { buildHive } from '../../main/registry/regf/build.ts';
import { openHive } from '../../main/registry/regf/hive.ts';
import { mountRegistry } from '../../main/registry/view.ts';
import { CONTROL, findText, SYSTEM_SETUP } from '../../main/subject/lookup.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { NEW_YEAR_2020 } from '../support/hives.ts';

const bare = unwrap(openHive(buildHive({ root: { name: 'ROOT' }, lastWritten: NEW_YEAR_2020 })));
const without = mountRegistry([]);
const setless = mountRegistry([{ at: 'HKLM\\SYSTEM', hive: { kind: 'found', value: bare } }]);

function told(registry: typeof setless, key: string): string {
  const found = findText(registry, key, 'Any');
  return found.kind === 'unreadable' ? found.problem.diagnostic.summary : found.kind;
}

test('a hive that is missing is named itself, and a control set that is missing is told apart from it', () => {
  expect([
    told(without, CONTROL),
    told(without, SYSTEM_SETUP),
    told(setless, CONTROL),
    told(setless, SYSTEM_SETUP),
  ]).toEqual([
    'The hive HKLM\\SYSTEM is not on the volume.',
    'The hive HKLM\\SYSTEM is not on the volume.',
    'The hive HKLM\\SYSTEM does not hold the control set in use.',
    'absent',
  ]);
});
