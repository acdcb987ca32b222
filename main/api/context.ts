import type { Diagnostic, Outcome } from '../../shared/model/diagnostic.ts';
import type { AppLog } from '../platform/appLog.ts';
import type { Clock } from '../platform/clock.ts';
import type { DataFolder } from '../platform/dataFolder.ts';
import type { SettingsStore } from '../platform/settingsStore.ts';
import type { History } from '../history/history.ts';
import type { LogSessions } from './logSessions.ts';
import type { VolumeSessions } from './sessions.ts';
import type { UnsavedRecords } from './unsavedRecords.ts';

/** What only a host can do. */
export interface HostPorts {
  readonly kind: 'electron' | 'web' | 'cli';
  /** Asks for a folder with the host's own picker; null when it has none or nothing was chosen. */
  pickFolder(): Promise<string | null>;
  /** Opens a folder in the host's file manager; false when it cannot. */
  openFolder(path: string): Promise<boolean>;
}

/** Everything that a procedure may use. Made once for a host. */
export interface ApiContext {
  readonly host: HostPorts;
  readonly version: string;
  readonly clock: Clock;
  /** Where the user's data lie; what is missing of it is made when something is to be kept there. */
  readonly dataFolder: DataFolder;
  readonly settings: SettingsStore;
  /** The history, opened when it is first used. Throws a ProblemError where it cannot be had. */
  readonly history: History;
  /** The same as a value, for work that can do without. */
  openHistory(): Outcome<History>;
  readonly unsaved: UnsavedRecords;
  readonly sessions: VolumeSessions;
  readonly logs: LogSessions;
  readonly log: AppLog;
  /** What went wrong so far while starting and opening the history, such as a damaged database set aside. */
  readonly notices: readonly Diagnostic[];
}
