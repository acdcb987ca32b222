import { MAX_DATA_DEPTH, type DataEntry, type DataNode } from './nodes.ts';
import { DataError } from './problems.ts';
import { indentation, type YamlLine } from './yamlLines.ts';
import { yamlScalar } from './yamlScalar.ts';

const KEY = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s"'#&*!|>%@`{}[\],-][^:#]*|-[^\s:][^:#]*))[ \t]*:(?=\s|$)/;

/** Reads lines of YAML into nodes, by indentation. The root is handed on as soon as it exists, so damage keeps it. */
export class YamlReader {
  private readonly text: string;
  private readonly lines: readonly YamlLine[];
  private readonly onRoot: (root: DataNode) => void;
  private next = 0;

  constructor(text: string, lines: readonly YamlLine[], onRoot: (root: DataNode) => void) {
    this.text = text;
    this.lines = lines;
    this.onRoot = onRoot;
  }

  readDocument(): void {
    const first = this.lines[0];
    if (first !== undefined && /^---\s*$/.test(this.text.slice(first.content, first.end))) this.next = 1;
    const start = this.lines[this.next];
    if (start === undefined) return;
    this.readBlock(start.content, indentation(start), 0, this.onRoot);
    const rest = this.lines[this.next];
    if (rest !== undefined)
      throw new DataError(
        'yaml-indentation',
        rest.content,
        'This line fits no level of indentation.',
        'Give it the same number of blanks as the entries that it belongs to.',
      );
  }

  /** A map or list whose entries begin at a column; the first one begins at `from`, inside the next line. */
  private readBlock(from: number, column: number, depth: number, onNode?: (node: DataNode) => void): DataNode {
    if (depth > MAX_DATA_DEPTH)
      throw new DataError('yaml-too-deep', from, 'Values lie too deep.', 'Check that this is the right file.');
    const line = this.lines[this.next];
    const content = this.text.slice(from, line?.end ?? from);
    if (isItem(content)) return this.readList(from, column, depth, onNode);
    if (KEY.test(content)) return this.readMap(from, column, depth, onNode);
    this.next += 1;
    const scalar = yamlScalar(this.text, from, line?.end ?? from);
    onNode?.(scalar);
    return scalar;
  }

  private readMap(from: number, column: number, depth: number, onNode?: (node: DataNode) => void): DataNode {
    const entries: DataEntry[] = [];
    const node = { kind: 'map' as const, start: from, end: from, entries };
    onNode?.(node);
    let start = from;
    for (;;) {
      const line = this.lines[this.next];
      if (line === undefined || (start !== from && indentation(line) !== column)) break;
      const key = KEY.exec(this.text.slice(start, line.end));
      if (key === null) {
        if (start !== from && isItem(this.text.slice(start, line.end))) break;
        throw new DataError('yaml-key-missing', start, 'A key with a colon is needed here.', 'Write key: value.');
      }
      const value = this.readEntryValue(start + key[0].length, line, column, depth, false);
      entries.push({ key: keyText(key), value, start, end: value.end });
      node.end = value.end;
      start = this.lines[this.next]?.content ?? this.text.length;
    }
    return node;
  }

  private readList(from: number, column: number, depth: number, onNode?: (node: DataNode) => void): DataNode {
    const items: DataEntry[] = [];
    const node = { kind: 'list' as const, start: from, end: from, items };
    onNode?.(node);
    let start = from;
    for (;;) {
      const line = this.lines[this.next];
      if (line === undefined || (start !== from && indentation(line) !== column)) break;
      if (!isItem(this.text.slice(start, line.end))) break;
      const value = this.readEntryValue(start + 1, line, column, depth, true);
      items.push({ key: '', value, start, end: value.end });
      node.end = value.end;
      start = this.lines[this.next]?.content ?? this.text.length;
    }
    return node;
  }

  /** What follows `key:` or `-`: on the same line, or deeper on the next ones. */
  private readEntryValue(after: number, line: YamlLine, column: number, depth: number, item: boolean): DataNode {
    const inline = this.text.slice(after, line.end);
    const start = after + (/^\s*/.exec(inline)?.[0].length ?? 0);
    if (start < line.end) {
      if (item && (isItem(inline.trimStart()) || KEY.test(inline.trimStart())))
        return this.readBlock(start, start - line.start, depth + 1);
      this.next += 1;
      if (/^[|>]/.test(inline.trimStart())) return this.readBlockText(start, line, column);
      return yamlScalar(this.text, start, line.end);
    }
    this.next += 1;
    const following = this.lines[this.next];
    const deeper = following !== undefined && indentation(following) > column;
    const listHere = following !== undefined && !item && indentation(following) === column;
    if (following !== undefined && (deeper || (listHere && isItem(this.text.slice(following.content, following.end)))))
      return this.readBlock(following.content, indentation(following), depth + 1);
    return { kind: 'scalar', start: line.end, end: line.end, text: '', isString: false, quote: '' };
  }

  /** A block text: every following line that lies deeper, as written. */
  private readBlockText(start: number, line: YamlLine, column: number): DataNode {
    let last = line;
    let following = this.lines[this.next];
    while (following !== undefined && indentation(following) > column) {
      last = following;
      this.next += 1;
      following = this.lines[this.next];
    }
    const text = this.text.slice(line.end, last.end).replace(/^\r?\n/, '');
    return { kind: 'scalar', start, end: last.end, text, isString: true, quote: '' };
  }
}

function isItem(content: string): boolean {
  return content === '-' || /^-\s/.test(content);
}

function keyText(key: RegExpExecArray): string {
  return key[1]?.replaceAll(/\\(.)/g, '$1') ?? key[2]?.replaceAll("''", "'") ?? (key[3] ?? '').trim();
}
