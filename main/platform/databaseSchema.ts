import { constants, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { writeConnection } from './database.ts';
import type { WriteConnection } from './database.ts';
import { attempt } from './hostFailure.ts';
import type { HostResult } from './hostFailure.ts';

/** What a database is, apart from its rows. */
export interface DatabaseSchema {
  readonly applicationId: number;
  readonly userVersion: number;
  /** The statements that made its tables and indexes, without what SQLite writes now in one way and now in another. */
  readonly statements: readonly string[];
}

/**
 * The schema of a database file, with what a stopped process left in its write-ahead log. A private copy is looked at
 * and removed again: SQLite itself cannot look into a database in WAL mode without making files beside it. Throws
 * SQLite's error.
 */
export function schemaOf(file: string): HostResult<DatabaseSchema> {
  const made = attempt(() => mkdtempSync(join(tmpdir(), 'imageprep-')));
  if (!made.ok) return made;
  const copy = join(made.value, 'copy.sqlite');
  try {
    const copied = attempt(() => {
      for (const suffix of ['', '-wal'])
        if (existsSync(file + suffix)) copyFileSync(file + suffix, copy + suffix, constants.COPYFILE_FICLONE);
    });
    return copied.ok ? { ok: true, value: readAndClose(new Sqlite(copy)) } : copied;
  } finally {
    rmSync(made.value, { recursive: true, force: true });
  }
}

/** The schema that some work makes of an empty database. Nothing is written to disk. */
export function schemaMadeBy(work: (writer: WriteConnection) => void): DatabaseSchema {
  const database = new Sqlite(':memory:');
  work(writeConnection(database));
  return readAndClose(database);
}

function readAndClose(database: Sqlite.Database): DatabaseSchema {
  try {
    return {
      applicationId: Number(database.pragma('application_id', { simple: true })),
      userVersion: Number(database.pragma('user_version', { simple: true })),
      statements: database
        .prepare<[], string>(`SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name`)
        .pluck()
        .all()
        .map((sql) => sql.replaceAll('"', '').replaceAll(/\s+/g, ' ')),
    };
  } finally {
    database.close();
  }
}
