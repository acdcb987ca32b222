import { join } from 'node:path';
import { redactText } from '../api/redact.ts';
import { openHistory, type History } from '../history/history.ts';
import { checkHistoryFile } from '../history/historyFile.ts';
import { systemClock } from '../platform/clock.ts';
import { openDataFolder, type DataFolder } from '../platform/dataFolder.ts';
import { success, type Diagnostic, type Outcome } from '../../shared/model/diagnostic.ts';

/** The history of one process, opened when it is first asked for; the answer then stays the same. */
export class HistoryStore {
  private readonly folder: DataFolder;
  private readonly database: string | undefined;
  private opened: Outcome<History> | null = null;

  /** `database` is another file than `history.sqlite` in the data folder. */
  constructor(folder: DataFolder, database: string | undefined) {
    this.folder = folder;
    this.database = database;
  }

  /** Problems: `data-folder-unusable` (output), and those of the history. */
  open(): Outcome<History> {
    this.opened ??= this.openNow();
    return this.opened;
  }

  /** Looks at a file that the user chose, before anything is done with it. Problems: those of checkHistoryFile. */
  check(): Outcome<unknown> {
    return this.database === undefined ? success(null) : checkHistoryFile(this.database, true);
  }

  /** What happened on opening; nothing before. */
  get warnings(): readonly Diagnostic[] {
    return this.opened?.ok === true ? this.opened.value.warnings : [];
  }

  close(): void {
    if (this.opened?.ok === true) this.opened.value.close();
  }

  private openNow(): Outcome<History> {
    if (this.database === undefined) {
      const made = openDataFolder(this.folder.root);
      if (!made.ok) return made;
    }
    return openHistory({
      file: this.database ?? join(this.folder.root, 'history.sqlite'),
      named: this.database !== undefined,
      backupsFolder: this.folder.backups,
      clock: systemClock,
      redact: redactText,
    });
  }
}
