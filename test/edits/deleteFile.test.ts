import {
  chmodSync,
  chownSync,
  linkSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyProposal } from '../../main/edits/applyProposal.ts';
import type { EditContext } from '../../main/edits/editContext.ts';
import { settleEdits } from '../../main/edits/settleEdits.ts';
import { undoEdit } from '../../main/edits/undoEdit.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import { canSetAttribute, getAttribute, setAttribute } from '../support/attributes.ts';
import {
  ANSWER_FILE,
  deletion,
  editWorld,
  keyChange,
  proposal,
  RUN_ONCE,
  SHOWN,
  textChange,
  threeFiles,
  XML,
  type EditWorld,
} from '../support/editWorld.ts';

const STREAM = ['user.Zone.Identifier', '5a6f6e654964'] as const;
const STREAM_KNOWN = canSetAttribute(...STREAM);
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

if (!STREAM_KNOWN) console.warn('SKIPPED: the stream of a deleted file needs extended attributes.');

function told(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'ok' : `${outcome.problem.kind} ${outcome.problem.diagnostic.code}`;
}

/** All that undoing has to bring back of the state file. */
function lookedAt(world: EditWorld) {
  const path = join(world.root, RUN_ONCE);
  const { mode, uid, gid, mtimeMs } = statSync(path);
  return { bytes: world.read(RUN_ONCE).toString(), mode, uid, gid, mtimeMs, stream: getAttribute(path, STREAM[0]) };
}

/** A world whose state file has everything that a new file would not have by itself. */
function dressedWorld(): EditWorld {
  const world = editWorld();
  const path = join(world.root, RUN_ONCE);
  if (STREAM_KNOWN) setAttribute(path, ...STREAM);
  if (isRoot) chownSync(path, NOBODY, NOBODY);
  chmodSync(path, 0o440);
  utimesSync(path, 1_000_000_000, 1_111_111_111);
  return world;
}

const beside = (world: EditWorld) => readdirSync(join(world.root, dirname(RUN_ONCE)));

/** A disk that is lost right after the file went. */
function loseDisk(_file: string, point: string): void {
  if (point === 'deleted') throw Object.assign(new Error('lost'), { code: 'EIO' });
}

describe('deleting a file', () => {
  test('takes that file alone, and undoing makes it anew with all it had', () => {
    const world = dressedWorld();
    const before = lookedAt(world);
    const { id, files } = unwrap(applyProposal(world.context, proposal(deletion(world)), SHOWN));
    expect([beside(world), files.map(({ file, sha256After }) => [file, sha256After])]).toEqual([
      [],
      [[RUN_ONCE, null]],
    ]);
    expect([world.read(ANSWER_FILE).toString(), world.left().journals]).toEqual([XML, []]);
    expect(unwrap(undoEdit(world.context, id)).warnings).toEqual([]);
    expect([lookedAt(world), beside(world), world.left().journals]).toEqual([before, ['.run-once'], []]);
    expect(told(undoEdit(world.context, id))).toBe('refused edit-not-applied');
  });

  test('is one edit with changes of other files, and is undone with them', () => {
    const world = editWorld();
    const hive = world.fingerprint(keyChange(world).file);
    const { id } = unwrap(applyProposal(world.context, threeFiles(world), SHOWN));
    expect([world.has(RUN_ONCE), world.read(ANSWER_FILE).includes('>false<')]).toEqual([false, true]);
    unwrap(undoEdit(world.context, id));
    expect([world.read(RUN_ONCE).toString(), world.read(ANSWER_FILE).toString()]).toEqual(['done\r\n', XML]);
    expect(world.fingerprint(keyChange(world).file)).toBe(hive);
  });

  test('when a later file cannot be written, the deleted one comes back', () => {
    const world = dressedWorld();
    const before = lookedAt(world);
    linkSync(join(world.root, ANSWER_FILE), join(world.root, 'second name.xml'));
    const outcome = applyProposal(world.context, proposal(deletion(world), textChange(world)), SHOWN);
    expect([told(outcome), lookedAt(world)]).toEqual(['refused target-has-hard-links', before]);
    expect(unwrap(world.history.records.page({})).records.map((each) => each.outcome)).toEqual(['failed']);
  });

  test('a file that went although its deletion failed comes back', () => {
    const world = editWorld();
    const context = { ...world.context, onPoint: loseDisk };
    expect(told(applyProposal(context, proposal(deletion(world)), SHOWN))).toBe('output file-not-deleted');
    expect([world.read(RUN_ONCE).toString(), world.left().journals]).toEqual(['done\r\n', []]);
  });

  test('what is not gone afterwards is not taken for deleted', () => {
    const world = editWorld();
    const onPoint: NonNullable<EditContext['onPoint']> = (file, point) => {
      if (point === 'deleted') world.write(file, 'somebody made it again');
    };
    expect(told(applyProposal({ ...world.context, onPoint }, proposal(deletion(world)), SHOWN))).toBe(
      'output edit-half-done',
    );
    expect(world.read(RUN_ONCE).toString()).toBe('somebody made it again');
  });
});

describe('a deletion is refused', () => {
  test('for a folder, and for what lies in a profile, in any case', () => {
    const world = editWorld();
    const inProfile = ['USERS/Administrator/NTUSER.DAT', 'Windows/ServiceProfiles/LocalService/a.txt'];
    for (const file of inProfile) world.write(file, 'hive');
    const folder = { kind: 'deleteFile', file: dirname(RUN_ONCE), fingerprint: '' } as const;
    const outcomes = [folder, ...inProfile.map((file) => deletion(world, file))].map((change) =>
      told(applyProposal(world.context, proposal(change), SHOWN)),
    );
    expect(outcomes).toEqual(['changed target-changed', 'refused target-in-profile', 'refused target-in-profile']);
    expect([...inProfile, RUN_ONCE].map((file) => world.has(file))).toEqual([true, true, true]);
  });

  test('through a link, for one of several names, and beside another change of the file', () => {
    const world = editWorld();
    symlinkSync(join(world.root, 'ProgramData'), join(world.root, 'All'));
    symlinkSync('.run-once', join(world.root, dirname(RUN_ONCE), 'link'));
    const links = ['All/Amazon/EC2Launch/state/.run-once', `${dirname(RUN_ONCE)}/link`];
    const outcomes = links.map((file) => told(applyProposal(world.context, proposal(deletion(world, file)), SHOWN)));
    const both = proposal(textChange(world), deletion(world, ANSWER_FILE));
    outcomes.push(told(applyProposal(world.context, both, SHOWN)));
    linkSync(join(world.root, RUN_ONCE), join(world.root, 'second name'));
    outcomes.push(told(applyProposal(world.context, proposal(deletion(world)), SHOWN)));
    expect(outcomes).toEqual([
      'refused target-through-link',
      'refused target-through-link',
      'usage proposal-mixed',
      'refused target-has-hard-links',
    ]);
    expect([world.has(RUN_ONCE), world.has(ANSWER_FILE)]).toEqual([true, true]);
  });

  test('where it changed since, and on a barred volume', () => {
    const world = editWorld();
    const change = proposal(deletion(world));
    const barred = told(applyProposal({ ...world.context, writeBar: 'hibernated' }, change, SHOWN));
    world.write(RUN_ONCE, 'new');
    expect([barred, told(applyProposal(world.context, change, SHOWN))]).toEqual([
      'refused volume-write-barred',
      'changed target-changed',
    ]);
    expect([world.read(RUN_ONCE).toString(), world.left().backups]).toEqual(['new', []]);
  });
});

/** A world in which the state file was deleted. */
function deleted() {
  const world = editWorld();
  return { ...world, id: unwrap(applyProposal(world.context, proposal(deletion(world)), SHOWN)).id };
}

describe('undoing a deletion', () => {
  test('never writes over a file that came since, nor through a link', () => {
    const world = deleted();
    world.write(RUN_ONCE, 'of a new start');
    expect(told(undoEdit(world.context, world.id))).toBe('changed target-changed');
    expect(world.read(RUN_ONCE).toString()).toBe('of a new start');
    const folder = join(world.root, dirname(RUN_ONCE));
    rmSync(folder, { recursive: true });
    expect(told(undoEdit(world.context, world.id))).toBe('changed target-changed');
    mkdirSync(join(world.root, 'elsewhere'));
    symlinkSync(join(world.root, 'elsewhere'), folder);
    expect(told(undoEdit(world.context, world.id))).toBe('refused target-through-link');
    expect(readdirSync(join(world.root, 'elsewhere'))).toEqual([]);
  });

  test('a file that comes at the last moment stays', () => {
    const world = deleted();
    symlinkSync('nowhere', join(world.root, RUN_ONCE));
    expect(told(undoEdit(world.context, world.id))).toBe('changed target-changed');
    expect(unwrap(world.history.edits.get(world.id)).state).toBe('applied');
  });

  test('is settled where a stop interrupted the deletion, or its undo', () => {
    const [gone, back] = [deleted(), deleted()];
    unwrap(gone.history.edits.setState(gone.id, 'applying'));
    unwrap(back.history.edits.setState(back.id, 'undoing'));
    for (const world of [gone, back])
      expect(settleEdits(world.context).map(({ code }) => code)).toEqual(['edit-settled']);
    expect([gone, back].map((world) => [unwrap(world.history.edits.get(world.id)).state, world.has(RUN_ONCE)])).toEqual(
      [
        ['applied', false],
        ['undone', true],
      ],
    );
  });
});
