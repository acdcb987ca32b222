import { failure, problem, success } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import { backupFolderOf, removeBackups } from '../platform/backupFile.ts';
import type { HistoryContext } from './context.ts';
import { guarded } from './guarded.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Which records go: those older than a number of days, or all but the newest `keep`. */
export type PruneRequest = { readonly olderThanDays: number } | { readonly keep: number };

export interface Pruned {
  readonly records: number;
  /** Edits whose backups were removed; they can no longer be undone. */
  readonly edits: number;
  /** Folders of backups that could not be removed. */
  readonly left: readonly string[];
}

/** Makes the function that removes old records, their contents, and the backups of the edits among them. */
export function openPrune(
  { database, clock }: HistoryContext,
  backupsFolder: string,
): (request: PruneRequest) => Outcome<Pruned> {
  const { writer } = database;
  const cutByCount = writer.prepare<[number], { at: string; id: string }>(
    'SELECT at, id FROM records INDEXED BY records_by_time ORDER BY at DESC, id DESC LIMIT 1 OFFSET ?',
  );
  const editsUpTo = writer.prepare<[string, string], { id: string }>(
    `SELECT id FROM records INDEXED BY records_by_kind WHERE kind = 'edit' AND (at, id) <= (?, ?)`,
  );
  const remove = writer.prepare<[string, string]>('DELETE FROM records WHERE (at, id) <= (?, ?)');

  const cutOf = (request: PruneRequest): { readonly at: string; readonly id: string } | undefined =>
    'keep' in request
      ? cutByCount.get(request.keep)
      : { at: new Date(clock.nowMs() - request.olderThanDays * DAY_MS).toISOString(), id: '' };

  return (request) => {
    const wrong = Object.values(request).find((value) => !Number.isFinite(value) || value < 0);
    if (wrong !== undefined) return failure(wrongNumber(wrong));
    return guarded('remove old records', () => {
      const { records, edits } = writer.transaction(() => {
        const cut = cutOf(request);
        if (cut === undefined) return { records: 0, edits: [] };
        const gone = editsUpTo.all(cut.at, cut.id).map((row) => row.id);
        return { records: remove.run(cut.at, cut.id).changes, edits: gone };
      });
      const folders = edits.map((id) => backupFolderOf(backupsFolder, id));
      const left = folders.filter((folder) => !removeBackups(folder).ok);
      return success({ records, edits: edits.length, left });
    });
  };
}

function wrongNumber(value: number): ReturnType<typeof problem> {
  return problem('usage', 'prune-number-wrong', `${value} is no number of days or records; nothing was removed.`, {
    fix: 'Give a number that is 0 or more.',
  });
}
