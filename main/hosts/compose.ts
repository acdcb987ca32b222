import manifest from '../../package.json' with { type: 'json' };
import type { ApiContext, HostPorts } from '../api/context.ts';
import { LogSessions } from '../api/logSessions.ts';
import { appRouter, type AppRouter } from '../api/router.ts';
import { VolumeSessions } from '../api/sessions.ts';
import { redactText } from '../api/redact.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { openHistory } from '../history/history.ts';
import { openAppLog } from '../platform/appLog.ts';
import { systemClock } from '../platform/clock.ts';
import { openDataFolder, type DataFolder } from '../platform/dataFolder.ts';
import { recoverJournals } from '../platform/recoverJournals.ts';
import { openSettings } from '../platform/settingsStore.ts';

export interface ComposeOptions {
  readonly host: HostPorts['kind'];
  /** Another data folder than the user's own. */
  readonly dataFolder?: string;
  /** Another database than `history.sqlite` in the data folder. */
  readonly database?: string;
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
 * Puts the engine together: data folder, unfinished writes of an earlier process recovered, history, settings, log.
 * Throws a ProblemError when the data folder or the history cannot be used at all.
 */
export function composeApp(options: ComposeOptions): ComposedApp {
  const dataFolder = unwrap(openDataFolder(options.dataFolder));
  const recovered = recoverJournals(dataFolder.journals, systemClock);
  const settings = openSettings(dataFolder.root, systemClock);
  const log = openAppLog({ folder: dataFolder.logs, clock: systemClock, redact: redactText });
  const history = unwrap(
    openHistory({
      file: options.database ?? fileIn(dataFolder, 'history.sqlite'),
      backupsFolder: dataFolder.backups,
      clock: systemClock,
      redact: redactText,
    }),
  );
  const sessions = new VolumeSessions(() => settings.load().readOnly);
  const context: ApiContext = {
    host: {
      kind: options.host,
      pickFolder: options.pickFolder ?? (async () => null),
      openFolder: options.openFolder ?? (async () => false),
    },
    version: manifest.version,
    clock: systemClock,
    dataFolder,
    settings,
    history,
    sessions,
    logs: new LogSessions(sessions),
    log,
    notices: [...recovered, ...settings.warnings, ...history.warnings],
  };
  log.write('info', 'started', { host: options.host, version: manifest.version });
  return { context, router: appRouter, close: () => history.close() };
}

function fileIn(folder: DataFolder, name: string): string {
  return `${folder.root}/${name}`;
}
