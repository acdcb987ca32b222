import { chmodSync } from 'node:fs';
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';
import { failure, problem, success } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import { makeFolders } from './folders.ts';
import { attempt } from './hostFailure.ts';
import type { FailureReason } from './hostFailure.ts';

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

function surroundings(): Surroundings {
  return { platform: process.platform, env: process.env, home: homedir() };
}

/**
 * Where this user's history, settings, backups and logs lie: `IMAGEPREP_DATA`, else `%APPDATA%\imageprep` on Windows,
 * `~/Library/Application Support/imageprep` on a Mac, `$XDG_DATA_HOME/imageprep` or `~/.local/share/imageprep`.
 */
export function dataFolderPath({ platform, env, home }: Surroundings = surroundings()): string {
  const chosen = env['IMAGEPREP_DATA'];
  if (chosen !== undefined && chosen !== '')
    return platform === 'win32' ? win32.resolve(chosen) : posix.resolve(chosen);
  if (platform === 'win32') return win32.join(env['APPDATA'] ?? win32.join(home, 'AppData', 'Roaming'), 'imageprep');
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'imageprep');
  const xdg = env['XDG_DATA_HOME'];
  // The XDG rules: a relative path is invalid and is ignored.
  return posix.join(xdg?.startsWith('/') === true ? xdg : posix.join(home, '.local', 'share'), 'imageprep');
}

/** The folders of the data folder. All are private to the user (0700). */
export interface DataFolder {
  readonly root: string;
  readonly backups: string;
  readonly journals: string;
  readonly logs: string;
}

/** Reasons that go away where the folder is; for the others another folder is the way out. */
const FIXABLE: ReadonlySet<FailureReason> = new Set(['busy', 'noSpace', 'inputOutput']);

/** Where the data folder's parts lie, whether they are there or not. */
export function dataFolderAt(root: string = dataFolderPath()): DataFolder {
  const path = process.platform === 'win32' ? win32 : posix;
  return {
    root,
    backups: path.join(root, 'backups'),
    journals: path.join(root, 'journals'),
    logs: path.join(root, 'logs'),
  };
}

/** Makes the data folder where it is missing. Problem: `data-folder-unusable` (output). */
export function openDataFolder(root: string = dataFolderPath()): Outcome<DataFolder> {
  const folder = dataFolderAt(root);
  const made = attempt(() => {
    for (const each of [folder.root, folder.backups, folder.journals, folder.logs]) makePrivate(each);
  });
  if (made.ok) return success(folder);
  return failure(
    problem(
      'output',
      'data-folder-unusable',
      `The data folder "${root}" could not be prepared: ${made.failure.says}.`,
      {
        where: [{ file: root }],
        detail: 'History, settings and backups of edits are kept there.',
        fix: `${FIXABLE.has(made.failure.reason) ? `${made.failure.fix} Or set` : 'Set'} IMAGEPREP_DATA to a folder that you may write to.`,
      },
    ),
  );
}

function makePrivate(folder: string): void {
  const made = makeFolders(folder, 0o700);
  if (made && process.platform !== 'win32') chmodSync(folder, 0o700);
}
