import type { Migration } from '../migrate.ts';

/**
 * Lets an edit be `undoing`, so that an undo that was stopped between its files can be ended. SQLite cannot change a
 * condition, so the table is made anew; its backups first, since removing the old table would remove them with it.
 */
export const migration0003: Migration = {
  version: 3,
  name: 'undoing',
  up: (database) =>
    database.exec(`
      CREATE TABLE new_edits (
        id TEXT PRIMARY KEY REFERENCES records (id) ON DELETE CASCADE,
        proposal TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('applying', 'applied', 'undoing', 'undone', 'failed')),
        changed_at TEXT NOT NULL
      ) STRICT;
      INSERT INTO new_edits SELECT id, proposal, state, changed_at FROM edits;
      CREATE TABLE new_backups (
        edit_id TEXT NOT NULL REFERENCES new_edits (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        file TEXT NOT NULL,
        backup TEXT NOT NULL,
        sha256_before TEXT NOT NULL,
        sha256_after TEXT NOT NULL,
        mode INTEGER NOT NULL,
        PRIMARY KEY (edit_id, position)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO new_backups
        SELECT edit_id, position, file, backup, sha256_before, sha256_after, mode FROM backups;
      DROP TABLE backups;
      DROP TABLE edits;
      ALTER TABLE new_edits RENAME TO edits;
      ALTER TABLE new_backups RENAME TO backups;
      CREATE INDEX edits_by_state ON edits (state, id);
    `),
};
