import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { diagnostic, failure, problem, success } from '../../shared/model/diagnostic.ts';
import type { Diagnostic, Outcome } from '../../shared/model/diagnostic.ts';
import { writeAtomically } from './atomicFile.ts';
import type { Clock } from './clock.ts';
import { attempt } from './hostFailure.ts';
import type { HostFailure } from './hostFailure.ts';

/** The user's own settings of the program. */
export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Nothing is written to any volume. */
  readOnly: z.boolean().default(false),
});

export type Settings = z.infer<typeof settingsSchema>;

/** Some of the settings, to be kept beside the others. */
export interface SettingsChange {
  readonly theme?: Settings['theme'] | undefined;
  readonly readOnly?: Settings['readOnly'] | undefined;
}

export const DEFAULT_SETTINGS: Settings = { theme: 'system', readOnly: false };

export interface SettingsStore {
  /** The settings that hold now. */
  load(): Settings;
  /** What went wrong on opening: a damaged file that was set aside. */
  readonly warnings: readonly Diagnostic[];
  /** Keeps these settings beside the others, which stay as they are. Problem: `settings-not-saved` (output). */
  change(changes: SettingsChange): Outcome<Settings>;
}

const FILE_NAME = 'settings.json';

/** Opens `settings.json` of the data folder. A damaged file is renamed, reported, and the defaults hold. */
export function openSettings(folder: string, clock: Clock): SettingsStore {
  const path = join(folder, FILE_NAME);
  const opened = readSettings(path, clock);
  let settings = opened.settings;
  return {
    load: () => settings,
    warnings: opened.warnings,
    change: (changes) => {
      const next = { theme: changes.theme ?? settings.theme, readOnly: changes.readOnly ?? settings.readOnly };
      const bytes = Buffer.from(`${JSON.stringify(next, null, 2)}\n`);
      const written = attempt(() => writeAtomically(path, bytes));
      if (!written.ok) return failure(notSaved(path, written.failure));
      settings = next;
      return success(next);
    },
  };
}

interface Opened {
  readonly settings: Settings;
  readonly warnings: readonly Diagnostic[];
}

function readSettings(path: string, clock: Clock): Opened {
  const text = attempt(() => readFileSync(path, 'utf8'));
  if (!text.ok) {
    const isNew = text.failure.reason === 'notFound';
    return { settings: DEFAULT_SETTINGS, warnings: isNew ? [] : [notRead(path, text.failure)] };
  }
  const parsed = settingsSchema.safeParse(parseJson(text.value));
  return parsed.success
    ? { settings: parsed.data, warnings: [] }
    : { settings: DEFAULT_SETTINGS, warnings: [setAside(path, clock)] };
}

/** Undefined for text that is no JSON, which no schema accepts. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function setAside(path: string, clock: Clock): Diagnostic {
  const aside = path.replace(/\.json$/, `.damaged-${clock.nowMs()}.json`);
  const moved = attempt(() => renameSync(path, aside));
  return diagnostic('settings-damaged', 'The settings file was damaged; the default settings hold.', {
    severity: 'warning',
    detail: moved.ok ? `The damaged file was kept as "${aside}".` : `It could not be renamed: ${moved.failure.says}.`,
    where: [{ file: path }],
    fix: 'Choose the settings again.',
  });
}

function notRead(path: string, failed: HostFailure): Diagnostic {
  return diagnostic('settings-unreadable', `The settings file could not be read: ${failed.says}.`, {
    severity: 'warning',
    detail: 'The default settings hold.',
    where: [{ file: path }],
    fix: failed.fix,
  });
}

function notSaved(path: string, failed: HostFailure): ReturnType<typeof problem> {
  return problem('output', 'settings-not-saved', `The settings could not be saved: ${failed.says}.`, {
    detail: 'The settings that held before still hold.',
    where: [{ file: path }],
    fix: failed.fix,
  });
}
