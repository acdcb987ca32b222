import { failure, problem, success } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import type { HistoryRecord, RecordBody, RecordKind, RecordPage } from '../../shared/model/history.ts';
import { nowIso } from '../platform/clock.ts';
import { newRecordId } from '../platform/recordId.ts';
import type { HistoryContext } from './context.ts';
import { guarded } from './guarded.ts';
import { preparePages } from './pages.ts';
import type { PageRequest } from './pages.ts';
import { packBody, unpackBody } from './recordBodies.ts';
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

export interface RecordRepository {
  /** Stores a record, redacted, in one transaction. */
  save(record: NewRecord): Outcome<HistoryRecord>;
  /** Stores many in one transaction: all or none. */
  saveAll(records: readonly NewRecord[]): Outcome<readonly HistoryRecord[]>;
  /** Changes the outcome of a record whose matter went on, such as an edit that was undone. */
  setOutcome(id: string, outcome: string): Outcome<void>;
  /** Newest first; a page costs the same however deep it lies. */
  page(request: PageRequest): Outcome<RecordPage>;
  /** Problem: `record-not-found` (missing). */
  get(id: string): Outcome<HistoryRecord>;
  /** Problems: `record-not-found` (missing), `record-damaged` (input). */
  body(id: string): Outcome<RecordBody>;
}

interface VolumeRow {
  readonly id: number;
  readonly computerName: string | null;
}

type RecordRow = [string, string, number | null, string, string, string, string];

/** Records of what was done: one line each, with its content apart. */
export function openRecords({ database, clock, redact }: HistoryContext): RecordRepository {
  const { writer, reader } = database;
  const insertVolume = writer.prepare<[string, string]>(
    'INSERT INTO volumes (path, last_opened) VALUES (?, ?) ON CONFLICT (path) DO NOTHING',
  );
  const findVolume = writer.prepare<[string], VolumeRow>(
    'SELECT id, computer_name AS computerName FROM volumes WHERE path = ?',
  );
  const insertRecord = writer.prepare<RecordRow>(
    'INSERT INTO records (id, kind, volume_id, at, outcome, summary, search) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const insertBody = writer.prepare<[string, string, Uint8Array]>(
    'INSERT INTO bodies (record_id, encoding, content) VALUES (?, ?, ?)',
  );
  const updateOutcome = writer.prepare<[string, string]>('UPDATE records SET outcome = ? WHERE id = ?');
  const selectRecord = reader.prepare<[string], HistoryRecord>(
    `SELECT r.id, r.kind, v.path AS volume, r.at, r.outcome, r.summary
     FROM records r LEFT JOIN volumes v ON v.id = r.volume_id WHERE r.id = ?`,
  );
  const selectBody = reader.prepare<[string], StoredBody>('SELECT encoding, content FROM bodies WHERE record_id = ?');

  const volumeOf = (path: string, at: string): VolumeRow | undefined => {
    insertVolume.run(path, at);
    return findVolume.get(path);
  };
  const insert = (record: NewRecord, body: StoredBody, volume: VolumeRow | undefined, at: string): HistoryRecord => {
    const id = record.id ?? newRecordId(clock.nowMs());
    const [outcome, summary] = [redact(record.outcome), redact(record.summary)];
    const search = searchText(summary, record.volume, volume?.computerName ?? null);
    insertRecord.run(id, record.kind, volume?.id ?? null, at, outcome, summary, search);
    insertBody.run(id, body.encoding, body.content);
    return { id, kind: record.kind, volume: record.volume, at, outcome, summary };
  };
  const insertAll = (packed: readonly (readonly [NewRecord, StoredBody])[]): readonly HistoryRecord[] => {
    const at = nowIso(clock);
    const known = new Map<string, VolumeRow | undefined>();
    return packed.map(([record, body]) => {
      const path = record.volume;
      if (path !== null && !known.has(path)) known.set(path, volumeOf(path, at));
      return insert(record, body, path === null ? undefined : known.get(path), at);
    });
  };
  const saveAll = (records: readonly NewRecord[]): Outcome<readonly HistoryRecord[]> => {
    const packed: (readonly [NewRecord, StoredBody])[] = [];
    for (const record of records) {
      const body = packBody(record.body, redact);
      if (!body.ok) return body;
      packed.push([record, body.value]);
    }
    return guarded('save the record', () => success(writer.transaction(() => insertAll(packed))));
  };
  return {
    saveAll,
    save: (record) => first(saveAll([record])),
    setOutcome: (id, outcome) =>
      guarded('update the record', () => {
        updateOutcome.run(redact(outcome), id);
        return success(undefined);
      }),
    page: preparePages(reader),
    get: (id) =>
      guarded('read the record', () => {
        const row = selectRecord.get(id);
        return row === undefined ? failure(notFound(id)) : success(row);
      }),
    body: (id) =>
      guarded('read the record', () => {
        const row = selectBody.get(id);
        const body = row === undefined ? failure(notFound(id)) : unpackBody(id, row);
        // Only saveAll writes bodies, so what unpacks has the shape that it was given.
        return body.ok ? success(body.value as RecordBody) : body;
      }),
  };
}

function first<T>(outcome: Outcome<readonly T[]>): Outcome<T> {
  return outcome.ok ? success(outcome.value[0] as T) : outcome;
}

function notFound(id: string): ReturnType<typeof problem> {
  return problem('missing', 'record-not-found', `The history has no record ${id}.`, {
    fix: 'Look it up with "history list". Old records may have been pruned.',
  });
}
