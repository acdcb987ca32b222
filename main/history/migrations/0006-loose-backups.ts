import type { Migration } from '../migrate.ts';

/**
 * Adds the folders of backups that belong to no edit: announced by a process (`maker`) before it writes the first one,
 * or left when records were removed. What a stopped process left is then known and removed.
 */
export const migration0006: Migration = {
  version: 6,
  name: 'loose-backups',
  up: (database) =>
    database.exec(`
      CREATE TABLE loose_backups (
        edit_id TEXT PRIMARY KEY,
        maker TEXT
      ) STRICT, WITHOUT ROWID;
    `),
};
