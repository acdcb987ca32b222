import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { PRIVATE_MODE } from './atomicFile.ts';
import { APPLICATION_ID } from './databaseHeader.ts';

/** Milliseconds that a statement waits for another process's write. */
const BUSY_TIMEOUT_MS = 5000;

/** A database to read from: SQLite itself refuses writes on it. */
export interface ReadConnection {
  readonly mode: 'read';
  readonly prepare: Sqlite.Database['prepare'];
}

/** The database to write to; reads on it see its own transaction. */
export interface WriteConnection {
  readonly mode: 'write';
  readonly prepare: Sqlite.Database['prepare'];
  exec(sql: string): void;
  /** Runs work whole or not at all; an exception rolls back and goes on. Nested calls become savepoints. */
  transaction<T>(work: () => T): T;
  readonly userVersion: number;
  setUserVersion(version: number): void;
  /** Writes a compact copy to a new file. */
  copyTo(file: string): void;
}

export interface Database {
  readonly writer: WriteConnection;
  readonly reader: ReadConnection;
  readonly sqliteVersion: string;
  close(): void;
}

/**
 * Opens or creates a database file (0600): WAL, foreign keys, synchronous FULL. What was written is on the disk when a
 * transaction returns: taking back an edit depends on its row, and under NORMAL a loss of power takes the last
 * transactions with it. A new one carries the program's mark. Throws SQLite's error.
 */
export function openDatabase(file: string): Database {
  const isNew = !existsSync(file);
  const write = new Sqlite(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    // Before WAL, so that the mark stands in the file itself from its first page on.
    if (write.pragma('page_count', { simple: true }) === 0) write.pragma(`application_id = ${APPLICATION_ID}`);
    write.pragma('journal_mode = WAL');
    write.pragma('synchronous = FULL');
    write.pragma('foreign_keys = ON');
    if (isNew && process.platform !== 'win32') chmodSync(file, PRIVATE_MODE);
    const read = new Sqlite(file, { readonly: true, timeout: BUSY_TIMEOUT_MS });
    return {
      writer: writeConnection(write),
      reader: { mode: 'read', prepare: read.prepare.bind(read) },
      sqliteVersion: String(read.prepare('SELECT sqlite_version()').pluck().get()),
      close: () => {
        read.close();
        write.close();
      },
    };
  } catch (error) {
    write.close();
    throw error;
  }
}

/** The writing side of an open database. */
export function writeConnection(database: Sqlite.Database): WriteConnection {
  return {
    mode: 'write',
    prepare: database.prepare.bind(database),
    exec: (sql) => void database.exec(sql),
    // Immediate: the lock is taken at the start, so a transaction never fails half-way for another writer.
    transaction: (work) => database.transaction(work).immediate(),
    get userVersion() {
      return Number(database.pragma('user_version', { simple: true }));
    },
    setUserVersion: (version) => void database.pragma(`user_version = ${version}`),
    copyTo: (copy) => {
      rmSync(copy, { force: true });
      database.prepare('VACUUM INTO ?').run(copy);
    },
  };
}

/** Pages that are looked through on every opening (32 MiB); in a larger database damage shows when it is read. */
const MAX_CHECKED_PAGES = 8192;

/**
 * Whether the content is sound: SQLite's first complaint, or null. `thorough` looks at everything, however large;
 * else a quick look is taken, and none at a large database.
 */
export function firstDamage(connection: WriteConnection, thorough: boolean): string | null {
  const pages = Number(connection.prepare('PRAGMA page_count').pluck().get());
  if (!thorough && pages > MAX_CHECKED_PAGES) return null;
  const check = thorough ? 'integrity_check' : 'quick_check';
  const complaint = String(connection.prepare(`PRAGMA ${check}(1)`).pluck().get());
  return complaint === 'ok' ? null : complaint;
}

/** Moves a database away, with the files that SQLite keeps beside it. */
export function moveDatabase(from: string, to: string): void {
  for (const suffix of ['', '-wal', '-shm']) if (existsSync(from + suffix)) renameSync(from + suffix, to + suffix);
}

/** What an exception of SQLite means; null when it is none of SQLite's. */
export function sqliteTrouble(error: unknown): { readonly code: string; readonly kind: SqliteTrouble } | null {
  if (!(error instanceof Sqlite.SqliteError)) return null;
  const known = Object.entries(TROUBLES).find(([prefix]) => error.code.startsWith(prefix));
  return { code: error.code, kind: known?.[1] ?? 'other' };
}

export type SqliteTrouble = 'damaged' | 'full' | 'busy' | 'readOnly' | 'inputOutput' | 'other';

const TROUBLES: Readonly<Record<string, SqliteTrouble>> = {
  SQLITE_CORRUPT: 'damaged',
  SQLITE_NOTADB: 'damaged',
  SQLITE_FULL: 'full',
  SQLITE_BUSY: 'busy',
  SQLITE_LOCKED: 'busy',
  SQLITE_READONLY: 'readOnly',
  SQLITE_CANTOPEN: 'readOnly',
  SQLITE_PERM: 'readOnly',
  SQLITE_IOERR: 'inputOutput',
};
