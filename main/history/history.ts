import { diagnostic, failure, problem, success } from '../../shared/model/diagnostic.ts';
import type { Diagnostic, Outcome } from '../../shared/model/diagnostic.ts';
import { attempt } from '../platform/hostFailure.ts';
import type { Clock } from '../platform/clock.ts';
import { firstDamage, moveDatabase, openDatabase, sqliteTrouble } from '../platform/database.ts';
import type { Database } from '../platform/database.ts';
import { clearSuspect, isSuspect, markSuspect } from '../platform/suspectMark.ts';
import { openEdits } from './edits.ts';
import type { EditRepository } from './edits.ts';
import { guarded, guardWith } from './guarded.ts';
import { checkHistoryFile, unusable } from './historyFile.ts';
import { openLooseBackups } from './looseBackups.ts';
import { migrate } from './migrate.ts';
import { openPruning } from './prune.ts';
import type { Pruning } from './prune.ts';
import { openRecords } from './records.ts';
import type { RecordRepository } from './records.ts';
import { openVolumes } from './volumes.ts';
import type { VolumeRepository } from './volumes.ts';
import { openWizardStates } from './wizardStates.ts';
import type { WizardStateRepository } from './wizardStates.ts';

export interface HistoryOptions {
  /** The database file, such as `history.sqlite` in the data folder. */
  readonly file: string;
  /** Whether the user chose the file, instead of the program's own place for it. */
  readonly named?: boolean;
  /** The folder that holds the backups of edits, one folder each. */
  readonly backupsFolder: string;
  readonly clock: Clock;
  /** Masks secrets in a text; applied to everything that is stored. */
  readonly redact: (text: string) => string;
}

/** The local record of everything that was done. */
export interface History extends Pruning {
  readonly volumes: VolumeRepository;
  readonly records: RecordRepository;
  readonly edits: EditRepository;
  readonly wizard: WizardStateRepository;
  /** What happened on opening: a damaged database that was set aside, backups of no edit that could not be removed. */
  readonly warnings: readonly Diagnostic[];
  readonly sqliteVersion: string;
  close(): void;
}

/**
 * Opens the history, creating or migrating its database. A damaged one is renamed to
 * `history.damaged-TIME.sqlite`, reported in `warnings`, and a new one is begun. Problems: those of checkHistoryFile,
 * `history-too-new` (refused), and `history-*` (output) when the file cannot be opened at all.
 */
export function openHistory(options: HistoryOptions): Outcome<History> {
  const checked = checkHistoryFile(options.file, options.named === true);
  if (!checked.ok) return checked;
  const opened = openSound(options);
  if (opened.kind === 'opened') return success(opened.history);
  if (opened.kind === 'failed') return opened.outcome;
  if (!checked.value.maySetAside)
    return failure(unusable(options.file, 'it is damaged, and nothing in it says that this program has made it'));
  const aside = options.file.replace(/(\.[^./\\]+)?$/, `.damaged-${options.clock.nowMs()}$1`);
  const moved = attempt(() => moveDatabase(options.file, aside));
  if (!moved.ok) return failure(notSetAside(options.file, opened.why, moved.failure.says));
  clearSuspect(options.file);
  const fresh = openSound(options);
  if (fresh.kind === 'failed') return fresh.outcome;
  if (fresh.kind === 'damaged') return failure(notSetAside(options.file, fresh.why, 'a new one is damaged too'));
  return success({ ...fresh.history, warnings: [...fresh.history.warnings, damaged(options.file, aside, opened.why)] });
}

type Opened =
  | { readonly kind: 'opened'; readonly history: History }
  | { readonly kind: 'damaged'; readonly why: string }
  | { readonly kind: 'failed'; readonly outcome: Outcome<never> };

/** Opens the file, checks it, and brings it to the current version. One that was found damaged is checked through. */
function openSound(options: HistoryOptions): Opened {
  const { file } = options;
  let database: Database | null = null;
  try {
    database = openDatabase(file);
    const why = firstDamage(database.writer, isSuspect(file));
    if (why !== null) return closed(database, { kind: 'damaged', why });
    const migrated = migrate(database.writer, `${file}.before-migration`);
    if (!migrated.ok) return closed(database, notMigrated(migrated));
    const history = ready(options, database);
    clearSuspect(file);
    return { kind: 'opened', history };
  } catch (error) {
    database?.close();
    const trouble = sqliteTrouble(error);
    if (trouble?.kind === 'damaged') return { kind: 'damaged', why: trouble.code };
    return { kind: 'failed', outcome: guarded('open the history', () => rethrow(error)) };
  }
}

function notMigrated(outcome: Extract<Outcome<never>, { ok: false }>): Opened {
  const { code, detail } = outcome.problem.diagnostic;
  return code === 'history-damaged' ? { kind: 'damaged', why: detail } : { kind: 'failed', outcome };
}

function closed(database: Database, result: Opened): Opened {
  database.close();
  return result;
}

function rethrow(error: unknown): never {
  throw error;
}

function ready({ file, backupsFolder, clock, redact }: HistoryOptions, database: Database): History {
  const context = { database, clock, redact, guarded: guardWith(() => markSuspect(file)) };
  const records = openRecords(context);
  const loose = openLooseBackups(context, backupsFolder);
  return {
    volumes: openVolumes(context),
    records,
    edits: openEdits(context, records, loose),
    wizard: openWizardStates(context),
    warnings: loose.sweep(),
    sqliteVersion: database.sqliteVersion,
    ...openPruning(context, loose),
    close: () => database.close(),
  };
}

function damaged(file: string, aside: string, why: string): Diagnostic {
  return diagnostic('history-set-aside', 'The history was damaged; a new one was begun.', {
    severity: 'warning',
    detail: `SQLite says: ${why}. The damaged database was kept as "${aside}".`,
    where: [{ file }, { file: aside }],
    fix: `Its readable part can be recovered with "sqlite3 '${aside}' .recover".`,
  });
}

function notSetAside(file: string, why: string, says: string): ReturnType<typeof problem> {
  return problem('output', 'history-damaged', `The history is damaged and could not be set aside: ${says}.`, {
    detail: `SQLite says: ${why}.`,
    where: [{ file }],
    fix: 'Rename the file by hand, or name another database with --db FILE.',
  });
}
