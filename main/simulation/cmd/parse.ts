import { Cursor, type Mark } from './cursor.ts';
import type { ExpandedLine } from './expand.ts';
import { readCondition, readOutputs, readSimple } from './readCommand.ts';
import type { Node, Operator } from './syntax.ts';
import { unquote } from './words.ts';

/** Blocks, `if` and `for` in each other, deeper than any script that people write. */
export const MAX_DEPTH = 64;

/** Loosest first: `a || b && c & d` is `(a || (b && c)) & d`. */
const OPERATORS: readonly (readonly [Operator, RegExp])[] = [
  ['&', /[ \t]*&(?!&)/y],
  ['||', /[ \t]*\|\|/y],
  ['&&', /[ \t]*&&/y],
  ['|', /[ \t]*\|(?!\|)/y],
];

const BLANKS = /[\s@;,=]*/y;
const LABEL_OR_STRAY = /[\s@;,=]*[:)]/y;
const REMARK = /rem(?![\w.])/iy;
const IF_HEAD = /if\s+/iy;
const ELSE = /\s*else\b\s*/iy;
const FOR_HEAD = /for\s+(?:\/([dlrf])\s+)?(?:("[^"]*"|[^\s%"(][^\s"(]*)\s+)?%(\S)\s+in\s*\(/iy;
const SET_END = /(?:"[^"]*"|\^.|[^)"^])*\)/y;
const FOR_MODES = { d: 'folders', l: 'numbers', r: 'tree', f: 'lines' } as const;
const FOR_START = /for\s+[/%]/iy;
const DO = /\s*do\b\s*/iy;

/**
 * Parses one command of a batch file, variables already expanded; `more` gives the next line when a block goes on. The
 * grammar is that of cmd.exe. A line that it cannot read, or one nested deeper than 64, is `unsupported` as a whole.
 * Null for a comment or an empty line.
 */
export function parseCommand(first: ExpandedLine, more: () => ExpandedLine | null): Node | null {
  const cursor = new Cursor(first, more);
  if (cursor.sees(LABEL_OR_STRAY)) return null;
  const start = cursor.mark;
  const parser = new CommandParser(cursor);
  const node = parser.chain(0);
  cursor.take(BLANKS);
  const reason = parser.failure ?? (cursor.atEnd ? null : 'it is not a command that cmd.exe can read');
  if (reason === null) return node;
  cursor.toEnd();
  return { kind: 'unsupported', reason, source: cursor.since(start), line: first.line };
}

class CommandParser {
  private readonly cursor: Cursor;
  private depth = 0;
  private blocks = 0;
  failure: string | null = null;

  constructor(cursor: Cursor) {
    this.cursor = cursor;
  }

  /** Commands joined by operators of a level or a tighter one. */
  chain(level: number): Node | null {
    const [operator, pattern] = OPERATORS[level] ?? [];
    if (operator === undefined || pattern === undefined) return this.command();
    const start = this.cursor.mark;
    const first = this.chain(level + 1);
    if (first === null) return null;
    const parts = [first];
    while (this.failure === null && this.cursor.take(pattern) !== null) {
      const part = this.chain(level + 1);
      if (part !== null) parts.push(part);
      else if (operator !== '&') this.fail(`nothing follows ${operator}`);
    }
    if (parts.length === 1) return first;
    return { kind: 'chain', operator, parts, source: this.cursor.since(start), line: start.line.line };
  }

  private command(): Node | null {
    this.cursor.take(BLANKS);
    if (this.failure !== null || this.cursor.atEnd) return null;
    const start = this.cursor.mark;
    if (this.cursor.sees(REMARK)) return this.remark(start);
    if (this.cursor.unit === ':') {
      this.cursor.toEnd();
      return null;
    }
    if (this.cursor.unit === '(') return this.nested(() => this.block(start));
    if (this.cursor.take(IF_HEAD) !== null) return this.nested(() => this.conditional(start));
    if (this.cursor.sees(FOR_START)) return this.nested(() => this.loop(start));
    if (this.cursor.unit === ')' && this.blocks > 0) return null;
    const simple = readSimple(this.cursor, this.blocks > 0);
    return simple.text === '' && simple.outputs.length === 0 ? null : simple;
  }

  /** `rem` is a command that does nothing with the rest of the line: it may be all that follows a condition. */
  private remark(start: Mark): Node {
    this.cursor.toEnd();
    const source = this.cursor.since(start);
    return { kind: 'simple', text: 'rem', source, line: start.line.line, outputs: [], input: null };
  }

  private nested(read: () => Node | null): Node | null {
    if (this.depth >= MAX_DEPTH) return this.fail(`it is nested deeper than ${MAX_DEPTH}`);
    this.depth += 1;
    const node = read();
    this.depth -= 1;
    return node;
  }

  /** Stops the parser: nothing more is consumed. */
  private fail(reason: string): null {
    this.failure ??= reason;
    return null;
  }

  private block(start: Mark): Node | null {
    this.cursor.offset += 1;
    this.blocks += 1;
    const body: Node[] = [];
    while (this.failure === null) {
      this.cursor.take(BLANKS);
      if (this.cursor.unit === ')') break;
      if (this.cursor.atEnd) {
        if (!this.cursor.nextLine()) this.fail('a parenthesis is never closed');
        continue;
      }
      const before = this.cursor.offset;
      const node = this.chain(0);
      if (node !== null) body.push(node);
      else if (this.cursor.offset === before) this.fail('a block holds what cmd.exe cannot read');
    }
    if (this.failure !== null) return null;
    this.cursor.offset += 1;
    this.blocks -= 1;
    const outputs = readOutputs(this.cursor);
    return { kind: 'block', body, outputs, source: this.cursor.since(start), line: start.line.line };
  }

  private conditional(start: Mark): Node | null {
    const condition = readCondition(this.cursor);
    if (condition === null) return this.fail('the condition cannot be read');
    const consequence = this.chain(0);
    if (consequence === null) return this.fail('nothing follows the condition');
    const otherwise = this.cursor.take(ELSE) === null ? null : this.chain(0);
    const source = this.cursor.since(start);
    return { kind: 'if', condition, consequence, otherwise, source, line: start.line.line };
  }

  private loop(start: Mark): Node | null {
    const head = this.cursor.take(FOR_HEAD);
    if (head === null) return this.fail('the loop cannot be read');
    const set = this.loopSet();
    if (set === null) return this.fail('the set of the loop is never closed');
    if (this.cursor.take(DO) === null) return this.fail('the loop has no do');
    const body = this.chain(0);
    if (body === null) return this.fail('the loop does nothing');
    const letter = head[1]?.toLowerCase();
    const mode = letter === 'd' || letter === 'l' || letter === 'r' || letter === 'f' ? FOR_MODES[letter] : 'words';
    const options = unquote(head[2] ?? '');
    const source = this.cursor.since(start);
    return { kind: 'for', mode, options, variable: head[3] ?? '', set, body, source, line: start.line.line };
  }

  /** What stands in the parentheses of a loop, over lines, without the carets that protect units. */
  private loopSet(): string | null {
    let set = '';
    for (let end = this.cursor.take(SET_END); ; end = this.cursor.take(SET_END)) {
      const part = end === null ? `${this.cursor.text.slice(this.cursor.offset)} ` : end[0].slice(0, -1);
      set += part.replace(/("[^"]*")|\^(.)/g, (_, quoted: string | undefined, unit: string) => quoted ?? unit);
      if (end !== null) return set;
      if (!this.cursor.nextLine()) return null;
    }
  }
}
