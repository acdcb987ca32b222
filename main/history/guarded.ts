import { failure, problem } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import { sqliteTrouble } from '../platform/database.ts';
import type { SqliteTrouble } from '../platform/database.ts';

/** Runs work on the history database; what SQLite refuses becomes a problem, anything else is thrown on. */
export type Guard = <T>(doing: string, work: () => Outcome<T>) => Outcome<T>;

const SAYS: Readonly<Record<SqliteTrouble, readonly [code: string, says: string, fix: string]>> = {
  damaged: [
    'history-damaged',
    'its file is damaged',
    'Start the program again: it looks through the file, and sets it aside if it is damaged.',
  ],
  full: ['history-disk-full', 'the disk is full', 'Free some space, or remove old records with "history prune".'],
  busy: ['history-busy', 'another program is writing to it', 'Wait until the other one is done and repeat.'],
  readOnly: ['history-read-only', 'its file cannot be opened for writing', 'Check the rights of the data folder.'],
  inputOutput: ['history-unreadable', 'the disk could not be read or written', 'Check the disk of the data folder.'],
  other: ['history-failed', 'SQLite refused', 'Repeat; if it stays, name another database with --db FILE.'],
};

/** `onDamage` is told when SQLite finds the file damaged. */
export function guardWith(onDamage: () => void): Guard {
  return (doing, work) => {
    try {
      return work();
    } catch (error) {
      const trouble = sqliteTrouble(error);
      if (trouble === null) throw error;
      if (trouble.kind === 'damaged') onDamage();
      const [code, says, fix] = SAYS[trouble.kind];
      return failure(
        problem('output', code, `Could not ${doing}: ${says}.`, {
          detail: `SQLite answered ${trouble.code}. What was examined is not lost; only its record is missing.`,
          fix,
        }),
      );
    }
  };
}

/** The guard while a database is being opened, when damage is dealt with at once. */
export const guarded: Guard = guardWith(() => undefined);
