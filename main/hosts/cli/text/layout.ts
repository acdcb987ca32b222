import type { Paint } from './paint.ts';
import { inOneLine } from '../../../../shared/text/oneLine.ts';

/** Lines are not made shorter than this, however narrow the terminal is. */
const NARROWEST = 40;
const GAP = '  ';

/** Aligns rows into columns, two blanks apart; nothing trails at the end of a line. A cell is one line. */
export function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const lines = rows.map((row) => row.map(inOneLine));
  return aligned(lines, (cell, width) => cell.padEnd(width));
}

/** A table with a heading; cells that are numbers, and their headings, stand to the right. */
export function table(
  heading: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  paint: Paint,
): readonly string[] {
  const texts = rows.map((row) => row.map((cell) => inOneLine(String(cell))));
  const numeric = heading.map((_, column) => typeof rows[0]?.[column] === 'number');
  const [head, ...lines] = aligned([heading, ...texts], (cell, width, column) =>
    numeric[column] === true ? cell.padStart(width) : cell.padEnd(width),
  );
  return [paint.dim(head ?? ''), ...lines];
}

function aligned(
  rows: readonly (readonly string[])[],
  pad: (cell: string, width: number, column: number) => string,
): readonly string[] {
  const most = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: most }, (_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0, column))
      .join(GAP)
      .trimEnd(),
  );
}

/** Indents every line of a text. */
export function indent(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}

/** A sentence or more, indented, broken between words where the terminal ends. Words are never cut. */
export function prose(text: string, by: number, paint: Paint): string {
  return indent(
    text
      .split('\n')
      .flatMap((line) => broken(line, by, paint))
      .join('\n'),
    by,
  );
}

/** A place and what stands there: in one line where that fits, else the text below its place. */
export function placed(place: string, text: string, by: number, paint: Paint): string {
  if (place === '') return prose(text, by, paint);
  const fits = paint.width === null || by + place.length + GAP.length + text.length <= paint.width;
  if (fits) return indent(`${paint.dim(place)}${GAP}${text}`, by);
  return `${indent(paint.dim(place), by)}\n${prose(text, by + GAP.length, paint)}`;
}

const COLOUR = /\u001B\[\d+m/g;

/** A title with its id behind it, or below it where the line is full. Colours do not count. */
export function tagged(title: string, tag: string, paint: Paint): string {
  const length = title.replace(COLOUR, '').length + GAP.length + tag.length + 2;
  const fits = paint.width === null || length <= paint.width;
  return `${title}${fits ? GAP : '\n    '}${paint.dim(`[${tag}]`)}`;
}

function broken(line: string, by: number, { width }: Paint): readonly string[] {
  if (width === null) return [line];
  const room = Math.max(NARROWEST, width) - by;
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > room) {
      lines.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current];
}

/** A title with a table below it. */
export function section(title: string, rows: readonly (readonly string[])[]): string {
  return `${title}\n${rows.length === 0 ? '    none found' : indent(columns(rows).join('\n'), 4)}\n`;
}
