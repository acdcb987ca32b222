import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import type { Guard } from './guarded.ts';

/** What every repository of the history needs. */
export interface HistoryContext {
  readonly database: Database;
  readonly clock: Clock;
  /** Every use of the database goes through it; damage that it meets is marked for the next start. */
  readonly guarded: Guard;
  /** Masks secrets in a text; applied to everything that is stored. */
  readonly redact: (text: string) => string;
}
