import type { HistoryRecord, RecordBody } from '../../shared/model/history.ts';

/** A record with its content, as it would stand in the history. */
export interface WholeRecord {
  readonly record: HistoryRecord;
  readonly body: RecordBody;
}

const KEPT = 4;

/** Findings that the history did not take: for reports made while this process runs. The last four are kept. */
export class UnsavedRecords {
  private readonly kept = new Map<string, WholeRecord>();

  keep(unsaved: WholeRecord): void {
    this.kept.set(unsaved.record.id, unsaved);
    for (const oldest of [...this.kept.keys()].slice(0, -KEPT)) this.kept.delete(oldest);
  }

  get(id: string): WholeRecord | null {
    return this.kept.get(id) ?? null;
  }
}
