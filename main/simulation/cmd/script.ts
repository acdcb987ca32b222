import { MAX_LINE, MAX_SCRIPT_LENGTH, MAX_SCRIPT_LINES } from './budget.ts';

/** A batch file cut into physical lines, with its labels. */
export interface Script {
  readonly file: string;
  readonly lines: readonly string[];
  /** Why lines at the end were left out; null when none were. */
  readonly truncated: string | null;
  /** cmd.exe may not find its labels. */
  readonly labelsMayBeMissed: boolean;
  /** Index of the line behind a label: the next one from a line on, else the first of the script; null without one. */
  label(name: string, from: number): number | null;
}

/** How cmd.exe shows a UTF-8 byte order mark: as three units, which become part of the first command (observed). */
export const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf';

/** Ctrl+Z: cmd.exe takes it for the end of a batch file (observed). */
const END_OF_FILE = '\u001a';

/** Reads a batch file. What lies behind 10,000 lines, 1,000,000 units or a Ctrl+Z is left out. */
export function readLines(file: string, text: string, labelsMayBeMissed = false): Script {
  const end = text.slice(0, MAX_SCRIPT_LENGTH).indexOf(END_OF_FILE);
  const cut = text.slice(0, end < 0 ? MAX_SCRIPT_LENGTH : end);
  const all = cut.split(/\r\n|\n|\r/, MAX_SCRIPT_LINES + 1);
  const lines = all.slice(0, MAX_SCRIPT_LINES);
  const labels = labelsOf(lines);
  const truncated =
    all.length > MAX_SCRIPT_LINES
      ? 'the lines after the first 10,000'
      : end >= 0 && end < text.trimEnd().length - 1
        ? 'what comes after a Ctrl+Z, which ends a batch file'
        : end < 0 && text.length > MAX_SCRIPT_LENGTH
          ? 'what comes after the first 1,000,000 characters'
          : null;
  return {
    file,
    lines,
    truncated,
    labelsMayBeMissed,
    label(name, from) {
      const places = labels.get(name.toLowerCase()) ?? [];
      return places.find((index) => index > from) ?? places[0] ?? null;
    },
  };
}

function labelsOf(lines: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const labels = new Map<string, number[]>();
  for (const [index, line] of lines.entries()) {
    const name = /^[\s@;,=]*:[\s]*([^\s:+&|<>,;=]+)/.exec(line.slice(0, 200))?.[1]?.toLowerCase();
    if (name === undefined) continue;
    const places = labels.get(name);
    if (places === undefined) labels.set(name, [index + 1]);
    else places.push(index + 1);
  }
  return labels;
}

/**
 * The line at an index with those that a `^` at its end joins to it, and the index behind them. Comments join none, and
 * neither does a `^` between quotes or behind another one. A line that gets longer than cmd.exe reads is given as far as
 * it was joined.
 */
export function joinedLine(
  lines: readonly string[],
  index: number,
): { readonly text: string; readonly comment: boolean; readonly next: number } {
  let text = lines[index] ?? '';
  let next = index + 1;
  if (/^\s*(?::|@?rem(?![\w.]))/i.test(text.slice(0, 200))) return { text, comment: true, next };
  let end = lineEnd(text, false);
  while (end.joins && next < lines.length && text.length <= MAX_LINE) {
    const more = lines[next++] ?? '';
    text = text.slice(0, -1) + more;
    end = lineEnd(more, end.quoted);
  }
  return { text, comment: false, next };
}

/** Whether quotes are open at the end of a line, and whether a `^` there protects the line end. */
function lineEnd(line: string, quotedBefore: boolean): { readonly quoted: boolean; readonly joins: boolean } {
  let quoted = quotedBefore;
  let joins = false;
  for (let at = 0; at < line.length; at += 1) {
    const unit = line.charAt(at);
    if (unit === '"') quoted = !quoted;
    else if (unit === '^' && !quoted) {
      at += 1;
      joins = at === line.length;
    }
  }
  return { quoted, joins };
}
