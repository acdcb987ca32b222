import { failure, problem, success } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import type { HistoryRecord, RecordBody, RecordPage } from '../../shared/model/history.ts';
import type { HistoryContext } from './context.ts';
import { preparePages } from './pages.ts';
import type { PageRequest } from './pages.ts';
import { unpackBody } from './recordBodies.ts';
import type { StoredBody } from './recordBodies.ts';
import { prepareSaving } from './saveRecords.ts';
import type { NewRecord } from './saveRecords.ts';

export interface RecordRepository {
  /** Stores a record, redacted, in one transaction. */
  save(record: NewRecord): Outcome<HistoryRecord>;
  /** Stores many in one transaction: all or none. */
  saveAll(records: readonly NewRecord[]): Outcome<readonly HistoryRecord[]>;
  /** Newest first; a page costs the same however deep it lies. */
  page(request: PageRequest): Outcome<RecordPage>;
  /** Problem: `record-not-found` (missing). */
  get(id: string): Outcome<HistoryRecord>;
  /** Problems: `record-not-found` (missing), `record-damaged` (input). */
  body(id: string): Outcome<RecordBody>;
}

/** Records of what was done: one line each, with its content apart. */
export function openRecords(context: HistoryContext): RecordRepository {
  const { guarded } = context;
  const { reader } = context.database;
  const selectRecord = reader.prepare<[string], HistoryRecord>(
    `SELECT r.id, r.kind, v.path AS volume, v.computer_name AS computerName, r.at, r.outcome, r.summary
     FROM records r LEFT JOIN volumes v ON v.id = r.volume_id WHERE r.id = ?`,
  );
  const selectBody = reader.prepare<[string], StoredBody>('SELECT encoding, content FROM bodies WHERE record_id = ?');
  const saveAll = prepareSaving(context);
  return {
    saveAll,
    save: (record) => first(saveAll([record])),
    page: preparePages(context),
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
