import type { Migration } from '../migrate.ts';

/**
 * The record itself: volumes, records with their bodies apart (so that lists never read them), applied edits with
 * their backups. Each list has an index that holds all it shows, in the order it is shown.
 */
export const migration0001: Migration = {
  version: 1,
  name: 'records',
  up: (database) =>
    database.exec(`
      CREATE TABLE volumes (
        id INTEGER PRIMARY KEY,
        path TEXT NOT NULL UNIQUE,
        computer_name TEXT,
        product TEXT,
        last_opened TEXT,
        last_verdict TEXT
      ) STRICT;
      CREATE INDEX volumes_by_time ON volumes (last_opened);
      CREATE TABLE records (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('check', 'edit', 'run', 'diagnosis')),
        volume_id INTEGER REFERENCES volumes (id),
        at TEXT NOT NULL,
        outcome TEXT NOT NULL,
        summary TEXT NOT NULL
      ) STRICT;
      CREATE INDEX records_by_time ON records (at, id, kind, volume_id, outcome, summary);
      CREATE INDEX records_by_kind ON records (kind, at, id, volume_id, outcome, summary);
      CREATE INDEX records_by_volume ON records (volume_id, at, id, kind, outcome, summary);
      CREATE TABLE bodies (
        record_id TEXT PRIMARY KEY REFERENCES records (id) ON DELETE CASCADE,
        encoding TEXT NOT NULL CHECK (encoding IN ('json', 'zlib')),
        content BLOB NOT NULL
      ) STRICT;
      CREATE TABLE edits (
        id TEXT PRIMARY KEY REFERENCES records (id) ON DELETE CASCADE,
        proposal TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('applying', 'applied', 'undone', 'failed')),
        changed_at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX edits_by_state ON edits (state, id);
      CREATE TABLE backups (
        edit_id TEXT NOT NULL REFERENCES edits (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        file TEXT NOT NULL,
        backup TEXT NOT NULL,
        sha256_before TEXT NOT NULL,
        sha256_after TEXT NOT NULL,
        mode INTEGER NOT NULL,
        PRIMARY KEY (edit_id, position)
      ) STRICT, WITHOUT ROWID;
    `),
};
