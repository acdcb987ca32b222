import { linkSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyProposal } from '../../main/edits/applyProposal.ts';
import type { EditContext } from '../../main/edits/editContext.ts';
import { undoEdit } from '../../main/edits/undoEdit.ts';
import { openHive } from '../../main/registry/regf/hive.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import { ANSWER_FILE, editWorld, HIVE, keyChange, proposal, SHOWN, textChange, XML } from '../support/editWorld.ts';

function told(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'ok' : `${outcome.problem.kind} ${outcome.problem.diagnostic.code}`;
}

/** Fails the write of a file the way a disk does that is lost after the new file is in place. */
function failAfterRename(file: string, meanwhile: () => void): NonNullable<EditContext['onPoint']> {
  let failed = false;
  return (written, point) => {
    if (failed || written !== file || point !== 'renamed') return;
    failed = true;
    meanwhile();
    throw Object.assign(new Error('lost'), { code: 'EIO' });
  };
}

function profileKeys(bytes: Uint8Array): readonly string[] {
  const list = unwrap(openHive(bytes)).root.subkey('ProfileList');
  return list === null ? [] : [...list.subkeys()].map((key) => key.name);
}

/** Keeps a journal from being removed, as a program does that has it open. */
function holdJournal(_file: string, point: string): void {
  if (point === 'disarmed') throw Object.assign(new Error('busy'), { code: 'EBUSY' });
}

describe('applyProposal', () => {
  test('changes text and hive, keeps every other byte, and backs up first', () => {
    const world = editWorld();
    const before = { xml: world.read(ANSWER_FILE), hive: world.read(HIVE) };
    const applied = unwrap(applyProposal(world.context, proposal(textChange(world), keyChange(world)), SHOWN));
    expect(world.read(ANSWER_FILE).toString()).toBe(XML.replace('>true<', '>false<'));
    expect(profileKeys(world.read(HIVE))).toEqual(['S-1-5-21-1-2-3-1002']);
    expect(applied.files.map((each) => each.file)).toEqual([ANSWER_FILE, HIVE]);
    expect(applied.files.map((each) => readFileSync(each.backup))).toEqual([before.xml, before.hive]);
    expect(applied.files.map((each) => statSync(each.backup).mode & 0o777)).toEqual([0o600, 0o600]);
    expect(applied.files.map((each) => each.sha256After)).toEqual([
      world.fingerprint(ANSWER_FILE),
      world.fingerprint(HIVE),
    ]);
    expect([applied.files[0]?.mode, statSync(join(world.root, ANSWER_FILE)).mode & 0o777]).toEqual([0o640, 0o640]);
    expect(world.left()).toEqual({ backups: [applied.id], journals: [] });
  });

  test('records the edit with its state, and its proposal without the text of the edit', () => {
    const world = editWorld();
    const change = proposal(textChange(world));
    const { id, files } = unwrap(applyProposal(world.context, change, SHOWN));
    expect(unwrap(world.history.records.page({})).records).toEqual([
      {
        id,
        kind: 'edit',
        volume: world.root,
        computerName: null,
        at: '2024-01-01T00:00:00.000Z',
        outcome: 'applied',
        summary: 'Mend it',
      },
    ]);
    expect(unwrap(world.history.records.body(id))).toEqual({ kind: 'edit', proposal: SHOWN, files, undoes: null });
    expect(unwrap(world.history.edits.lastApplied(world.root))).toMatchObject({
      id,
      state: 'applied',
      proposal: {
        ...change,
        changes: change.changes.map((each) =>
          each.kind === 'editText' ? { ...each, edits: each.edits.map((edit) => ({ ...edit, content: '•••' })) } : each,
        ),
      },
      files,
    });
  });

  test('several changes of one file are one write', () => {
    const world = editWorld();
    const names = ['S-1-5-21-1-2-3-1001', 'S-1-5-21-1-2-3-1002'];
    const applied = unwrap(
      applyProposal(world.context, proposal(...names.map((name) => keyChange(world, name))), SHOWN),
    );
    expect([applied.files.length, profileKeys(world.read(HIVE))]).toEqual([1, []]);
  });

  test('finds the file in any case and writes it under its own name', () => {
    const world = editWorld();
    const change = { ...textChange(world), file: ANSWER_FILE.toUpperCase() };
    const applied = unwrap(applyProposal(world.context, proposal(change), SHOWN));
    expect([applied.files[0]?.file, world.read(ANSWER_FILE).includes('>false<')]).toEqual([ANSWER_FILE, true]);
  });

  test('a target that changed or went stops everything before the first byte', () => {
    const world = editWorld();
    const both = proposal(textChange(world), keyChange(world));
    world.write(HIVE, 'other');
    expect(told(applyProposal(world.context, both, SHOWN))).toBe('changed target-changed');
    rmSync(join(world.root, HIVE));
    expect(told(applyProposal(world.context, both, SHOWN))).toBe('changed target-changed');
    expect([world.read(ANSWER_FILE).toString(), world.left()]).toEqual([XML, { backups: [], journals: [] }]);
    expect(unwrap(world.history.records.page({})).records).toEqual([]);
  });

  test.each(['runningSystem', 'readOnlyDisk', 'hibernated', 'readOnlySwitch'] as const)(
    'is refused under %s',
    (writeBar) => {
      const world = editWorld();
      const outcome = applyProposal({ ...world.context, writeBar }, proposal(textChange(world)), SHOWN);
      expect([told(outcome), world.read(ANSWER_FILE).toString()]).toEqual(['refused volume-write-barred', XML]);
    },
  );

  test('never writes through a link, of the file or of a folder above it', () => {
    const world = editWorld();
    symlinkSync(join(world.root, 'Program Files'), join(world.root, 'Programs'));
    symlinkSync('sysprep2008.xml', join(world.root, 'Program Files/Amazon/Ec2ConfigService/link.xml'));
    const paths = [
      'Programs/Amazon/Ec2ConfigService/sysprep2008.xml',
      'Program Files/Amazon/Ec2ConfigService/link.xml',
    ];
    const outcomes = paths.map((file) => told(applyProposal(world.context, proposal(textChange(world, file)), SHOWN)));
    expect(outcomes).toEqual(['refused target-through-link', 'refused target-through-link']);
    expect(world.read(ANSWER_FILE).toString()).toBe(XML);
  });

  test('when the second file cannot be written, the first gets its bytes back', () => {
    const world = editWorld();
    const before = world.read(HIVE);
    linkSync(join(world.root, ANSWER_FILE), join(world.root, 'second name.xml'));
    const outcome = applyProposal(world.context, proposal(keyChange(world), textChange(world)), SHOWN);
    expect(told(outcome)).toBe('refused target-has-hard-links');
    expect([world.read(HIVE).equals(before), world.read(ANSWER_FILE).toString()]).toEqual([true, XML]);
    expect(unwrap(world.history.records.page({})).records.map((each) => each.outcome)).toEqual(['failed']);
    expect(world.left().journals).toEqual([]);
  });

  test.runIf(process.platform === 'linux')(
    'a file that got its new bytes although its write failed gets the old ones back',
    () => {
      const world = editWorld();
      const before = world.read(HIVE);
      const onPoint = failAfterRename(ANSWER_FILE, () => undefined);
      const outcome = applyProposal(
        { ...world.context, onPoint },
        proposal(keyChange(world), textChange(world)),
        SHOWN,
      );
      expect(told(outcome)).toBe('output file-not-written');
      expect([world.read(HIVE).equals(before), world.read(ANSWER_FILE).toString()]).toEqual([true, XML]);
      expect(unwrap(world.history.records.page({})).records.map((each) => each.outcome)).toEqual(['failed']);
    },
  );

  test.runIf(process.platform === 'linux')(
    'a file that is left in a mixture keeps the edit open, with its backups',
    () => {
      const world = editWorld();
      const before = world.read(HIVE);
      const onPoint = failAfterRename(ANSWER_FILE, () => world.write(ANSWER_FILE, 'half of it'));
      const outcome = applyProposal(
        { ...world.context, onPoint },
        proposal(keyChange(world), textChange(world)),
        SHOWN,
      );
      expect(told(outcome)).toBe('output edit-half-done');
      expect(world.read(HIVE).equals(before)).toBe(true);
      const [open] = unwrap(world.history.edits.inState('applying'));
      expect(open?.files.map((each) => readFileSync(each.backup).toString('latin1'))).toEqual([
        before.toString('latin1'),
        Buffer.from(XML).toString('latin1'),
      ]);
      expect(unwrap(world.history.remove([open?.id ?? ''])).kept).toEqual([open?.id]);
    },
  );

  test('what reads back differently is not taken for written: the edit stays open', () => {
    const world = editWorld();
    const onPoint = (file: string, point: string): void => {
      if (file === ANSWER_FILE && point === 'renamed') world.write(file, 'what the disk made of it');
    };
    const change = proposal(textChange(world), keyChange(world));
    const outcome = applyProposal({ ...world.context, strategy: 'rename', onPoint }, change, SHOWN);
    expect(told(outcome)).toBe('output edit-half-done');
    expect(outcome.ok ? '' : outcome.problem.diagnostic.detail).toContain('read back differently');
    expect(unwrap(world.history.records.page({})).records.map((each) => each.outcome)).toEqual(['applying']);
    expect(profileKeys(world.read(HIVE))).toHaveLength(2);
  });

  test('what reads back differently after a write in place gets its old bytes back', () => {
    const world = editWorld();
    const onPoint = (file: string, point: string): void => {
      if (file === ANSWER_FILE && point === 'truncated') world.write(file, 'what the disk made of it');
    };
    const before = world.read(HIVE);
    const change = proposal(keyChange(world), textChange(world));
    expect(told(applyProposal({ ...world.context, strategy: 'inPlace', onPoint }, change, SHOWN))).toBe(
      'output file-not-written',
    );
    expect([world.read(ANSWER_FILE).toString(), world.read(HIVE).equals(before)]).toEqual([XML, true]);
    expect(unwrap(world.history.records.page({})).records.map((each) => each.outcome)).toEqual(['failed']);
  });

  test('a file that would stay as it is is neither backed up nor written', () => {
    const world = editWorld();
    const same = { ...textChange(world), edits: [{ offset: XML.indexOf('true') - 1, length: 4, content: 'true' }] };
    expect(told(applyProposal(world.context, proposal(same), SHOWN))).toBe('usage nothing-changes');
    expect([world.left().backups, unwrap(world.history.records.page({})).records]).toEqual([[], []]);
    const applied = unwrap(applyProposal(world.context, proposal(same, keyChange(world)), SHOWN));
    expect(applied.files.map((each) => each.file)).toEqual([HIVE]);
  });

  test('a journal that cannot be removed is told; the edit stands, and so does its undo', () => {
    const world = editWorld();
    const context = { ...world.context, onPoint: holdJournal };
    const applied = unwrap(applyProposal(context, proposal(textChange(world)), SHOWN));
    const undone = unwrap(undoEdit(context, applied.id));
    expect([applied, undone].map(({ warnings }) => warnings.map((each) => each.code))).toEqual([
      ['journal-not-removed'],
      ['journal-not-removed'],
    ]);
    expect(unwrap(world.history.edits.get(applied.id)).state).toBe('undone');
    expect(world.read(ANSWER_FILE).toString()).toBe(XML);
  });

  test('without a backup nothing is written', () => {
    const world = editWorld();
    rmSync(world.folders.backups, { recursive: true });
    world.write('../backups', 'a file where the folder was');
    expect(told(applyProposal(world.context, proposal(textChange(world)), SHOWN))).toBe('output backup-not-written');
    expect(world.read(ANSWER_FILE).toString()).toBe(XML);
  });

  test('refuses proposals that cannot be carried out', () => {
    const world = editWorld();
    mkdirSync(join(world.root, 'folder'));
    const hiveAsText = { ...textChange(world, HIVE), file: HIVE };
    expect([
      told(applyProposal(world.context, proposal(), SHOWN)),
      told(applyProposal(world.context, proposal(keyChange(world), hiveAsText), SHOWN)),
      told(applyProposal(world.context, proposal(keyChange(world, 'none')), SHOWN)),
    ]).toEqual(['usage proposal-empty', 'usage proposal-mixed', 'missing key-not-found']);
    expect(world.left()).toEqual({ backups: [], journals: [] });
  });
});
