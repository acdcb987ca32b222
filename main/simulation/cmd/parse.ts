import type { Condition, Node } from './syntax.ts';

/**
 * Parses one logical line of a batch file, variables already expanded. The grammar is the part of cmd.exe that image
 * scripts use: simple commands, `&`, `&&`, `||`, `|`, redirection, blocks, `if` with `else`. A `for` loop is kept as
 * `unsupported`, so that it is shown and not skipped.
 */
export function parseCommandLine(text: string, line: number): Node | null {
  return new CommandParser(text, line).sequence();
}

const IF_HEAD = /^if\s+/i;

class CommandParser {
  private readonly text: string;
  private readonly firstLine: number;
  private position = 0;

  constructor(text: string, firstLine: number) {
    this.text = text;
    this.firstLine = firstLine;
  }

  sequence(): Node | null {
    let left = this.command();
    while (left !== null) {
      const operator = this.operator();
      if (operator === null) return left;
      const right = this.command();
      if (right === null) return left;
      left = { kind: 'sequence', operator, left, right };
    }
    return left;
  }

  private get line(): number {
    return this.firstLine + (this.text.slice(0, this.position).match(/\n/g)?.length ?? 0);
  }

  private get rest(): string {
    return this.text.slice(this.position);
  }

  private skipBlanks(): void {
    this.position += /^[\s@;,]*/.exec(this.rest)?.[0].length ?? 0;
  }

  private operator(): '&' | '&&' | '||' | '|' | null {
    const match = /^[ \t]*(&&|\|\||&|\|)/.exec(this.rest);
    if (match === null) return null;
    this.position += match[0].length;
    return match[1] as '&' | '&&' | '||' | '|';
  }

  private command(): Node | null {
    this.skipBlanks();
    const line = this.line;
    if (this.rest === '') return null;
    if (this.rest.startsWith('(')) return this.block();
    if (IF_HEAD.test(this.rest)) return this.conditional();
    if (/^for\s+(\/\w|%)/i.test(this.rest)) {
      const text = this.rest.trim();
      this.position = this.text.length;
      return { kind: 'unsupported', text, line };
    }
    return this.simple();
  }

  private block(): Node {
    const line = this.line;
    this.position += 1;
    const body: Node[] = [];
    for (;;) {
      this.skipBlanks();
      if (this.rest === '') break;
      if (this.rest.startsWith(')')) {
        this.position += 1;
        break;
      }
      const before = this.position;
      const node = this.sequence();
      if (node !== null) body.push(node);
      if (this.position === before) this.position += 1;
    }
    return { kind: 'block', body, line };
  }

  private conditional(): Node {
    const line = this.line;
    const start = this.position;
    this.position += IF_HEAD.exec(this.rest)?.[0].length ?? 0;
    const condition = this.condition();
    const consequence = condition === null ? null : this.command();
    if (condition === null || consequence === null) {
      this.position = this.text.length;
      return { kind: 'unsupported', text: this.text.slice(start).trim(), line };
    }
    const keyword = /^\s*else\b\s*/i.exec(this.rest);
    if (keyword !== null) this.position += keyword[0].length;
    return { kind: 'if', condition, consequence, otherwise: keyword === null ? null : this.command(), line };
  }

  private condition(): Condition | null {
    const ignoreCase = this.take(/^\/i\s+/i) !== null;
    const not = this.take(/^not\s+/i) !== null;
    const exists = this.take(/^exist\s+("[^"]*"|[^\s(]+)\s*/i);
    if (exists !== null) return { kind: 'exists', path: unquote(exists), not };
    const defined = this.take(/^defined\s+(\S+)\s*/i);
    if (defined !== null) return { kind: 'defined', name: defined, not };
    const level = this.take(/^errorlevel\s+(-?\d+)\s*/i);
    if (level !== null) return { kind: 'errorLevel', atLeast: Number(level), not };
    const compare = /^("[^"]*"|[^\s"=]*)\s*(==|\s(?:equ|neq|lss|leq|gtr|geq)\s)\s*("[^"]*"|[^\s()&|]*)\s*/i.exec(
      this.rest,
    );
    if (compare === null) return null;
    this.position += compare[0].length;
    const operator = (compare[2] ?? '==').trim().toLowerCase();
    return { kind: 'compare', left: compare[1] ?? '', operator, right: compare[3] ?? '', ignoreCase, not };
  }

  /** Consumes a pattern; gives its first group, or the whole match when it has none. */
  private take(pattern: RegExp): string | null {
    const match = pattern.exec(this.rest);
    if (match === null) return null;
    this.position += match[0].length;
    return match[1] ?? match[0];
  }

  private simple(): Node {
    const line = this.line;
    const raw = this.simpleText();
    const { text, output } = takeRedirections(raw);
    return { kind: 'simple', text: text.trim(), line, output };
  }

  /** Text up to an unquoted operator, line end or closing parenthesis; `^` protects the next unit. */
  private simpleText(): string {
    const comment = /^(rem\b|::?)/i.test(this.rest);
    let result = '';
    let quoted = false;
    while (this.position < this.text.length) {
      const unit = this.text.charAt(this.position);
      if (unit === '\n') break;
      if (unit === '"') quoted = !quoted;
      if (!comment && !quoted && unit === '^') {
        result += this.text.charAt(this.position + 1);
        this.position += 2;
        continue;
      }
      if (!comment && !quoted && (unit === '&' || unit === '|' || unit === ')') && !this.isHandle(unit)) break;
      result += unit;
      this.position += 1;
    }
    return result;
  }

  /** `>&1` and `2>&1` use `&` as part of a redirection. */
  private isHandle(unit: string): boolean {
    return unit === '&' && /[<>]$/.test(this.text.slice(0, this.position));
  }
}

function takeRedirections(raw: string): Pick<Extract<Node, { kind: 'simple' }>, 'text' | 'output'> {
  let output: { target: string; append: boolean } | null = null;
  const text = raw.replace(
    /("[^"]*")|(?:^|\s)?([012]?)(>>|>|<)\s*(&\d|"[^"]*"|[^\s"<>&|]+)/g,
    (whole, quoted: string | undefined, handle: string | undefined, arrow: string, target: string) => {
      if (quoted !== undefined) return whole;
      if (arrow !== '<' && handle !== '2' && !target.startsWith('&'))
        output = { target: unquote(target), append: arrow === '>>' };
      return ' ';
    },
  );
  return { text, output };
}

function unquote(text: string): string {
  return text.replace(/^"(.*)"$/, '$1');
}

/** Splits a command into words as the C run-time of a Windows program does: blanks separate, quotes group and vanish. */
export function splitWords(text: string): readonly string[] {
  const words: string[] = [];
  let word = '';
  let quoted = false;
  let started = false;
  for (const unit of text) {
    if (unit === '"') {
      quoted = !quoted;
      started = true;
    } else if (!quoted && (unit === ' ' || unit === '\t')) {
      if (started) words.push(word);
      word = '';
      started = false;
    } else {
      word += unit;
      started = true;
    }
  }
  if (started) words.push(word);
  return words;
}
