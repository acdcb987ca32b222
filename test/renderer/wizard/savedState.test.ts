import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOTHING_SAVED, readSaved, toSave, type SavedState } from '../../../renderer/wizard/savedState.ts';

const STATE: SavedState = {
  format: 1,
  purpose: 'failed',
  edits: [{ file: 'a.xml', setting: 'TimeZone', value: 'UTC', secret: false }],
  left: 0,
  records: { checks: '01J' },
  stale: ['checks'],
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

test('what belongs to a password is not kept without it, and counted', () => {
  const user = 'oobeSystem/Microsoft-Windows-Shell-Setup/UserAccounts/AdministratorPassword';
  const edits = [
    { file: 'b.xml', setting: 'Properties/SetPasswordAfterSysprep', value: 'No', secret: false, group: 'choice' },
    { file: 'a.xml', setting: `${user}/Value`, value: 'hunter2', secret: true, group: 'choice' },
    { file: 'a.xml', setting: `${user}/PlainText`, value: 'true', secret: false },
    { file: 'b.xml', setting: `${user}/PlainText`, value: 'true', secret: false, group: 'other' },
  ];
  expect(readSaved(toSave({ ...STATE, edits: [...STATE.edits, ...edits] }))).toEqual({
    ...STATE,
    edits: [...STATE.edits, edits[3]],
    left: 3,
  });
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
