import { chmodSync, linkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyProposal } from '../../main/edits/applyProposal.ts';
import { settleEdits } from '../../main/edits/settleEdits.ts';
import { undoEdit } from '../../main/edits/undoEdit.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import { ANSWER_FILE, editWorld, HIVE, keyChange, proposal, SHOWN, textChange, XML } from '../support/editWorld.ts';

function told(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'ok' : `${outcome.problem.kind} ${outcome.problem.diagnostic.code}`;
}

/** A world in which an edit of both files was applied. */
function applied() {
  const world = editWorld();
  const hive = world.read(HIVE);
  const edit = unwrap(applyProposal(world.context, proposal(textChange(world), keyChange(world)), SHOWN));
  const restored = () => [world.read(ANSWER_FILE).toString() === XML, world.read(HIVE).equals(hive)];
  return { ...world, edit, hive, restored };
}

describe('undoEdit', () => {
  test('restores every byte and the permissions, once', () => {
    const world = applied();
    chmodSync(join(world.root, ANSWER_FILE), 0o600);
    const undone = unwrap(undoEdit(world.context, world.edit.id));
    expect([undone.id, undone.warnings, world.restored()]).toEqual([world.edit.id, [], [true, true]]);
    expect(statSync(join(world.root, ANSWER_FILE)).mode & 0o777).toBe(0o640);
    expect(unwrap(world.history.records.page({})).records.map((each) => [each.outcome, each.summary])).toEqual([
      ['undid', 'Undone: Mend it'],
      ['undone', 'Mend it'],
    ]);
    expect(unwrap(world.history.edits.lastApplied(world.root))).toBeNull();
    expect(told(undoEdit(world.context, world.edit.id))).toBe('refused edit-not-applied');
  });

  test('a file changed since stops it before the first byte', () => {
    const world = applied();
    const after = world.read(ANSWER_FILE);
    world.write(HIVE, 'changed since');
    expect(told(undoEdit(world.context, world.edit.id))).toBe('changed target-changed');
    expect([world.read(ANSWER_FILE), world.read(HIVE).toString()]).toEqual([after, 'changed since']);
  });

  test('what reads back differently is not taken for undone', () => {
    const world = applied();
    const onPoint = (file: string, point: string): void => {
      if (file === HIVE && point === 'renamed') world.write(file, 'what the disk made of it');
    };
    expect(told(undoEdit({ ...world.context, strategy: 'rename', onPoint }, world.edit.id))).toBe(
      'output edit-half-done',
    );
    expect(stateOf(world)).toBe('undoing');
  });

  test.each<readonly [string, (path: string) => void]>([
    ['is neither old nor new', (path) => writeFileSync(path, 'changed since')],
    ['is gone', (path) => rmSync(path)],
  ])('a file that %s is named with what is kept of it', (_, change) => {
    const world = applied();
    change(join(world.root, HIVE));
    const refused = undoEdit(world.context, world.edit.id);
    expect(refused.ok ? '' : refused.problem.diagnostic.detail).toContain(world.edit.files[1]?.backup);
  });

  test('a damaged backup is not written', () => {
    const world = applied();
    writeFileSync(world.edit.files[1]?.backup ?? '', 'damaged');
    const after = [world.read(ANSWER_FILE), world.read(HIVE)];
    expect(told(undoEdit(world.context, world.edit.id))).toBe('output backup-unusable');
    expect([world.read(ANSWER_FILE), world.read(HIVE)]).toEqual(after);
  });

  test('is refused on a barred volume and for an edit that is not there', () => {
    const world = applied();
    expect([
      told(undoEdit({ ...world.context, writeBar: 'hibernated' }, world.edit.id)),
      told(undoEdit(world.context, 'none')),
    ]).toEqual(['refused volume-write-barred', 'missing edit-not-found']);
    expect(world.restored()).toEqual([false, false]);
  });
});

/** Undoes until the second file is about to be written, as if the process ended there. */
function stopped() {
  const world = applied();
  const begun = new Set<string>();
  const onPoint = (file: string): void => {
    if (begun.add(file).size === 2) throw new Error('the process ends here');
  };
  expect(() => undoEdit({ ...world.context, onPoint }, world.edit.id)).toThrow('the process ends here');
  expect([stateOf(world), world.restored()]).toEqual(['undoing', [false, true]]);
  world.context.volume.refresh();
  return world;
}

describe('an undo that stops between its files', () => {
  test('is ended when the volume is opened again', () => {
    const world = stopped();
    chmodSync(join(world.root, ANSWER_FILE), 0o600);
    expect(settleEdits(world.context).map((each) => each.code)).toEqual(['edit-settled']);
    expect([stateOf(world), world.restored()]).toEqual(['undone', [true, true]]);
    expect(statSync(join(world.root, ANSWER_FILE)).mode & 0o777).toBe(0o640);
    expect(unwrap(world.history.records.page({})).records.map((each) => each.outcome)).toEqual(['undid', 'undone']);
    expect(settleEdits(world.context)).toEqual([]);
  });

  test('can be repeated, and is the last edit until then', () => {
    const world = stopped();
    expect(unwrap(world.history.edits.lastApplied(world.root))?.id).toBe(world.edit.id);
    expect(unwrap(undoEdit(world.context, world.edit.id)).warnings).toEqual([]);
    expect([stateOf(world), world.restored()]).toEqual(['undone', [true, true]]);
  });

  test('waits while the volume is barred or a file is neither old nor new', () => {
    const world = stopped();
    const barred = settleEdits({ ...world.context, writeBar: 'hibernated' });
    world.write(ANSWER_FILE, 'something else');
    const unexplained = settleEdits(world.context);
    expect([...barred, ...unexplained].map((each) => each.code)).toEqual(['edit-unsettled', 'edit-unsettled']);
    expect([stateOf(world), world.read(ANSWER_FILE).toString()]).toEqual(['undoing', 'something else']);
  });
});

describe('an undo that fails', () => {
  test('leaves the edit applied, all of it', () => {
    const world = applied();
    const after = [world.read(ANSWER_FILE), world.read(HIVE)];
    linkSync(join(world.root, ANSWER_FILE), join(world.root, 'second name'));
    expect(told(undoEdit(world.context, world.edit.id))).toBe('refused target-has-hard-links');
    expect([stateOf(world), world.read(ANSWER_FILE), world.read(HIVE)]).toEqual(['applied', ...after]);
  });

  test('of an edit of another volume touches neither', () => {
    const world = applied();
    const other = editWorld();
    other.write(ANSWER_FILE, world.read(ANSWER_FILE));
    other.write(HIVE, world.read(HIVE));
    const before = [other.read(ANSWER_FILE), other.read(HIVE)];
    const context = { ...other.context, history: world.history };
    expect(told(undoEdit(context, world.edit.id))).toBe('refused edit-of-another-volume');
    expect([other.read(ANSWER_FILE), other.read(HIVE), stateOf(world)]).toEqual([...before, 'applied']);
  });
});

/** The world after a crash between the files of an edit: the first `written` of two are new. */
function crashed(written: number) {
  const world = applied();
  if (written < 2) world.write(HIVE, world.hive);
  if (written < 1) world.write(ANSWER_FILE, XML);
  unwrap(world.history.edits.setState(world.edit.id, 'applying'));
  return world;
}

function stateOf(world: ReturnType<typeof applied>): string {
  return unwrap(world.history.edits.get(world.edit.id)).state;
}

describe('settleEdits', () => {
  test.each([
    [0, 'failed', [true, true]],
    [1, 'failed', [true, true]],
    [2, 'applied', [false, false]],
  ] as const)('after %d of 2 files the edit is %s', (written, state, restored) => {
    const world = crashed(written);
    expect(settleEdits(world.context).map((each) => each.code)).toEqual(['edit-settled']);
    expect([stateOf(world), world.restored()]).toEqual([state, restored]);
    expect(settleEdits(world.context)).toEqual([]);
  });

  test('leaves alone what it cannot explain, what is barred, and other volumes', () => {
    const world = crashed(1);
    const codes = [
      settleEdits({ ...world.context, volumeRoot: 'another' }),
      settleEdits({ ...world.context, writeBar: 'readOnlyDisk' }),
    ].map((found) => found.map((each) => each.code));
    world.write(HIVE, 'something else');
    const unexplained = settleEdits(world.context).map((each) => each.code);
    expect([codes, unexplained, stateOf(world)]).toEqual([[[], ['edit-unsettled']], ['edit-unsettled'], 'applying']);
    expect(world.read(ANSWER_FILE).toString()).toBe(XML.replace('>true<', '>false<'));
  });
});
