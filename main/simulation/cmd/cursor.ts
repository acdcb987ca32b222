import { sourceOf, type ExpandedLine } from './expand.ts';

/** Where in its lines a parser stands. */
export interface Mark {
  readonly line: ExpandedLine;
  readonly offset: number;
}

/** Walks over expanded lines, and asks for the next one only when a block goes on. */
export class Cursor {
  private current: ExpandedLine;
  private readonly more: () => ExpandedLine | null;
  offset = 0;

  constructor(first: ExpandedLine, more: () => ExpandedLine | null) {
    this.current = first;
    this.more = more;
  }

  get text(): string {
    return this.current.text;
  }

  get line(): number {
    return this.current.line;
  }

  get unit(): string {
    return this.text.charAt(this.offset);
  }

  get atEnd(): boolean {
    return this.offset >= this.text.length;
  }

  get mark(): Mark {
    return { line: this.current, offset: this.offset };
  }

  /** Goes to the next line; false when there is none. */
  nextLine(): boolean {
    const next = this.more();
    if (next === null) return false;
    this.current = next;
    this.offset = 0;
    return true;
  }

  toEnd(): void {
    this.offset = this.text.length;
  }

  /** Whether a sticky pattern matches here; nothing is consumed. */
  sees(pattern: RegExp): boolean {
    pattern.lastIndex = this.offset;
    return pattern.test(this.text);
  }

  /** Consumes a sticky pattern. */
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.offset;
    const match = pattern.exec(this.text);
    if (match !== null) this.offset += match[0].length;
    return match;
  }

  /** The script's own text from a mark to here, or to the end of the mark's line when that was left. */
  since({ line, offset }: Mark): string {
    return sourceOf(line, offset, line === this.current ? this.offset : line.text.length);
  }
}
