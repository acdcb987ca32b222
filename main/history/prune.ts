import { diagnostic, failure, problem, success } from '../../shared/model/diagnostic.ts';
import type { Diagnostic, Outcome } from '../../shared/model/diagnostic.ts';
import type { HistoryContext } from './context.ts';
import type { LooseBackups } from './looseBackups.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Days that can be counted back from now and still be a date, and more records than anybody has. */
const MAX_NUMBER = 100_000;

/** An edit that was stopped between its files: only its backups can end it or take it back. */
const HALF_DONE = `state IN ('applying', 'undoing')`;

interface Cut {
  readonly at: string;
  readonly id: string;
}

interface Taken {
  readonly records: number;
  readonly edits: readonly string[];
  readonly kept: readonly string[];
}

/** Which records go: those older than a number of days, or all but the newest `keep`. */
export type PruneRequest = { readonly olderThanDays: number } | { readonly keep: number };

export interface Pruned {
  readonly records: number;
  /** How many of them were edits, which can no longer be undone. */
  readonly edits: number;
  /** Ids of edits that are half done and were kept, record and backups. */
  readonly kept: readonly string[];
  /** What was asked for and not removed, now or earlier: `edit-half-done-kept`, `backups-not-removed`. */
  readonly warnings: readonly Diagnostic[];
}

export interface Pruning {
  /** Removes old records, their contents, and the backups of the edits among them. Edits that are half done stay. */
  prune(request: PruneRequest): Outcome<Pruned>;
  /** Removes single records the same way; ids that are not there are no failure. */
  remove(ids: readonly string[]): Outcome<Pruned>;
}

/** Everything that takes records out of the history. */
export function openPruning({ database: { writer }, clock, guarded }: HistoryContext, loose: LooseBackups): Pruning {
  const cutByCount = writer.prepare<[number], Cut>(
    'SELECT at, id FROM records INDEXED BY records_by_time ORDER BY at DESC, id DESC LIMIT 1 OFFSET ?',
  );
  const editsUpTo = writer.prepare<[string, string], EditRow>(
    `SELECT e.id, e.${HALF_DONE} AS halfDone FROM records r INDEXED BY records_by_kind JOIN edits e ON e.id = r.id
     WHERE r.kind = 'edit' AND (r.at, r.id) <= (?, ?)`,
  );
  const editOf = writer.prepare<[string], EditRow>(`SELECT id, ${HALF_DONE} AS halfDone FROM edits WHERE id = ?`);
  const removeUpTo = writer.prepare<[string, string]>(
    `DELETE FROM records WHERE (at, id) <= (?, ?) AND id NOT IN (SELECT id FROM edits WHERE ${HALF_DONE})`,
  );
  const removeOne = writer.prepare<[string]>('DELETE FROM records WHERE id = ?');

  const cutOf = (request: PruneRequest): Cut | undefined =>
    'keep' in request
      ? cutByCount.get(request.keep)
      : { at: new Date(clock.nowMs() - request.olderThanDays * DAY_MS).toISOString(), id: '' };
  /** Deletes in one transaction; backups go after it, so that a record never stands without its backups. */
  const take = (work: () => Taken): Outcome<Pruned> =>
    guarded('remove records', () => {
      const { records, edits, kept } = writer.transaction(() => {
        const taken = work();
        for (const id of taken.edits) loose.letGo(id);
        return taken;
      });
      return success({ records, edits: edits.length, kept, warnings: [...kept.map(wasKept), ...loose.sweep()] });
    });
  return {
    prune: (request) => {
      const wrong = Object.values(request).find((value) => !(value >= 0 && value <= MAX_NUMBER));
      if (wrong !== undefined) return failure(wrongNumber(wrong));
      return take(() => {
        const cut = cutOf(request);
        if (cut === undefined) return { records: 0, edits: [], kept: [] };
        const parted = partEdits(editsUpTo.all(cut.at, cut.id));
        return { records: removeUpTo.run(cut.at, cut.id).changes, ...parted };
      });
    },
    remove: (ids) =>
      take(() => {
        const parted = partEdits(ids.flatMap((id) => editOf.get(id) ?? []));
        const gone = ids.filter((id) => !parted.kept.includes(id));
        return { records: gone.reduce((sum, id) => sum + removeOne.run(id).changes, 0), ...parted };
      }),
  };
}

interface EditRow {
  readonly id: string;
  readonly halfDone: 0 | 1;
}

/** Which edits may go with their backups, and which must stay. */
function partEdits(rows: readonly EditRow[]): Pick<Taken, 'edits' | 'kept'> {
  const idsOf = (halfDone: 0 | 1) => rows.filter((row) => row.halfDone === halfDone).map((row) => row.id);
  return { edits: idsOf(0), kept: idsOf(1) };
}

function wasKept(id: string): Diagnostic {
  return diagnostic('edit-half-done-kept', `The edit ${id} is half done, so its record and its backups were kept.`, {
    severity: 'warning',
    detail: 'Only its backups can bring the files that it changed to one state.',
    fix: 'The next change of that volume, or "fix undo", ends it or takes it back. Remove the record after that.',
  });
}

function wrongNumber(value: number): ReturnType<typeof problem> {
  return problem('usage', 'prune-number-wrong', `${value} is no number of days or records; nothing was removed.`, {
    fix: `Give a number from 0 to ${MAX_NUMBER}.`,
  });
}
