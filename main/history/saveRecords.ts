import { success } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import type { HistoryRecord, RecordBody, RecordKind } from '../../shared/model/history.ts';
import { nowIso } from '../platform/clock.ts';
import { newRecordId } from '../platform/recordId.ts';
import type { HistoryContext } from './context.ts';
import { packBody } from './recordBodies.ts';
import type { StoredBody } from './recordBodies.ts';
import { searchText } from './searchText.ts';

/** What the caller knows of a new record; its time is given by the history. */
export interface NewRecord {
  /** An id made before (newRecordId), where other things are named after it; left out, the history gives one. */
  readonly id?: string;
  readonly kind: RecordKind;
  /** Root of the volume; null for loose files. */
  readonly volume: string | null;
  readonly outcome: string;
  readonly summary: string;
  readonly body: RecordBody;
}

interface VolumeRow {
  readonly id: number;
  readonly computerName: string | null;
}

type RecordRow = [string, string, number | null, string, string, string, string];

/** Makes the function that stores records, redacted, in one transaction: all or none. */
export function prepareSaving({
  database: { writer },
  clock,
  guarded,
  redact,
}: HistoryContext): (records: readonly NewRecord[]) => Outcome<readonly HistoryRecord[]> {
  const insertVolume = writer.prepare<[string]>('INSERT INTO volumes (path) VALUES (?) ON CONFLICT (path) DO NOTHING');
  const findVolume = writer.prepare<[string], VolumeRow>(
    'SELECT id, computer_name AS computerName FROM volumes WHERE path = ?',
  );
  const insertRecord = writer.prepare<RecordRow>(
    'INSERT INTO records (id, kind, volume_id, at, outcome, summary, search) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const insertBody = writer.prepare<[string, string, Uint8Array]>(
    'INSERT INTO bodies (record_id, encoding, content) VALUES (?, ?, ?)',
  );

  const volumeOf = (path: string): VolumeRow | undefined => {
    insertVolume.run(path);
    return findVolume.get(path);
  };
  const insert = (record: NewRecord, body: StoredBody, volume: VolumeRow | undefined, at: string): HistoryRecord => {
    const id = record.id ?? newRecordId(clock.nowMs());
    const [outcome, summary] = [redact(record.outcome), redact(record.summary)];
    const computerName = volume?.computerName ?? null;
    const search = searchText(summary, record.volume, computerName);
    insertRecord.run(id, record.kind, volume?.id ?? null, at, outcome, summary, search);
    insertBody.run(id, body.encoding, body.content);
    return { id, kind: record.kind, volume: record.volume, computerName, at, outcome, summary };
  };
  const insertAll = (packed: readonly (readonly [NewRecord, StoredBody])[]): readonly HistoryRecord[] => {
    const at = nowIso(clock);
    const known = new Map<string, VolumeRow | undefined>();
    return packed.map(([record, body]) => {
      const path = record.volume;
      if (path !== null && !known.has(path)) known.set(path, volumeOf(path));
      return insert(record, body, path === null ? undefined : known.get(path), at);
    });
  };
  return (records) => {
    const packed: (readonly [NewRecord, StoredBody])[] = [];
    for (const record of records) {
      const body = packBody(record.body, redact);
      if (!body.ok) return body;
      packed.push([record, body.value]);
    }
    return guarded('save the record', () => success(writer.transaction(() => insertAll(packed))));
  };
}
