import { expect, test } from 'vitest';
import { CHECKS } from '../../main/checks/catalogue.ts';
import { editHive } from '../../main/registry/regf/editHive.ts';
import { findNumber } from '../../main/subject/lookup.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import type { RegistryEdit } from '../../shared/model/registry.ts';
import { sampleFiles, subjectOf, type Files } from '../support/worlds.ts';
import { without } from './volumes.ts';

const SYSTEM = 'Windows/System32/config/SYSTEM';
const files = sampleFiles('failed-copyprofile');

const edited = (edit: RegistryEdit): Files => ({
  ...files,
  [SYSTEM]: unwrap(editHive(files[SYSTEM] as Uint8Array, [edit], 0n)),
});
const resultsOf = (of: Files): ReadonlyMap<string, string> => {
  const subject = subjectOf(of);
  return new Map(CHECKS.map((rule) => [rule.id, rule.run(subject).result]));
};
/** Why a value below CurrentControlSet is not known. */
const reasonOf = (of: Files): string | null => {
  const found = findNumber(subjectOf(of).registry, 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server', 'Port');
  return found.kind === 'unreadable' ? found.problem.diagnostic.summary : null;
};

const current = (data: string): RegistryEdit => ({
  kind: 'setValue',
  keyPath: 'Select',
  name: 'Current',
  type: 'REG_DWORD',
  data,
});
const NOT_HELD = 'The hive HKLM\\SYSTEM does not hold the control set in use.';

test.each<[string, RegistryEdit, string]>([
  ['Select is missing', { kind: 'deleteKey', keyPath: 'Select' }, NOT_HELD],
  ['Select has no Current', { kind: 'deleteValue', keyPath: 'Select', name: 'Current' }, NOT_HELD],
  ['Current names a set that is not there', current('3'), NOT_HELD],
  ['Current is no number of a set', current('0'), 'The control set in use cannot be told.'],
])('where %s, no check decides by what is not found in it', (_, edit, reason) => {
  const [truth, results] = [resultsOf(files), resultsOf(edited(edit))];
  const other = [...results].filter(([id, result]) => result !== truth.get(id));
  expect(other.filter(([, result]) => result !== 'unknown')).toEqual([]);
  expect(other.length).toBeGreaterThan(30);
  expect(reasonOf(edited(edit))).toBe(reason);
});

test('a SYSTEM hive that is not there is named as such', () =>
  expect([reasonOf(files), reasonOf(without(files, /config\/SYSTEM$/))]).toEqual([
    null,
    'The hive HKLM\\SYSTEM is not on the volume.',
  ]));
