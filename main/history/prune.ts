import { failure, problem, success } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import { backupFolderOf, removeBackups } from '../platform/backupFile.ts';
import type { HistoryContext } from './context.ts';
import { guarded } from './guarded.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Days that can be counted back from now and still be a date, and more records than anybody has. */
const MAX_NUMBER = 100_000;

interface Cut {
  readonly at: string;
  readonly id: string;
}

interface Taken {
  readonly records: number;
  readonly edits: readonly string[];
}

/** Which records go: those older than a number of days, or all but the newest `keep`. */
export type PruneRequest = { readonly olderThanDays: number } | { readonly keep: number };

export interface Pruned {
  readonly records: number;
  /** Edits whose backups were removed; they can no longer be undone. */
  readonly edits: number;
  /** Folders of backups that could not be removed. */
  readonly left: readonly string[];
}

export interface Pruning {
  /** Removes old records, their contents, and the backups of the edits among them. */
  prune(request: PruneRequest): Outcome<Pruned>;
  /** Removes single records the same way; ids that are not there are no failure. */
  remove(ids: readonly string[]): Outcome<Pruned>;
}

/** Everything that takes records out of the history. */
export function openPruning({ database: { writer }, clock }: HistoryContext, backupsFolder: string): Pruning {
  const cutByCount = writer.prepare<[number], Cut>(
    'SELECT at, id FROM records INDEXED BY records_by_time ORDER BY at DESC, id DESC LIMIT 1 OFFSET ?',
  );
  const editsUpTo = writer.prepare<[string, string], { id: string }>(
    `SELECT id FROM records INDEXED BY records_by_kind WHERE kind = 'edit' AND (at, id) <= (?, ?)`,
  );
  const isEdit = writer.prepare<[string], { id: string }>('SELECT id FROM edits WHERE id = ?');
  const removeUpTo = writer.prepare<[string, string]>('DELETE FROM records WHERE (at, id) <= (?, ?)');
  const removeOne = writer.prepare<[string]>('DELETE FROM records WHERE id = ?');

  const cutOf = (request: PruneRequest): Cut | undefined =>
    'keep' in request
      ? cutByCount.get(request.keep)
      : { at: new Date(clock.nowMs() - request.olderThanDays * DAY_MS).toISOString(), id: '' };
  /** Deletes in one transaction; backups go after it, so that a record never stands without its backups. */
  const take = (work: () => Taken): Outcome<Pruned> =>
    guarded('remove records', () => {
      const { records, edits } = writer.transaction(work);
      const folders = edits.map((id) => backupFolderOf(backupsFolder, id));
      return success({ records, edits: edits.length, left: folders.filter((folder) => !removeBackups(folder).ok) });
    });
  return {
    prune: (request) => {
      const wrong = Object.values(request).find((value) => !(value >= 0 && value <= MAX_NUMBER));
      if (wrong !== undefined) return failure(wrongNumber(wrong));
      return take(() => {
        const cut = cutOf(request);
        if (cut === undefined) return { records: 0, edits: [] };
        const edits = editsUpTo.all(cut.at, cut.id).map((row) => row.id);
        return { records: removeUpTo.run(cut.at, cut.id).changes, edits };
      });
    },
    remove: (ids) =>
      take(() => {
        const edits = ids.filter((id) => isEdit.get(id) !== undefined);
        return { records: ids.reduce((sum, id) => sum + removeOne.run(id).changes, 0), edits };
      }),
  };
}

function wrongNumber(value: number): ReturnType<typeof problem> {
  return problem('usage', 'prune-number-wrong', `${value} is no number of days or records; nothing was removed.`, {
    fix: `Give a number from 0 to ${MAX_NUMBER}.`,
  });
}
