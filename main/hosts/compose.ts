import manifest from '../../package.json' with { type: 'json' };
import type { ApiContext, HostPorts } from '../api/context.ts';
import { LogSessions } from '../api/logSessions.ts';
import { appRouter, type AppRouter } from '../api/router.ts';
import { VolumeSessions } from '../api/sessions.ts';
import { UnsavedRecords } from '../api/unsavedRecords.ts';
import { redactText } from '../api/redact.ts';
import { unwrap, type Diagnostic } from '../../shared/model/diagnostic.ts';
import { openAppLog } from '../platform/appLog.ts';
import { systemClock } from '../platform/clock.ts';
import { dataFolderAt, openDataFolder, type DataFolder } from '../platform/dataFolder.ts';
import { canList } from '../platform/folders.ts';
import { interruptedWrites, recoverJournals } from '../platform/recoverJournals.ts';
import { openSettings, type SettingsStore } from '../platform/settingsStore.ts';
import { HistoryStore } from './historyStore.ts';

export type Access = 'reads' | 'writes';

export interface ComposeOptions {
  readonly host: HostPorts['kind'];
  /** Another data folder than the user's own. */
  readonly dataFolder?: string;
  /** Another database than `history.sqlite` in the data folder. */
  readonly database?: string;
  /** Whether the data folder and the history must be there from the start (the default), or when they are first used. */
  readonly history?: 'atStart' | 'whenUsed';
  /**
   * Whether volumes may be written to (the default), or only read: then not even a write is ended that an earlier
   * process left unfinished.
   */
  readonly access?: Access;
  readonly pickFolder?: HostPorts['pickFolder'];
  readonly openFolder?: HostPorts['openFolder'];
}

/** The engine as one host runs it. */
export interface ComposedApp {
  readonly context: ApiContext;
  readonly router: AppRouter;
  close(): void;
}

/**
 * Puts the engine together: data folder, settings, unfinished writes of an earlier process ended, history, log.
 * Throws a ProblemError when the data folder or the history must be there and cannot be used at all, and for a database
 * that is not the program's.
 */
export function composeApp(options: ComposeOptions): ComposedApp {
  const folder = options.history === 'whenUsed' ? dataFolderAt(options.dataFolder) : openedFolder(options);
  // Where the folder cannot even be listed nothing of it holds, and whoever needs it is told why.
  const isThere = canList(folder.root);
  const settings = openSettings(folder.root, systemClock);
  const left = isThere ? leftWrites(options.access ?? 'writes', folder, settings) : [];
  const log = openAppLog({ folder: folder.logs, clock: systemClock, redact: redactText });
  const store = new HistoryStore(folder, options.database);
  unwrap(options.history === 'whenUsed' ? store.check() : store.open());
  const sessions = new VolumeSessions(() => settings.load().readOnly);
  const context: ApiContext = {
    host: {
      kind: options.host,
      pickFolder: options.pickFolder ?? (async () => null),
      openFolder: options.openFolder ?? (async () => false),
    },
    version: manifest.version,
    clock: systemClock,
    dataFolder: folder,
    settings,
    openHistory: () => store.open(),
    get history() {
      return unwrap(store.open());
    },
    unsaved: new UnsavedRecords(),
    sessions,
    logs: new LogSessions(sessions),
    log,
    get notices() {
      return [...left, ...(isThere ? settings.warnings : []), ...store.warnings];
    },
  };
  log.write('info', 'started', { host: options.host, version: manifest.version });
  return { context, router: appRouter, close: () => store.close() };
}

function openedFolder({ dataFolder }: ComposeOptions): DataFolder {
  return unwrap(openDataFolder(dataFolder));
}

/** Ends what an earlier process left unfinished on volumes, or only tells of it. */
function leftWrites(access: Access, folder: DataFolder, settings: SettingsStore): readonly Diagnostic[] {
  if (access === 'reads') return interruptedWrites(folder.journals);
  return recoverJournals({ folder, readOnly: settings.load().readOnly });
}
