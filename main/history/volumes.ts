import { success } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import type { KnownVolume, VolumeVerdict } from '../../shared/model/history.ts';
import { nowIso } from '../platform/clock.ts';
import type { HistoryContext } from './context.ts';
import { worstVerdict } from './worstVerdict.ts';

const MOST_RECENT = 100;

export interface VolumeRepository {
  /** Remembers that a volume was opened now; what it was known by before is replaced. */
  opened(volume: Pick<KnownVolume, 'path' | 'computerName' | 'product'>): Outcome<void>;
  /** Takes a volume off the list; its records stay. */
  forget(path: string): Outcome<void>;
  /** The volumes opened last, newest first, at most 100. */
  recent(limit?: number): Outcome<readonly KnownVolume[]>;
}

type VolumeRow = Omit<KnownVolume, 'lastVerdict'> & { readonly id: number };

/** The newest record of each kind of a volume, the newest first. */
const NEWEST = `SELECT kind, outcome, summary FROM (
  SELECT kind, outcome, summary, at, id, ROW_NUMBER() OVER (PARTITION BY kind ORDER BY at DESC, id DESC) AS place
  FROM records WHERE volume_id = ? AND kind <> 'edit'
) WHERE place = 1 ORDER BY at DESC, id DESC`;

/** The volumes that were opened before, for the start screen. */
export function openVolumes({ database, clock, guarded }: HistoryContext): VolumeRepository {
  const { writer, reader } = database;
  const upsert = writer.prepare<[string, string | null, string | null, string]>(
    `INSERT INTO volumes (path, computer_name, product, last_opened) VALUES (?, ?, ?, ?)
     ON CONFLICT (path) DO UPDATE SET computer_name = excluded.computer_name, product = excluded.product,
       last_opened = excluded.last_opened`,
  );
  const hide = writer.prepare<[string]>('UPDATE volumes SET last_opened = NULL WHERE path = ?');
  const list = reader.prepare<[number], VolumeRow>(
    `SELECT id, path, computer_name AS computerName, product, last_opened AS lastOpened
     FROM volumes WHERE last_opened IS NOT NULL ORDER BY last_opened DESC, id DESC LIMIT ?`,
  );
  const newest = reader.prepare<[number], VolumeVerdict>(NEWEST);
  const known = ({ id, ...volume }: VolumeRow) => ({ ...volume, lastVerdict: worstVerdict(newest.all(id)) });
  return {
    opened: ({ path, computerName, product }) =>
      guarded('remember the volume', () => {
        upsert.run(path, computerName, product, nowIso(clock));
        return success(undefined);
      }),
    forget: (path) =>
      guarded('forget the volume', () => {
        hide.run(path);
        return success(undefined);
      }),
    recent: (limit = MOST_RECENT) =>
      guarded('list the volumes', () => success(list.all(Math.max(1, Math.min(MOST_RECENT, limit))).map(known))),
  };
}
