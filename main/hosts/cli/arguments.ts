import { InvalidArgumentError } from 'commander';
import type { LogLevel } from '../../../shared/model/log.ts';

/** Reads a whole number of an option; commander prints the refusal, the exit code is 64. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
  };
}

/** Reads the name of a file; an empty one names nothing. */
export function fileName(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('Name a file.');
}

const STAMP = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,3})?)?)?Z?$/;

/** Reads a time such as `2026-03-03 08:41` to milliseconds, as if it were UTC: stamps of logs are taken as written. */
export function timeOfLog(text: string): number {
  const time = STAMP.test(text) ? Date.parse(asUtc(text)) : Number.NaN;
  if (!Number.isNaN(time)) return time;
  throw new InvalidArgumentError('Write it as 2026-03-03, 2026-03-03 08:41 or 2026-03-03 08:41:08.');
}

function asUtc(text: string): string {
  const stamp = text.replace(' ', 'T').replace(',', '.').replace('Z', '');
  return stamp.length > 'YYYY-MM-DD'.length ? `${stamp}Z` : stamp;
}

const LEVELS: readonly LogLevel[] = ['error', 'warning', 'info', 'other'];

/** Reads a list of levels such as `error,warning`. */
export function levels(text: string): readonly LogLevel[] {
  return text.split(',').map((word) => {
    const level = LEVELS.find((known) => known === word.trim().toLowerCase());
    if (level !== undefined) return level;
    throw new InvalidArgumentError(`"${word}" is none of ${LEVELS.join(', ')}.`);
  });
}
