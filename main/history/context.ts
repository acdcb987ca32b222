import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';

/** What every repository of the history needs. */
export interface HistoryContext {
  readonly database: Database;
  readonly clock: Clock;
  /** Masks secrets in a text; applied to everything that is stored. */
  readonly redact: (text: string) => string;
}
