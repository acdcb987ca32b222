import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOTHING_SAVED, readSaved, toSave, type SavedState } from '../../../renderer/wizard/savedState.ts';

const STATE: SavedState = {
  format: 1,
  purpose: 'failed',
  edits: [{ file: 'a.xml', setting: 'TimeZone', value: 'UTC', secret: false }],
  records: { checks: '01J' },
  kept: { checklist: { text: 'rdp' } },
};

test('a state is read back as it was stored', () => {
  expect(readSaved(JSON.parse(JSON.stringify(toSave(STATE))))).toEqual(STATE);
});

test('a password is never stored, and never read even if it was', () => {
  const secret = { file: 'a.xml', setting: 'AdministratorPassword/Value', value: 'hunter2', secret: true };
  expect(JSON.stringify(toSave({ ...STATE, edits: [...STATE.edits, secret] }))).not.toContain('hunter2');
  expect(readSaved({ ...STATE, edits: [secret] }).edits).toEqual([]);
});

test('anything of another shape is left out instead of breaking the window', () => {
  expect(readSaved({ ...STATE, edits: [{ file: 1 }, ...STATE.edits], records: { a: 1, b: 'x' }, kept: [] })).toEqual({
    ...STATE,
    records: { b: 'x' },
    kept: {},
  });
  expect(readSaved({ ...STATE, format: 2 })).toEqual(NOTHING_SAVED);
  fc.assert(fc.property(fc.jsonValue(), (stored) => readSaved(stored).format === 1));
});
