import { success } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import type { KnownVolume } from '../../shared/model/history.ts';
import { nowIso } from '../platform/clock.ts';
import type { HistoryContext } from './context.ts';

const MOST_RECENT = 100;

export interface VolumeRepository {
  /** Remembers that a volume was opened now; what it was known by before is replaced. */
  opened(volume: Pick<KnownVolume, 'path' | 'computerName' | 'product'>): Outcome<KnownVolume>;
  /** Remembers the outcome of the last check or run; a volume that was never opened is left unknown. */
  judged(path: string, verdict: string): Outcome<void>;
  /** Takes a volume off the list; its records stay. */
  forget(path: string): Outcome<void>;
  /** The volumes opened last, newest first, at most 100. */
  recent(limit?: number): Outcome<readonly KnownVolume[]>;
}

const COLUMNS = 'path, computer_name AS computerName, product, last_opened AS lastOpened, last_verdict AS lastVerdict';

/** The volumes that were opened before, for the start screen. */
export function openVolumes({ database, clock, guarded, redact }: HistoryContext): VolumeRepository {
  const { writer, reader } = database;
  const upsert = writer.prepare<[string, string | null, string | null, string], KnownVolume>(
    `INSERT INTO volumes (path, computer_name, product, last_opened) VALUES (?, ?, ?, ?)
     ON CONFLICT (path) DO UPDATE SET computer_name = excluded.computer_name, product = excluded.product,
       last_opened = excluded.last_opened
     RETURNING ${COLUMNS}`,
  );
  const judge = writer.prepare<[string, string]>('UPDATE volumes SET last_verdict = ? WHERE path = ?');
  const hide = writer.prepare<[string]>('UPDATE volumes SET last_opened = NULL WHERE path = ?');
  const list = reader.prepare<[number], KnownVolume>(
    `SELECT ${COLUMNS} FROM volumes WHERE last_opened IS NOT NULL ORDER BY last_opened DESC, id DESC LIMIT ?`,
  );
  return {
    opened: ({ path, computerName, product }) =>
      guarded('remember the volume', () =>
        success(upsert.get(path, computerName, product, nowIso(clock)) as KnownVolume),
      ),
    judged: (path, verdict) =>
      guarded('remember the verdict', () => {
        judge.run(redact(verdict), path);
        return success(undefined);
      }),
    forget: (path) =>
      guarded('forget the volume', () => {
        hide.run(path);
        return success(undefined);
      }),
    recent: (limit = MOST_RECENT) =>
      guarded('list the volumes', () => success(list.all(Math.max(1, Math.min(MOST_RECENT, limit))))),
  };
}
