import { appendFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PRIVATE_MODE } from './atomicFile.ts';
import { nowIso } from './clock.ts';
import type { Clock } from './clock.ts';
import { makeFolders } from './folders.ts';

export type AppLogLevel = 'info' | 'warning' | 'error';

export interface AppLogOptions {
  readonly folder: string;
  readonly clock: Clock;
  /** Masks secrets in every text before it is written. */
  readonly redact: (text: string) => string;
  /** Size at which a file is rotated, in bytes. */
  readonly maxBytes?: number;
  /** Files kept, the current one included. */
  readonly maxFiles?: number;
}

export interface AppLog {
  /** Writes one line; never throws. */
  write(level: AppLogLevel, event: string, fields?: Readonly<Record<string, unknown>>): void;
  /** Why the last line could not be written; null when it was. */
  readonly lastFailure: string | null;
}

const DEFAULT_MAX_BYTES = 1024 * 1024;
const DEFAULT_MAX_FILES = 5;
/** A longer line is cut, so that one odd error text cannot fill the log. */
const MAX_LINE_CHARACTERS = 16_384;

/** Opens the program's own log: JSON lines in `imageprep.log`, older ones in `imageprep.1.log` and so on. */
export function openAppLog(options: AppLogOptions): AppLog {
  let lastFailure: string | null = null;
  return {
    get lastFailure() {
      return lastFailure;
    },
    write: (level, event, fields = {}) => {
      try {
        appendLine(options, formatLine(options, level, event, fields));
        lastFailure = null;
      } catch (error) {
        // A log must not break what it reports on; the reason stays visible in lastFailure.
        lastFailure = error instanceof Error ? error.message : String(error);
      }
    },
  };
}

function formatLine(
  { clock, redact }: AppLogOptions,
  level: AppLogLevel,
  event: string,
  fields: Readonly<Record<string, unknown>>,
): string {
  const entry = { at: nowIso(clock), level, event, ...fields };
  const text = JSON.stringify(entry, (_, value: unknown) => plainValue(value, redact));
  if (text.length <= MAX_LINE_CHARACTERS) return `${text}\n`;
  const cut = redact(text.slice(0, MAX_LINE_CHARACTERS / 4));
  return `${JSON.stringify({ at: entry.at, level, event: redact(event), cut })}\n`;
}

function plainValue(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Error) return { name: value.name, message: value.message, stack: value.stack };
  return value;
}

function appendLine(options: AppLogOptions, line: string): void {
  const { folder, maxBytes = DEFAULT_MAX_BYTES } = options;
  makeFolders(folder, 0o700);
  const path = logPath(folder, 0);
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 0 && size + Buffer.byteLength(line) > maxBytes) rotate(options);
  appendFileSync(path, line, { mode: PRIVATE_MODE });
}

function rotate({ folder, maxFiles = DEFAULT_MAX_FILES }: AppLogOptions): void {
  rmSync(logPath(folder, maxFiles - 1), { force: true });
  for (let number = maxFiles - 2; number >= 0; number -= 1) {
    const from = logPath(folder, number);
    if (statSync(from, { throwIfNoEntry: false }) !== undefined) renameSync(from, logPath(folder, number + 1));
  }
}

function logPath(folder: string, number: number): string {
  return join(folder, number === 0 ? 'imageprep.log' : `imageprep.${number}.log`);
}
