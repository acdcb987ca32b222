import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draftReducer, editOf, EMPTY_DRAFT, type Draft, type DraftAction, type Edit } from '../../renderer/draft.ts';

const edit = (setting: string, value: string | null): Edit => ({ file: 'a.xml', setting, value, secret: false });
const after = (...actions: readonly DraftAction[]): Draft => actions.reduce(draftReducer, EMPTY_DRAFT);
const set = (...edits: readonly Edit[]): DraftAction => ({ kind: 'set', edits });

describe('draft', () => {
  test('setting a setting twice keeps one edit at its first place', () => {
    expect(after(set(edit('A', '1')), set(edit('B', '2')), set(edit('A', '3'))).edits).toEqual([
      edit('A', '3'),
      edit('B', '2'),
    ]);
  });

  test('several edits are one step to undo and to redo', () => {
    const draft = after(set(edit('A', '1')), set(edit('B', '2'), edit('C', null)), { kind: 'undo' });
    expect(draft.edits).toEqual([edit('A', '1')]);
    expect(draftReducer(draft, { kind: 'redo' }).edits).toEqual([edit('A', '1'), edit('B', '2'), edit('C', null)]);
  });

  test('a new edit ends what could be redone', () => {
    expect(after(set(edit('A', '1')), { kind: 'undo' }, set(edit('B', '2'))).future).toEqual([]);
  });

  test('taking back one edit and discarding all can be undone', () => {
    const two = [set(edit('A', '1'), edit('B', '2'))];
    expect(after(...two, { kind: 'drop', file: 'a.xml', setting: 'A' }).edits).toEqual([edit('B', '2')]);
    expect(after(...two, { kind: 'discard' }, { kind: 'undo' }).edits).toEqual([edit('A', '1'), edit('B', '2')]);
  });

  test('loading edits leaves nothing to undo', () => {
    expect(after(set(edit('A', '1')), { kind: 'load', edits: [edit('B', '2')] })).toEqual({
      edits: [edit('B', '2')],
      past: [],
      future: [],
    });
  });

  test('the edit of a setting is found by file and setting', () => {
    const draft = after(set(edit('A', '1')));
    expect(editOf(draft, 'a.xml', 'A')).toEqual(edit('A', '1'));
    expect(editOf(draft, 'b.xml', 'A')).toBeUndefined();
  });

  test('undoing everything ends with nothing, redoing everything ends where it was', () => {
    const actions = fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.string()), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(actions, (pairs) => {
        const done = after(...pairs.map(([name, value]) => set(edit(name, value))));
        const back = pairs.reduce((draft) => draftReducer(draft, { kind: 'undo' }), done);
        const forth = pairs.reduce((draft) => draftReducer(draft, { kind: 'redo' }), back);
        expect([back.edits, forth.edits]).toEqual([[], done.edits]);
      }),
    );
  });
});
