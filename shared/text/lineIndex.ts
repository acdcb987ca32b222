const LONE_RETURN = /\r(?!\n)/;

function allStarts(text: string): readonly number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}

/** The same where each line ends with LF or CRLF, which nearly all texts do. */
function feedStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Line starts of a text; LF, CRLF and a lone CR each end a line. */
export class LineIndex {
  private readonly starts: readonly number[];

  constructor(text: string) {
    this.starts = LONE_RETURN.test(text) ? allStarts(text) : feedStarts(text);
  }

  /** Number of lines; a text that ends with a line end has an empty last line. */
  get lines(): number {
    return this.starts.length;
  }

  /** Line and column, both from 1, of an offset in UTF-16 units. */
  at(offset: number): { readonly line: number; readonly column: number } {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.starts[low] ?? 0) + 1 };
  }

  /** Offset of the first unit of a line (from 1); the text's end for a line behind the last. */
  startOf(line: number): number {
    return this.starts[Math.min(line, this.starts.length) - 1] ?? 0;
  }
}
