import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../main/platform/database.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import type { EditState } from '../../shared/model/history.ts';
import type { Proposal } from '../../shared/model/proposal.ts';
import { checkRecord, historyWorld } from '../support/historyWorld.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

const PROPOSAL: Proposal = {
  id: 'remove-key',
  title: 'Remove a profile key',
  risk: 'safe',
  warning: '',
  changes: [{ kind: 'deleteKey', file: 'SOFTWARE', fingerprint: 'aa', keyPath: 'A\\B', key: 'HKLM\\SOFTWARE\\A\\B' }],
  because: [],
  source: [],
};

const EDITED = { file: 'SOFTWARE', backup: '/b/0-SOFTWARE', sha256Before: 'aa', sha256After: 'bb', mode: 0o644 };

describe('the reading side', () => {
  test('cannot write', () => {
    const database = openDatabase(historyWorld().file);
    expect(() => database.reader.prepare('CREATE TABLE x (y)').run()).toThrow(/readonly/);
    database.close();
  });
});

describe('volumes', () => {
  test('are listed by the time they were opened', () => {
    const world = historyWorld();
    const history = world.open();
    unwrap(history.volumes.opened({ path: 'E:\\', computerName: 'OLD', product: null }));
    world.clock.advance(1000);
    unwrap(history.volumes.opened({ path: 'F:\\', computerName: null, product: 'Windows Server 2012 R2' }));
    world.clock.advance(1000);
    unwrap(history.volumes.opened({ path: 'E:\\', computerName: 'WIN-ORIG', product: null }));
    expect(unwrap(history.volumes.recent())).toEqual([
      {
        path: 'E:\\',
        computerName: 'WIN-ORIG',
        product: null,
        lastOpened: '2024-01-01T00:00:02.000Z',
        lastVerdict: null,
      },
      {
        path: 'F:\\',
        computerName: null,
        product: 'Windows Server 2012 R2',
        lastOpened: '2024-01-01T00:00:01.000Z',
        lastVerdict: null,
      },
    ]);
    expect(unwrap(history.records.page({})).records).toEqual([]);
    unwrap(history.records.save(checkRecord({ volume: 'G:\\' })));
    unwrap(history.volumes.forget('E:\\'));
    expect(unwrap(history.volumes.recent()).map((each) => each.path)).toEqual(['F:\\']);
    history.close();
  });

  test('that are forgotten keep their records', () => {
    const history = historyWorld().open();
    unwrap(history.volumes.opened({ path: 'E:\\', computerName: null, product: null }));
    unwrap(history.records.save(checkRecord()));
    unwrap(history.volumes.forget('E:\\'));
    expect(unwrap(history.records.page({ volume: 'E:\\' })).records.map((each) => each.volume)).toEqual(['E:\\']);
    history.close();
  });
});

describe('the state of the wizard', () => {
  test('is kept per volume, the last one wins', () => {
    const history = historyWorld().open();
    unwrap(history.wizard.save('E:\\', { step: 'checklist' }));
    unwrap(history.wizard.save('E:\\', { step: 'run', open: [1, null] }));
    expect([unwrap(history.wizard.load('E:\\')), unwrap(history.wizard.load('F:\\'))]).toEqual([
      { step: 'run', open: [1, null] },
      null,
    ]);
    const large = history.wizard.save('E:\\', 'x'.repeat(5_000_000));
    expect(large.ok ? 'saved' : large.problem.diagnostic.code).toBe('wizard-state-too-large');
    history.close();
  });
});

describe('edits', () => {
  test('keep their proposal and backups, and tell which one stands', () => {
    const world = historyWorld();
    const history = world.open();
    const ids = ['first', 'second'] as const;
    const [first, second] = ids;
    for (const id of ids) {
      world.clock.advance(1000);
      unwrap(history.edits.begin(editRecord(id), PROPOSAL, [EDITED]));
    }
    expect([unwrap(history.edits.lastApplied('E:\\')), unwrap(history.edits.inState('applying')).length]).toEqual([
      null,
      2,
    ]);
    for (const id of ids) unwrap(history.edits.setState(id, 'applied'));
    expect(unwrap(history.edits.lastApplied('E:\\'))?.id).toBe(second);
    world.clock.advance(1000);
    unwrap(history.edits.setState(second, 'undone'));
    expect(unwrap(history.edits.lastApplied('E:\\'))).toEqual({
      id: first,
      volume: 'E:\\',
      state: 'applied',
      at: '2024-01-01T00:00:01.000Z',
      changedAt: '2024-01-01T00:00:02.000Z',
      proposal: PROPOSAL,
      files: [EDITED],
    });
    expect(unwrap(history.records.page({})).records.map((each) => [each.id, each.outcome])).toEqual([
      [second, 'undone'],
      [first, 'applied'],
    ]);
    history.close();
  });

  test('the last one is that of the volume that is asked for', () => {
    const history = historyWorld().open();
    for (const [id, volume] of [
      ['A', 'E:\\'],
      ['B', 'F:\\'],
    ] as const) {
      unwrap(history.edits.begin({ ...editRecord(id), volume }, PROPOSAL, [EDITED]));
      unwrap(history.edits.setState(id, 'applied'));
    }
    const last = ['E:\\', 'F:\\', 'G:\\'].map((volume) => unwrap(history.edits.lastApplied(volume))?.id ?? null);
    expect(last).toEqual(['A', 'B', null]);
    history.close();
  });

  test('are saved with their record, both or neither', () => {
    const history = historyWorld().open();
    const twice = history.edits.begin(editRecord('one'), PROPOSAL, [EDITED, EDITED]);
    expect(twice.ok).toBe(true);
    unwrap(history.records.save({ ...checkRecord(), id: 'two' }));
    expect(history.edits.begin(editRecord('two'), PROPOSAL, [EDITED]).ok).toBe(false);
    expect(history.edits.begin({ ...editRecord('three'), kind: 'nothing' as 'edit' }, PROPOSAL, [EDITED]).ok).toBe(
      false,
    );
    // The database itself refuses the edit after its record was written.
    const broken = { ...EDITED, mode: null as unknown as number };
    expect(history.edits.begin(editRecord('four'), PROPOSAL, [broken]).ok).toBe(false);
    expect(unwrap(history.records.page({})).records.map((each) => each.id)).toEqual(['two', 'one']);
    expect(unwrap(history.edits.inState('applying')).map((each) => each.id)).toEqual(['one']);
    history.close();
  });
});

const editRecord = (id: string) => ({ ...checkRecord({ kind: 'edit', summary: 'edit' }), id });

/** Three records a day apart, the first of them an edit with a backup that came as far as `state`. */
function threeDays(state: EditState = 'applied') {
  const world = historyWorld();
  const history = world.open();
  const edit = 'the-edit';
  unwrap(history.edits.begin(editRecord(edit), PROPOSAL, [EDITED]));
  unwrap(history.edits.setState(edit, state));
  world.clock.advance(DAY_MS);
  for (const kind of ['check', 'run'] as const) {
    unwrap(history.records.save(checkRecord({ kind, summary: kind })));
    world.clock.advance(DAY_MS);
  }
  mkdirSync(join(world.backupsFolder, edit), { recursive: true });
  writeFileSync(join(world.backupsFolder, edit, '0-SOFTWARE'), 'old');
  const left = () => unwrap(history.records.page({})).records.map((each) => each.summary);
  const backedUp = () => existsSync(join(world.backupsFolder, edit));
  return { world, history, edit, left, backedUp };
}

const NOTHING_KEPT = { kept: [], warnings: [] };

describe('prune', () => {
  test('by age removes records, contents, edits and their backups', () => {
    const { world, history, left, backedUp } = threeDays();
    expect(unwrap(history.prune({ olderThanDays: 3 }))).toEqual({ ...NOTHING_KEPT, records: 0, edits: 0 });
    expect(unwrap(history.prune({ olderThanDays: 2 }))).toEqual({ ...NOTHING_KEPT, records: 1, edits: 1 });
    expect([left(), backedUp()]).toEqual([['run', 'check'], false]);
    history.close();
    const tables = openDatabase(world.file).writer;
    const count = (table: string) => tables.prepare(`SELECT count(*) AS n FROM ${table}`).get();
    expect(['bodies', 'edits', 'backups'].map((table) => count(table))).toEqual([{ n: 2 }, { n: 0 }, { n: 0 }]);
  });

  test('by number keeps the newest', () => {
    const { history, left } = threeDays();
    expect(unwrap(history.prune({ keep: 5 })).records).toBe(0);
    expect(unwrap(history.prune({ keep: 1 }))).toEqual({ ...NOTHING_KEPT, records: 2, edits: 1 });
    expect(left()).toEqual(['run']);
    expect(unwrap(history.prune({ keep: 0 })).records).toBe(1);
    history.close();
  });

  test('of single records takes their backups too', () => {
    const { history, edit, left, backedUp } = threeDays();
    expect(unwrap(history.remove([edit, 'none']))).toEqual({ ...NOTHING_KEPT, records: 1, edits: 1 });
    expect([left(), backedUp()]).toEqual([['run', 'check'], false]);
    history.close();
  });

  test.each(['undone', 'failed'] as const)('takes an edit that is %s', (state) => {
    const { history, backedUp } = threeDays(state);
    expect(unwrap(history.prune({ keep: 0 }))).toEqual({ ...NOTHING_KEPT, records: 3, edits: 1 });
    expect(backedUp()).toBe(false);
    history.close();
  });

  test.each(['applying', 'undoing'] as const)('keeps an edit that is %s, with its backups, and says so', (state) => {
    const { history, edit, left, backedUp } = threeDays(state);
    const removed = unwrap(history.remove([edit]));
    expect([removed.records, removed.edits, removed.kept]).toEqual([0, 0, [edit]]);
    const byNumber = unwrap(history.prune({ keep: 0 }));
    expect([byNumber.records, byNumber.edits, byNumber.kept]).toEqual([2, 0, [edit]]);
    const byAge = unwrap(history.prune({ olderThanDays: 0 }));
    expect([byAge.records, byAge.kept, byAge.warnings.map(({ code, severity }) => [code, severity])]).toEqual([
      0,
      [edit],
      [['edit-half-done-kept', 'warning']],
    ]);
    expect([left(), backedUp(), unwrap(history.edits.get(edit)).files]).toEqual([['edit'], true, [EDITED]]);
    history.close();
  });

  test('tells of backups that could not be removed', () => {
    const { world, history, edit, left } = threeDays();
    rmSync(world.backupsFolder, { recursive: true });
    symlinkSync(world.backupsFolder, world.backupsFolder);
    const { records, warnings } = unwrap(history.remove([edit]));
    expect([records, left(), warnings.map(({ code, where }) => [code, where])]).toEqual([
      1,
      ['run', 'check'],
      [['backups-not-removed', [{ file: join(world.backupsFolder, edit) }]]],
    ]);
    history.close();
  });

  test('does not count the record of an undo as an edit with backups', () => {
    const { history } = threeDays('undone');
    unwrap(history.records.save(editRecord('undo-of-it')));
    expect(unwrap(history.prune({ keep: 0 }))).toEqual({ ...NOTHING_KEPT, records: 4, edits: 1 });
    history.close();
  });

  test('refuses numbers that are none', () => {
    const { history, left } = threeDays();
    const outcomes = [
      history.prune({ keep: -1 }),
      history.prune({ olderThanDays: Number.NaN }),
      history.prune({ keep: 1e12 }),
    ];
    expect(outcomes.map((each) => (each.ok ? 'ok' : each.problem.kind))).toEqual(['usage', 'usage', 'usage']);
    expect(left()).toHaveLength(3);
    history.close();
  });
});
