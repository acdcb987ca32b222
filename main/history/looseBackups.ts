import { diagnostic, success } from '../../shared/model/diagnostic.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import { backupFolderOf, removeBackups } from '../platform/backupFile.ts';
import { isOtherRunning, ownProcess } from '../platform/processIdentity.ts';
import type { HistoryContext } from './context.ts';

/**
 * Folders of backups that belong to no edit: not yet, since their edit is only being begun, or no longer. Several
 * databases may share a folder of backups, so what is in no table is nobody's to remove.
 */
export interface LooseBackups {
  /** Notes that this process is about to write the backups of an edit. */
  announce(id: string): void;
  /** They belong to an edit from now on. To be called in the transaction that saves it. */
  keep(id: string): void;
  /** Their edit goes. To be called in the transaction that removes it. */
  letGo(id: string): void;
  /** Removes what belongs to no edit, and to no other process that is at it. Tells what could not be removed. */
  sweep(): readonly Diagnostic[];
}

interface Row {
  readonly id: string;
  /** Null: nobody is at it. */
  readonly maker: string | null;
}

export function openLooseBackups(
  { database: { writer }, guarded }: HistoryContext,
  backupsFolder: string,
): LooseBackups {
  const insert = writer.prepare<[string, string | null]>('INSERT INTO loose_backups (edit_id, maker) VALUES (?, ?)');
  const remove = writer.prepare<[string]>('DELETE FROM loose_backups WHERE edit_id = ?');
  const all = writer.prepare<[], Row>('SELECT edit_id AS id, maker FROM loose_backups ORDER BY edit_id');

  const sweepOne = ({ id }: Row): readonly Diagnostic[] => {
    const folder = backupFolderOf(backupsFolder, id);
    const removed = removeBackups(folder);
    if (!removed.ok) return [notRemoved(folder, removed.failure.says)];
    remove.run(id);
    return [];
  };
  return {
    announce: (id) => void insert.run(id, ownProcess()),
    keep: (id) => void remove.run(id),
    letGo: (id) => void insert.run(id, null),
    sweep: () => {
      const swept = guarded('remove backups of no edit', () => {
        const loose = all.all().filter(({ maker }) => maker === null || !isOtherRunning(maker));
        return success(loose.flatMap((row) => sweepOne(row)));
      });
      return swept.ok ? swept.value : [swept.problem.diagnostic];
    },
  };
}

function notRemoved(folder: string, says: string): Diagnostic {
  return diagnostic('backups-not-removed', `The backups in "${folder}" belong to no record and stay: ${says}.`, {
    severity: 'warning',
    detail: 'They hold files as they were before an edit, passwords included. A next start tries again.',
    where: [{ file: folder }],
    fix: 'Close programs that use the folder, or delete it by hand.',
  });
}
