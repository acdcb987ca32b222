/** Colours of the terminal, or none. Colour never speaks alone: the word is always there too. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  green(text: string): string;
  violet(text: string): string;
}

const wrap = (code: number) => (text: string) => `\u001B[${code}m${text}\u001B[0m`;
const plain = (text: string) => text;

/** Paint for a stream: plain when it is no terminal or NO_COLOR is set. */
export function paintFor(colours: boolean): Paint {
  return colours
    ? { bold: wrap(1), dim: wrap(2), red: wrap(31), yellow: wrap(33), green: wrap(32), violet: wrap(35) }
    : { bold: plain, dim: plain, red: plain, yellow: plain, green: plain, violet: plain };
}

/** Aligns rows into columns, two blanks apart; the last column is not padded. */
export function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('  '),
  );
}

/** Indents every line of a text. */
export function indent(text: string, by: number): string {
  return text.replace(/^/gm, ' '.repeat(by));
}
