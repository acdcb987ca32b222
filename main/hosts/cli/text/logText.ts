import type { LogEntry, LogFileStat } from '../../../../shared/model/log.ts';
import { table } from './layout.ts';
import { problemText } from './places.ts';
import type { Paint } from './paint.ts';
import { inOneLine } from '../../../../shared/text/oneLine.ts';

const HEADING = ['format', 'encoding', 'lines', 'entries', 'errors', 'warnings', 'runs', 'file'];

/** `logs stat` as text. */
export function logStatText(stats: readonly LogFileStat[], paint: Paint): string {
  if (stats.length === 0) return 'No log was found.';
  const rows = stats.map(({ format, encoding, lines, entries, levels, runs, file }) => [
    format,
    encoding,
    lines,
    entries,
    levels.error,
    levels.warning,
    runs,
    file,
  ]);
  return [
    ...table(HEADING, rows, paint),
    ...stats.flatMap((stat) => stat.problems.map((item) => problemText(item, paint))),
  ].join('\n');
}

/** An entry in one line for `logs timeline` and `logs cat`; further lines of its message below. */
export function entryText(entry: LogEntry, paint: Paint): string {
  const text = entry.text.replaceAll('\n', '\n    ');
  const stamp = entry.time === null ? '' : `${entry.time}  `;
  return `${stamp}${level(entry, paint)}  ${text}  ${paint.dim(`(${inOneLine(entry.file)}:${entry.line})`)}`;
}

function level({ level: word }: LogEntry, paint: Paint): string {
  const padded = word.padEnd(7);
  if (word === 'error') return paint.red(padded);
  return word === 'warning' ? paint.yellow(padded) : padded;
}
