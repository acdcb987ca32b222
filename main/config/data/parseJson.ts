import { MAX_DATA_DEPTH, MAX_DATA_LENGTH, type DataDocument, type DataEntry, type DataNode } from './nodes.ts';
import { duplicateKeys } from './duplicateKeys.ts';
import { DataError, dataProblem } from './problems.ts';

const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"/y;
const WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const SPACE = /[ \t\r\n]*/y;

/**
 * Reads JSON (RFC 8259) with the place of every value. A damaged file gives one coded problem and everything before
 * the damage. Of a key that stands twice, both entries are kept, with a warning.
 */
export function parseJson(text: string, file?: string): DataDocument {
  const reader = new JsonReader(text);
  const root = reader.readRoot();
  const error = reader.error;
  const problems = error === null ? [] : [dataProblem(error, text, 'JSON', file)];
  problems.push(...duplicateKeys(root, text, 'JSON', file));
  return { format: 'json', root, problems, wellFormed: error === null };
}

class JsonReader {
  error: DataError | null = null;
  private readonly text: string;
  private position = 0;

  constructor(text: string) {
    this.text = text;
  }

  readRoot(): DataNode | null {
    if (this.text.length > MAX_DATA_LENGTH) {
      this.fail(
        'json-too-large',
        `The file has more than ${MAX_DATA_LENGTH} characters.`,
        'Check that this is the right file.',
      );
      return null;
    }
    const root = this.readValue(0);
    this.skipSpace();
    if (this.error === null && this.position < this.text.length)
      this.fail(
        'json-extra-text',
        'Text follows the end of the JSON value.',
        'Remove the text behind the last bracket.',
      );
    return root;
  }

  private fail(code: string, summary: string, fix: string): null {
    this.error ??= new DataError(code, this.position, summary, fix);
    return null;
  }

  private skipSpace(): void {
    this.take(SPACE);
  }

  private take(pattern: RegExp): string | null {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0] ?? null;
    if (found !== null) this.position += found.length;
    return found;
  }

  private takeMark(mark: string): boolean {
    this.skipSpace();
    if (this.text.charAt(this.position) !== mark) return false;
    this.position += 1;
    return true;
  }

  private readValue(depth: number): DataNode | null {
    this.skipSpace();
    const start = this.position;
    if (depth > MAX_DATA_DEPTH)
      return this.fail(
        'json-too-deep',
        `Values lie more than ${MAX_DATA_DEPTH} deep.`,
        'Check that this is the right file.',
      );
    if (this.takeMark('{')) return this.readMap(start, depth);
    if (this.takeMark('[')) return this.readList(start, depth);
    const quoted = this.take(STRING);
    if (quoted !== null) {
      const text = String(JSON.parse(quoted));
      return { kind: 'scalar', start, end: this.position, text, isString: true, quote: '"' };
    }
    const word = this.take(WORD);
    if (word !== null) return { kind: 'scalar', start, end: this.position, text: word, isString: false, quote: '' };
    return this.fail(
      'json-bad-value',
      start < this.text.length ? 'No JSON value begins here.' : 'The file ends where a value is needed.',
      'Write a text in double quotation marks, a number, true, false, null, {...} or [...]; JSON has no comments.',
    );
  }

  private readMap(start: number, depth: number): DataNode {
    const entries: DataEntry[] = [];
    let more = !this.takeMark('}');
    while (more && this.error === null) {
      this.skipSpace();
      const from = this.position;
      const key = this.take(STRING);
      if (key === null || !this.takeMark(':')) {
        this.fail(
          'json-bad-key',
          'A key in double quotation marks and a colon are needed here.',
          'Write "key": value; no comma stands behind the last one, and JSON has no comments.',
        );
        break;
      }
      const after = this.position;
      const value = this.readValue(depth + 1);
      if (value !== null) entries.push({ key: String(JSON.parse(key)), after, value, start: from, end: value.end });
      more = this.error === null && this.readSeparator('}');
    }
    return { kind: 'map', start, end: this.position, entries };
  }

  private readList(start: number, depth: number): DataNode {
    const items: DataEntry[] = [];
    let more = !this.takeMark(']');
    while (more && this.error === null) {
      const value = this.readValue(depth + 1);
      if (value !== null) items.push({ key: '', after: value.start, value, start: value.start, end: value.end });
      more = this.error === null && this.readSeparator(']');
    }
    return { kind: 'list', start, end: this.position, items };
  }

  /** Reads a comma (true: more follows) or the closing bracket. */
  private readSeparator(close: string): boolean {
    if (this.takeMark(',')) return true;
    if (this.takeMark(close)) return false;
    this.fail(
      'json-separator-missing',
      `A comma or ${close} is needed here.`,
      `Put a comma between values, and ${close} at the end.`,
    );
    return false;
  }
}
