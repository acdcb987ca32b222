import { failure, problem, success } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import type { EditedFile, EditState } from '../../shared/model/history.ts';
import type { Proposal } from '../../shared/model/proposal.ts';
import { nowIso } from '../platform/clock.ts';
import type { HistoryContext } from './context.ts';
import type { LooseBackups } from './looseBackups.ts';
import { redactedJson } from './recordBodies.ts';
import type { RecordRepository } from './records.ts';
import type { NewRecord } from './saveRecords.ts';

/** An edit as the history knows it: the proposal, its files with their backups, and how far it came. */
export interface StoredEdit {
  /** The id of its record. */
  readonly id: string;
  readonly volume: string | null;
  readonly state: EditState;
  readonly at: string;
  /** When the state changed last. */
  readonly changedAt: string;
  readonly proposal: Proposal;
  readonly files: readonly EditedFile[];
}

export interface EditRepository {
  /** Notes that the backups of an edit are about to be written, so that those of a stopped process are removed. */
  announce(id: string): Outcome<void>;
  /** Saves an edit with its record of kind `edit`, both or neither, before its first byte is written. */
  begin(record: NewRecord & { readonly id: string }, proposal: Proposal, files: readonly EditedFile[]): Outcome<void>;
  /** Notes how far an edit came; the outcome of its record says the same. */
  setState(id: string, state: EditState): Outcome<void>;
  /** Problem: `edit-not-found` (missing). */
  get(id: string): Outcome<StoredEdit>;
  /** The edit applied last to a volume that still stands, or stands in part; null when there is none. */
  lastApplied(volume: string): Outcome<StoredEdit | null>;
  /** What edits changed: volume paths in the disk's spelling, by the edit's id; an undo names none, its edit does. */
  filesOf(ids: readonly string[]): Outcome<ReadonlyMap<string, readonly string[]>>;
  /** Edits of a state, oldest first. */
  inState(state: EditState): Outcome<readonly StoredEdit[]>;
}

interface EditRow extends Omit<StoredEdit, 'proposal' | 'files'> {
  readonly proposal: string;
}

const SELECT = `SELECT e.id, v.path AS volume, e.state, r.at, e.changed_at AS changedAt, e.proposal
  FROM edits e JOIN records r ON r.id = e.id LEFT JOIN volumes v ON v.id = r.volume_id`;

/** The edit of a volume that was applied last and still stands, or stands in part. Ids sort by time. */
export const LAST_APPLIED_SQL = `${SELECT} WHERE e.volume_id = (SELECT id FROM volumes WHERE path = ?)
  AND e.state IN ('applied', 'undoing') ORDER BY e.id DESC LIMIT 1`;

const FILES = `SELECT file, backup, sha256_before AS sha256Before, sha256_after AS sha256After, mode
  FROM backups WHERE edit_id = ? ORDER BY position`;

/** Applied edits and what is needed to take them back. */
export function openEdits(
  { database, clock, guarded, redact }: HistoryContext,
  records: RecordRepository,
  loose: LooseBackups,
): EditRepository {
  const { writer, reader } = database;
  const insertEdit = writer.prepare<[string, string, string]>(
    `INSERT INTO edits (id, volume_id, proposal, state, changed_at)
     SELECT id, volume_id, ?, 'applying', ? FROM records WHERE id = ?`,
  );
  const insertFile = writer.prepare<[string, number, string, string, string, string | null, number]>(
    'INSERT INTO backups (edit_id, position, file, backup, sha256_before, sha256_after, mode) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const updateState = writer.prepare<[string, string, string]>(
    'UPDATE edits SET state = ?, changed_at = ? WHERE id = ?',
  );
  const updateOutcome = writer.prepare<[string, string]>('UPDATE records SET outcome = ? WHERE id = ?');
  const byId = reader.prepare<[string], EditRow>(`${SELECT} WHERE e.id = ?`);
  const lastOf = reader.prepare<[string], EditRow>(LAST_APPLIED_SQL);
  const byState = reader.prepare<[string], EditRow>(`${SELECT} WHERE e.state = ? ORDER BY e.id`);
  const filesOf = reader.prepare<[string], EditedFile>(FILES);
  const toEdit = (row: EditRow): StoredEdit => ({
    ...row,
    proposal: JSON.parse(row.proposal) as Proposal,
    files: filesOf.all(row.id),
  });
  return {
    announce: (id) => guarded('announce the edit', () => success(loose.announce(id))),
    begin: (record, proposal, files) =>
      guarded('record the edit', () =>
        writer.transaction(() => {
          const saved = records.save(record);
          if (!saved.ok) return saved;
          insertEdit.run(redactedJson(proposal, redact), nowIso(clock), record.id);
          files.forEach((each, position) =>
            insertFile.run(record.id, position, each.file, each.backup, each.sha256Before, each.sha256After, each.mode),
          );
          loose.keep(record.id);
          return success(undefined);
        }),
      ),
    setState: (id, state) =>
      guarded('record the state of the edit', () =>
        writer.transaction(() => {
          updateState.run(state, nowIso(clock), id);
          updateOutcome.run(state, id);
          return success(undefined);
        }),
      ),
    get: (id) =>
      guarded('read the edit', () => {
        const row = byId.get(id);
        return row === undefined ? failure(notFound(id)) : success(toEdit(row));
      }),
    lastApplied: (volume) =>
      guarded('read the last edit', () => {
        const row = lastOf.get(volume);
        return success(row === undefined ? null : toEdit(row));
      }),
    filesOf: (ids) =>
      guarded('read the files of the edits', () =>
        success(new Map(ids.map((id) => [id, filesOf.all(id).map(({ file }) => file)]))),
      ),
    inState: (state) => guarded('read the edits', () => success(byState.all(state).map((row) => toEdit(row)))),
  };
}

function notFound(id: string): ReturnType<typeof problem> {
  return problem('missing', 'edit-not-found', `The history has no edit ${id}.`, {
    fix: 'Look it up with "history list". An edit whose record was pruned can no longer be undone.',
  });
}
