import { APPLICATION_ID } from '../../platform/databaseHeader.ts';
import type { Migration } from '../migrate.ts';

/** Marks the database as one of this program, so that no other is ever taken for it. A new one is made with the mark. */
export const migration0005: Migration = {
  version: 5,
  name: 'mark',
  up: (database) => database.exec(`PRAGMA application_id = ${APPLICATION_ID}`),
};
