import type { Migration } from '../migrate.ts';

/**
 * Lets a file of an edit have no content afterwards: it was deleted. SQLite cannot take a condition from a column, so
 * the table is made anew.
 */
export const migration0007: Migration = {
  version: 7,
  name: 'deleted-files',
  up: (database) =>
    database.exec(`
      CREATE TABLE new_backups (
        edit_id TEXT NOT NULL REFERENCES edits (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        file TEXT NOT NULL,
        backup TEXT NOT NULL,
        sha256_before TEXT NOT NULL,
        sha256_after TEXT,
        mode INTEGER NOT NULL,
        PRIMARY KEY (edit_id, position)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO new_backups
        SELECT edit_id, position, file, backup, sha256_before, sha256_after, mode FROM backups;
      DROP TABLE backups;
      ALTER TABLE new_backups RENAME TO backups;
    `),
};
