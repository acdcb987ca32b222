import { MAX_DATA_DEPTH, type DataEntry, type DataNode } from './nodes.ts';
import { DataError } from './problems.ts';
import { yamlBlockText } from './yamlBlockText.ts';
import { hasContent, type YamlLine } from './yamlLines.ts';
import { isItemAt, keyAt } from './yamlMarks.ts';
import { yamlScalar } from './yamlScalar.ts';

/** A line that begins or ends a document. */
const MARKER = /^(?:---|\.\.\.)(?=[ \t]|$)/;

/** Reads lines of YAML into nodes, by indentation. It stops at the first error and gives what stands before it. */
export class YamlReader {
  error: DataError | null = null;
  private readonly text: string;
  private readonly lines: readonly YamlLine[];
  private next = 0;

  constructor(text: string, lines: readonly YamlLine[]) {
    this.text = text;
    this.lines = lines;
  }

  readRoot(): DataNode | null {
    const first = this.lines.findIndex(hasContent);
    const begin = this.lines[first];
    if (begin !== undefined && this.text.slice(begin.start, begin.end) === '---') this.next = first + 1;
    const start = this.peek();
    if (start === null) return null;
    const root = this.readBlock(start.content, start, start.indent, 0);
    const rest = this.peek();
    if (rest !== null)
      this.fail(
        'yaml-indentation',
        rest.content,
        'This line fits no level of indentation.',
        'Give it the same number of blanks as the entries that it belongs to.',
      );
    return root;
  }

  private fail(code: string, offset: number, summary: string, fix: string): null {
    this.error ??= new DataError(code, offset, summary, fix);
    return null;
  }

  /** The next line with content; null at the end and behind an error. */
  private peek(): YamlLine | null {
    let line = this.lines[this.next];
    while (line !== undefined && !hasContent(line)) line = this.lines[++this.next];
    if (line !== undefined) this.checkLine(line);
    return this.error === null ? (line ?? null) : null;
  }

  private checkLine({ start, indent, content, end }: YamlLine): void {
    if (content !== start + indent)
      this.fail('yaml-tab', start + indent, 'A tab stands in the indentation.', 'Use blanks.');
    if (indent === 0 && MARKER.test(this.text.slice(content, end)))
      this.fail(
        'yaml-documents',
        content,
        'A document ends or begins here; only files of one document are understood.',
        'Remove the line, or keep one document.',
      );
  }

  /** The next line if its content begins at a column; null when the block of that column ends. */
  private peekAt(column: number): YamlLine | null {
    const line = this.peek();
    return line?.indent === column ? line : null;
  }

  /** A map or list whose entries begin at a column; the first one begins at `from`, inside `line`. */
  private readBlock(from: number, line: YamlLine, column: number, depth: number): DataNode | null {
    if (depth > MAX_DATA_DEPTH)
      return this.fail('yaml-too-deep', from, 'Values lie too deep.', 'Check that this is the right file.');
    if (isItemAt(this.text, from, line.end)) return this.readList(from, line, column, depth);
    if (keyAt(this.text, from, line.end) !== null) return this.readMap(from, line, column, depth);
    this.next += 1;
    return this.readScalar(from, line.end);
  }

  private readMap(from: number, first: YamlLine, column: number, depth: number): DataNode {
    const entries: DataEntry[] = [];
    for (let line: YamlLine | null = first; line !== null; line = this.peekAt(column)) {
      const start = line === first ? from : line.content;
      const key = keyAt(this.text, start, line.end);
      if (key === null) {
        if (!isItemAt(this.text, start, line.end))
          this.fail('yaml-key-missing', start, 'A key with a colon is needed here.', 'Write key: value.');
        break;
      }
      const value = this.readEntryValue(key.after, line, column, depth, false);
      if (value !== null) entries.push({ key: key.text, after: key.after, value, start, end: value.end });
    }
    return { kind: 'map', start: from, end: entries.at(-1)?.end ?? from, entries };
  }

  private readList(from: number, first: YamlLine, column: number, depth: number): DataNode {
    const items: DataEntry[] = [];
    for (let line: YamlLine | null = first; line !== null; line = this.peekAt(column)) {
      const start = line === first ? from : line.content;
      if (!isItemAt(this.text, start, line.end)) break;
      const value = this.readEntryValue(start + 1, line, column, depth, true);
      if (value !== null) items.push({ key: '', after: start + 1, value, start, end: value.end });
    }
    return { kind: 'list', start: from, end: items.at(-1)?.end ?? from, items };
  }

  /** What follows `key:` or `-`: on the same line, or deeper on the next ones. */
  private readEntryValue(after: number, line: YamlLine, column: number, depth: number, item: boolean): DataNode | null {
    const gap = /^[ \t]*/.exec(this.text.slice(after, line.end))?.[0] ?? '';
    const start = after + gap.length;
    if (start < line.end) {
      const holdsBlock = isItemAt(this.text, start, line.end) || keyAt(this.text, start, line.end) !== null;
      if (item && holdsBlock) return this.readItemBlock(start, line, depth);
      this.next += 1;
      if (/[|>]/.test(this.text.charAt(start))) return this.readBlockText(start, line, column);
      return this.readScalar(start, line.end);
    }
    this.next += 1;
    const following = this.peek();
    const deeper = following !== null && following.indent > column;
    const listHere = following !== null && !item && following.indent === column;
    if (following !== null && (deeper || (listHere && isItemAt(this.text, following.content, following.end))))
      return this.readBlock(following.content, following, following.indent, depth + 1);
    return { kind: 'scalar', start: line.end, end: line.end, text: '', isString: false, quote: '' };
  }

  /** A block that begins behind the dash of an item; only blanks may stand between, since they are its indentation. */
  private readItemBlock(start: number, line: YamlLine, depth: number): DataNode | null {
    if (this.text.slice(line.content, start).includes('\t'))
      this.fail('yaml-tab', start - 1, 'A tab stands in the indentation.', 'Use blanks.');
    return this.readBlock(start, line, start - line.start, depth + 1);
  }

  private readScalar(start: number, end: number): DataNode | null {
    const read = yamlScalar(this.text, start, end);
    if (!(read instanceof DataError)) return read;
    this.error ??= read;
    return null;
  }

  private readBlockText(start: number, line: YamlLine, column: number): DataNode | null {
    const read = yamlBlockText(this.text, start, line, this.following(), column);
    if (read === null) return this.readScalar(start, line.end);
    this.next += read.lines;
    return read.node;
  }

  private *following(): Generator<YamlLine> {
    for (let at = this.next; at < this.lines.length; at++) {
      const line = this.lines[at];
      if (line !== undefined) yield line;
    }
  }
}
