import { invariant } from '../../shared/base/assert.ts';
import { failure, problem, success } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import type { WriteConnection } from '../platform/database.ts';
import { guarded } from './guarded.ts';
import { migration0001 } from './migrations/0001-records.ts';
import { migration0002 } from './migrations/0002-search-and-wizard.ts';
import { migration0003 } from './migrations/0003-undoing.ts';
import { migration0004 } from './migrations/0004-edits-by-volume.ts';
import { migration0005 } from './migrations/0005-mark.ts';
import { migration0006 } from './migrations/0006-loose-backups.ts';
import { migration0007 } from './migrations/0007-deleted-files.ts';

export interface Migration {
  /** The `user_version` that the database has afterwards. */
  readonly version: number;
  readonly name: string;
  readonly up: (database: WriteConnection) => void;
}

/** All migrations in order. A released one is never changed. */
export const MIGRATIONS: readonly Migration[] = [
  migration0001,
  migration0002,
  migration0003,
  migration0004,
  migration0005,
  migration0006,
  migration0007,
];

/** The version that this program reads and writes. */
export const CURRENT_VERSION = MIGRATIONS.length;

/**
 * Brings a database to the current version, each step in a transaction of its own, after a copy to `copyFile` where
 * there is something to lose. Gives the versions that ran. Problems: `history-too-new` (refused) for a database of a
 * later program, and those of `guarded`.
 */
export function migrate(
  database: WriteConnection,
  copyFile: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Outcome<readonly number[]> {
  migrations.forEach((each, index) => invariant(each.version === index + 1, `migration ${each.name} is out of order`));
  const from = database.userVersion;
  const newest = migrations.length;
  if (from > newest) return failure(tooNew(from, newest));
  return guarded('bring the history to the current version', () => {
    if (from > 0 && from < newest) database.copyTo(copyFile);
    return success(migrations.filter((each) => runOne(database, each)).map((each) => each.version));
  });
}

/** Whether the migration ran. The version is read inside the transaction, since another process may have been faster. */
function runOne(database: WriteConnection, migration: Migration): boolean {
  return database.transaction(() => {
    if (database.userVersion >= migration.version) return false;
    migration.up(database);
    database.setUserVersion(migration.version);
    return true;
  });
}

function tooNew(found: number, known: number): ReturnType<typeof problem> {
  return problem('refused', 'history-too-new', `The history was written by a later version of the program.`, {
    detail: `The database has version ${found}; this program knows versions up to ${known}. Nothing was changed.`,
    fix: 'Start the newest version, or name another database with --db FILE.',
  });
}
