import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openHistory } from '../../main/history/history.ts';
import { migrate, MIGRATIONS } from '../../main/history/migrate.ts';
import { systemClock } from '../../main/platform/clock.ts';
import { APPLICATION_ID, readDatabaseHeader } from '../../main/platform/databaseHeader.ts';
import { writeConnection } from '../../main/platform/database.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { checkRecord } from '../support/historyWorld.ts';
import { temporaryFolder } from '../support/corpus.ts';

const BOOKMARKS = `CREATE TABLE bookmarks (id INTEGER PRIMARY KEY, url TEXT); INSERT INTO bookmarks (url) VALUES ('x')`;

/** The first version whose databases carry the mark of the program. */
const MARKED = 5;

interface Made {
  readonly folder: string;
  readonly file: string;
}

function made(make: (file: string) => void): Made {
  const folder = temporaryFolder();
  const file = join(folder, 'mine.sqlite');
  make(file);
  return { folder, file };
}

function databaseOf(sql: string, version = 0) {
  return (file: string): void => {
    const database = new Sqlite(file);
    database.exec(sql);
    database.pragma(`user_version = ${version}`);
    database.close();
  };
}

/** A history as a version without the mark left it. */
function unmarked(version: number, sql = '') {
  return (file: string): void => {
    const database = new Sqlite(file);
    database.pragma('journal_mode = WAL');
    unwrap(migrate(writeConnection(database), '', MIGRATIONS.slice(0, version)));
    database.exec(sql);
    database.close();
  };
}

/** A database whose content stands in its write-ahead log only, as a process that was killed leaves it. */
function stopped(make: (database: Sqlite.Database) => void) {
  return (file: string): void => {
    const building = join(temporaryFolder(), 'building.sqlite');
    const database = new Sqlite(building);
    database.pragma('journal_mode = WAL');
    make(database);
    for (const suffix of ['', '-wal']) copyFileSync(building + suffix, file + suffix);
    database.close();
  };
}

function open({ file }: Made, named = true) {
  const backupsFolder = join(temporaryFolder(), 'backups');
  return openHistory({ file, named, backupsFolder, clock: systemClock, redact: (text) => text });
}

function codeOf(outcome: ReturnType<typeof open>): string {
  if (!outcome.ok) return `${outcome.problem.kind} ${outcome.problem.diagnostic.code}`;
  outcome.value.close();
  return ['opened', ...outcome.value.warnings.map((each) => each.code)].join(' ');
}

/** Every file of a folder with its bytes. */
function contentOf({ folder }: Made): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'base64')]));
}

describe('a database that the user named', () => {
  test.each([
    ['of another program', databaseOf(BOOKMARKS)],
    ['of another program, with a version of ours', databaseOf(BOOKMARKS, 3)],
    ['of another program, with the current version', databaseOf(BOOKMARKS, MIGRATIONS.length)],
    ['of another program, with a later version', databaseOf(BOOKMARKS, 99)],
    ['of another program, with its own mark', databaseOf(`PRAGMA application_id = 7; ${BOOKMARKS}`, 3)],
    ['of another program, in WAL mode', databaseOf(`PRAGMA journal_mode = WAL; ${BOOKMARKS}`, 1)],
    ['of another program that was stopped', stopped((database) => database.exec(BOOKMARKS))],
    ['with our tables and one more', unmarked(3, 'CREATE TABLE more (id)')],
    ['that is none', (file: string) => writeFileSync(file, 'notes, and mine')],
    ['that is damaged', (file: string) => writeFileSync(file, `SQLite format 3\0${'x'.repeat(5000)}`)],
  ])('%s is refused, and neither it nor its folder is touched', (_, make) => {
    const foreign = made(make);
    const before = contentOf(foreign);
    expect(codeOf(open(foreign))).toBe('input history-file-unusable');
    expect(contentOf(foreign)).toEqual(before);
  });

  test('of another program is not touched in the place of the history either', () => {
    const foreign = made(databaseOf(BOOKMARKS, 3));
    const before = contentOf(foreign);
    expect(codeOf(open(foreign, false))).toBe('input history-file-unusable');
    expect(contentOf(foreign)).toEqual(before);
  });

  test('without the mark is not set aside, damaged as it is', () => {
    const older = made(unmarked(3));
    const database = new Sqlite(older.file);
    const root = database.prepare(`SELECT max(rootpage) FROM sqlite_schema`).pluck().get();
    database.close();
    const bytes = readFileSync(older.file);
    writeFileSync(older.file, bytes.fill(0xee, (Number(root) - 1) * 4096));
    expect(codeOf(open(older))).toBe('input history-file-unusable');
    expect(readdirSync(older.folder).filter((name) => name.includes('damaged'))).toEqual([]);
    expect(codeOf(open(older, false))).toBe('opened history-set-aside');
  });

  test('with the mark is the history, and is set aside where it is damaged', () => {
    const ours = made((file) => writeFileSync(file, ''));
    const history = unwrap(open(ours));
    unwrap(history.records.saveAll(Array.from({ length: 200 }, () => checkRecord())));
    history.close();
    expect(readDatabaseHeader(ours.file)).toMatchObject({ value: { applicationId: APPLICATION_ID } });
    const bytes = readFileSync(ours.file);
    writeFileSync(ours.file, bytes.fill(0xee, 8192));
    expect(codeOf(open(ours))).toBe('opened history-set-aside');
  });

  test.each(Array.from({ length: MARKED }, (_, version) => version))(
    'of version %i, which had no mark, is brought to the current one and marked',
    (version) => {
      for (const named of [true, false]) {
        const older = made(unmarked(version));
        expect(codeOf(open(older, named))).toBe('opened');
        expect(readDatabaseHeader(older.file)).toMatchObject({
          value: { applicationId: APPLICATION_ID, userVersion: MIGRATIONS.length },
        });
      }
    },
  );

  test('that was stopped before its log was written back is known by what the log holds', () => {
    for (const version of [1, 3, MIGRATIONS.length]) {
      const versions = MIGRATIONS.slice(0, version);
      const older = made(stopped((database) => void migrate(writeConnection(database), '', versions)));
      expect(codeOf(open(older))).toBe('opened');
    }
  });
});

test('a new history carries the mark from its first page on', () => {
  const fresh = made(() => undefined);
  const history = unwrap(open(fresh));
  expect(readFileSync(fresh.file).readUInt32BE(68)).toBe(APPLICATION_ID);
  history.close();
});

test('a file that cannot be read is refused as such', () => {
  expect(codeOf(open(made((file) => mkdirSync(file))))).toBe('output history-file-unusable');
});
