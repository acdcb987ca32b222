import type { Migration } from '../migrate.ts';
import { searchText } from '../searchText.ts';

interface OldRow {
  readonly id: string;
  readonly summary: string;
  readonly path: string | null;
  readonly computerName: string | null;
}

/**
 * Adds the text that the search looks through (SQLite's own comparison knows no case beyond ASCII) to records and
 * their indexes, and the wizard's state per volume.
 */
export const migration0002: Migration = {
  version: 2,
  name: 'search-and-wizard',
  up: (database) => {
    database.exec(`
      ALTER TABLE records ADD COLUMN search TEXT NOT NULL DEFAULT '';
      DROP INDEX records_by_time;
      DROP INDEX records_by_kind;
      DROP INDEX records_by_volume;
      CREATE TABLE wizard_states (
        volume TEXT PRIMARY KEY,
        state TEXT NOT NULL,
        saved_at TEXT NOT NULL
      ) STRICT;
    `);
    const rows = database
      .prepare<[], OldRow>(
        `SELECT r.id, r.summary, v.path, v.computer_name AS computerName
         FROM records r LEFT JOIN volumes v ON v.id = r.volume_id`,
      )
      .all();
    const update = database.prepare<[string, string]>('UPDATE records SET search = ? WHERE id = ?');
    for (const row of rows) update.run(searchText(row.summary, row.path, row.computerName), row.id);
    database.exec(`
      CREATE INDEX records_by_time ON records (at, id, kind, volume_id, outcome, summary, search);
      CREATE INDEX records_by_kind ON records (kind, at, id, volume_id, outcome, summary, search);
      CREATE INDEX records_by_volume ON records (volume_id, at, id, kind, outcome, summary, search);
    `);
  },
};
