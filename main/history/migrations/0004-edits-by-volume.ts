import type { Migration } from '../migrate.ts';

/**
 * Puts the volume into the row of an edit, with an index that has the edits of a volume in their order: the last one
 * that stands is found without sorting the edits of all volumes.
 */
export const migration0004: Migration = {
  version: 4,
  name: 'edits-by-volume',
  up: (database) =>
    database.exec(`
      ALTER TABLE edits ADD COLUMN volume_id INTEGER REFERENCES volumes (id);
      UPDATE edits SET volume_id = (SELECT volume_id FROM records WHERE records.id = edits.id);
      CREATE INDEX edits_by_volume ON edits (volume_id, id, state);
    `),
};
