import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CURRENT_VERSION, migrate, MIGRATIONS } from '../../main/history/migrate.ts';
import { openHistory } from '../../main/history/history.ts';
import { fixedClock } from '../../main/platform/clock.ts';
import { openDatabase } from '../../main/platform/database.ts';
import type { Database } from '../../main/platform/database.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { historyWorld } from '../support/historyWorld.ts';

/** A database as an earlier version of the program left it. */
function databaseAt(version: number): { readonly file: string; readonly database: Database } {
  const { file } = historyWorld();
  const database = openDatabase(file);
  unwrap(migrate(database.writer, `${file}.copy`, MIGRATIONS.slice(0, version)));
  return { file, database };
}

function tableNames(database: Database): readonly string[] {
  return database.writer
    .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name`)
    .all()
    .map((row) => row.name);
}

const VERSIONS = MIGRATIONS.map((each) => each.version);

describe('migrations', () => {
  test('a new database runs all and is not copied', () => {
    const { file, database } = databaseAt(0);
    expect(unwrap(migrate(database.writer, `${file}.copy`))).toEqual(VERSIONS);
    expect([database.writer.userVersion, existsSync(`${file}.copy`)]).toEqual([CURRENT_VERSION, false]);
    expect(unwrap(migrate(database.writer, `${file}.copy`))).toEqual([]);
  });

  test('0002 fills the search text of old records and keeps everything else', () => {
    const { file, database } = databaseAt(1);
    database.writer.exec(`
      INSERT INTO volumes VALUES (1, 'E:\\', 'WIN-ÄÖ', 'Windows Server 2012 R2', '2024-01-01T00:00:00.000Z', 'fail');
      INSERT INTO records VALUES ('A', 'check', 1, '2024-01-01T00:00:00.000Z', 'fail', 'Two Keys');
      INSERT INTO records VALUES ('B', 'run', NULL, '2024-01-02T00:00:00.000Z', 'holds', 'ALL WELL');
    `);
    expect(unwrap(migrate(database.writer, `${file}.copy`))).toEqual(VERSIONS.slice(1));
    expect(database.writer.prepare('SELECT * FROM records ORDER BY id').all()).toEqual([
      {
        id: 'A',
        kind: 'check',
        volume_id: 1,
        at: '2024-01-01T00:00:00.000Z',
        outcome: 'fail',
        summary: 'Two Keys',
        search: 'two keys\ne:\\\nwin-äö',
      },
      {
        id: 'B',
        kind: 'run',
        volume_id: null,
        at: '2024-01-02T00:00:00.000Z',
        outcome: 'holds',
        summary: 'ALL WELL',
        search: 'all well\n\n',
      },
    ]);
    const copy = openDatabase(`${file}.copy`);
    expect([copy.writer.userVersion, copy.writer.prepare('SELECT count(*) AS n FROM records').get()]).toEqual([
      1,
      { n: 2 },
    ]);
  });

  test('0003 keeps every edit with its backups and lets an edit be undone half', () => {
    const { file, database } = databaseAt(2);
    database.writer.exec(`
      INSERT INTO records VALUES ('A', 'edit', NULL, '2024-01-01T00:00:00.000Z', 'applied', 'Mend it', 'mend it');
      INSERT INTO edits VALUES ('A', '{}', 'applied', '2024-01-01T00:00:00.000Z');
      INSERT INTO backups VALUES ('A', 0, 'a.xml', '/backups/A/0-a.xml', 'before', 'after', 416);
    `);
    expect(unwrap(migrate(database.writer, `${file}.copy`, MIGRATIONS.slice(0, 3)))).toEqual([3]);
    database.writer.exec(`UPDATE edits SET state = 'undoing'`);
    const all = (table: string) => database.writer.prepare(`SELECT * FROM ${table}`).all();
    expect([all('edits'), all('backups')]).toEqual([
      [{ id: 'A', proposal: '{}', state: 'undoing', changed_at: '2024-01-01T00:00:00.000Z' }],
      [
        {
          edit_id: 'A',
          position: 0,
          file: 'a.xml',
          backup: '/backups/A/0-a.xml',
          sha256_before: 'before',
          sha256_after: 'after',
          mode: 416,
        },
      ],
    ]);
    database.writer.exec(`DELETE FROM records`);
    expect([all('edits'), all('backups')]).toEqual([[], []]);
    expect(() => database.writer.exec(`INSERT INTO edits VALUES ('B', '{}', 'other', '')`)).toThrow(/constraint/i);
  });

  test('0004 gives every edit the volume of its record', () => {
    const { file, database } = databaseAt(3);
    database.writer.exec(`
      INSERT INTO volumes (id, path) VALUES (7, 'E:\\');
      INSERT INTO records VALUES ('A', 'edit', 7, '2024-01-01T00:00:00.000Z', 'applied', 'Mend it', 'mend it');
      INSERT INTO records VALUES ('B', 'edit', NULL, '2024-01-01T00:00:00.000Z', 'applied', 'Mend it', 'mend it');
      INSERT INTO edits SELECT id, '{}', 'applied', at FROM records;
      INSERT INTO backups VALUES ('A', 0, 'a.xml', '/backups/A/0-a.xml', 'before', 'after', 416);
    `);
    expect(unwrap(migrate(database.writer, `${file}.copy`, MIGRATIONS.slice(0, 4)))).toEqual([4]);
    const rows = (table: string, columns: string) =>
      database.writer.prepare(`SELECT ${columns} FROM ${table} ORDER BY 1`).raw().all();
    expect([rows('edits', 'id, volume_id, proposal, state'), rows('backups', 'edit_id')]).toEqual([
      [
        ['A', 7, '{}', 'applied'],
        ['B', null, '{}', 'applied'],
      ],
      [['A']],
    ]);
    expect(openDatabase(`${file}.copy`).writer.userVersion).toBe(3);
  });

  test('0007 keeps every backup and lets a file of an edit be deleted', () => {
    const { file, database } = databaseAt(6);
    database.writer.exec(`
      INSERT INTO records VALUES ('A', 'edit', NULL, '2024-01-01T00:00:00.000Z', 'applied', 'Mend it', 'mend it');
      INSERT INTO edits VALUES ('A', '{}', 'applied', '2024-01-01T00:00:00.000Z', NULL);
      INSERT INTO backups VALUES ('A', 0, 'a.xml', '/backups/A/0-a.xml', 'before', 'after', 416);
    `);
    expect(unwrap(migrate(database.writer, `${file}.copy`, MIGRATIONS.slice(0, 7)))).toEqual([7]);
    database.writer.exec(`INSERT INTO backups VALUES ('A', 1, 'b', '/backups/A/1-b', 'before', NULL, 416)`);
    const rows = () => database.writer.prepare('SELECT * FROM backups').raw().all();
    expect(rows()).toEqual([
      ['A', 0, 'a.xml', '/backups/A/0-a.xml', 'before', 'after', 416],
      ['A', 1, 'b', '/backups/A/1-b', 'before', null, 416],
    ]);
    database.writer.exec('DELETE FROM records');
    expect(rows()).toEqual([]);
  });

  test('every version comes to the same tables as a new database', () => {
    const fresh = databaseAt(CURRENT_VERSION).database;
    for (let version = 0; version < CURRENT_VERSION; version += 1) {
      const { file, database } = databaseAt(version);
      unwrap(migrate(database.writer, `${file}.copy`));
      expect(tableNames(database)).toEqual(tableNames(fresh));
    }
  });

  test('one that fails leaves the database as it was', () => {
    const { file, database } = databaseAt(CURRENT_VERSION);
    const broken = {
      version: CURRENT_VERSION + 1,
      name: 'broken',
      up: (writer: Database['writer']) => writer.exec('CREATE TABLE extra (id); INSERT INTO none VALUES (1);'),
    };
    const outcome = migrate(database.writer, `${file}.copy`, [...MIGRATIONS, broken]);
    expect(outcome.ok ? 'ok' : outcome.problem.diagnostic.code).toBe('history-failed');
    expect([database.writer.userVersion, tableNames(database).includes('extra')]).toEqual([CURRENT_VERSION, false]);
  });

  test('a database of a later program is refused and not touched', () => {
    const { file, database } = databaseAt(CURRENT_VERSION);
    database.writer.setUserVersion(99);
    database.close();
    const opened = openHistory({ file, backupsFolder: file, clock: fixedClock(0), redact: (text) => text });
    expect(opened.ok ? 'opened' : [opened.problem.kind, opened.problem.diagnostic.code]).toEqual([
      'refused',
      'history-too-new',
    ]);
    expect(openDatabase(file).writer.userVersion).toBe(99);
  });
});
