import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openHistory } from '../../main/history/history.ts';
import { openDatabase } from '../../main/platform/database.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
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

describe('a damaged history', () => {
  test('is set aside whole, told of, and a new one is begun', () => {
    const world = historyWorld();
    writeFileSync(world.file, 'this is no database at all, but something else'.repeat(50));
    const history = world.open();
    expect(history.warnings.map((each) => each.code)).toEqual(['history-set-aside']);
    expect(unwrap(history.records.page({})).records).toEqual([]);
    history.close();
    const aside = join(world.folder, `history.damaged-${world.clock.nowMs()}.sqlite`);
    expect(readFileSync(aside, 'utf8')).toMatch(/^this is no database/);
  });

  test('damage in the middle is found on opening', () => {
    const world = historyWorld();
    const history = world.open();
    unwrap(history.records.saveAll(Array.from({ length: 400 }, () => checkRecord())));
    history.close();
    const bytes = readFileSync(world.file);
    writeFileSync(world.file, bytes.fill(0xa5, bytes.length / 2, bytes.length / 2 + 8192));
    const again = world.open();
    expect(again.warnings.map((each) => each.code)).toEqual(['history-set-aside']);
    again.close();
    expect(readdirSync(world.folder).filter((name) => name.includes('damaged'))).toHaveLength(1);
  });

  test('a folder in its place is a problem, not a crash', () => {
    const world = historyWorld();
    mkdirSync(world.file);
    const opened = openHistory({ ...world, redact: (text) => text });
    expect(opened.ok ? 'opened' : [opened.problem.kind, opened.problem.diagnostic.code]).toEqual([
      'output',
      'history-read-only',
    ]);
  });
});

describe('the reading side', () => {
  test('cannot write', () => {
    const database = openDatabase(historyWorld().file);
    expect(() => database.reader.prepare('CREATE TABLE x (y)').run()).toThrow(/readonly/);
    database.close();
  });
});

describe('volumes', () => {
  test('are listed by the time they were opened, with their last verdict', () => {
    const world = historyWorld();
    const history = world.open();
    unwrap(history.volumes.opened({ path: 'E:\\', computerName: 'OLD', product: null }));
    world.clock.advance(1000);
    unwrap(history.volumes.opened({ path: 'F:\\', computerName: null, product: 'Windows Server 2012 R2' }));
    world.clock.advance(1000);
    unwrap(history.volumes.opened({ path: 'E:\\', computerName: 'WIN-ORIG', product: null }));
    unwrap(history.volumes.judged('E:\\', 'fail'));
    expect(unwrap(history.volumes.recent())).toEqual([
      {
        path: 'E:\\',
        computerName: 'WIN-ORIG',
        product: null,
        lastOpened: '2024-01-01T00:00:02.000Z',
        lastVerdict: 'fail',
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
    const ids = [1, 2].map(() => {
      world.clock.advance(1000);
      return unwrap(history.records.save(checkRecord({ kind: 'edit' }))).id;
    });
    const [first = '', second = ''] = ids;
    for (const id of ids) unwrap(history.edits.begin(id, PROPOSAL, [EDITED]));
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
    history.close();
  });
});

/** Three records a day apart, the first of them an edit with a backup. */
function threeDays() {
  const world = historyWorld();
  const history = world.open();
  const ids = (['edit', 'check', 'run'] as const).map((kind) => {
    const { id } = unwrap(history.records.save(checkRecord({ kind, summary: kind })));
    world.clock.advance(DAY_MS);
    return id;
  });
  const [edit = ''] = ids;
  unwrap(history.edits.begin(edit, PROPOSAL, [EDITED]));
  mkdirSync(join(world.backupsFolder, edit), { recursive: true });
  writeFileSync(join(world.backupsFolder, edit, '0-SOFTWARE'), 'old');
  const left = () => unwrap(history.records.page({})).records.map((each) => each.summary);
  return { world, history, edit, left };
}

describe('prune', () => {
  test('by age removes records, contents, edits and their backups', () => {
    const { world, history, edit, left } = threeDays();
    expect(unwrap(history.prune({ olderThanDays: 3 }))).toEqual({ records: 0, edits: 0, left: [] });
    expect(unwrap(history.prune({ olderThanDays: 2 }))).toEqual({ records: 1, edits: 1, left: [] });
    expect([left(), existsSync(join(world.backupsFolder, edit))]).toEqual([['run', 'check'], false]);
    history.close();
    const tables = openDatabase(world.file).writer;
    const count = (table: string) => tables.prepare(`SELECT count(*) AS n FROM ${table}`).get();
    expect(['bodies', 'edits', 'backups'].map((table) => count(table))).toEqual([{ n: 2 }, { n: 0 }, { n: 0 }]);
  });

  test('by number keeps the newest', () => {
    const { history, left } = threeDays();
    expect(unwrap(history.prune({ keep: 5 })).records).toBe(0);
    expect(unwrap(history.prune({ keep: 1 }))).toEqual({ records: 2, edits: 1, left: [] });
    expect(left()).toEqual(['run']);
    expect(unwrap(history.prune({ keep: 0 })).records).toBe(1);
    history.close();
  });

  test('of single records takes their backups too', () => {
    const { world, history, edit, left } = threeDays();
    expect(unwrap(history.remove([edit, 'none']))).toEqual({ records: 1, edits: 1, left: [] });
    expect([left(), existsSync(join(world.backupsFolder, edit))]).toEqual([['run', 'check'], false]);
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
