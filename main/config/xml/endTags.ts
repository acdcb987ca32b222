import { nameAt, skipSpace } from './characters.ts';
import { NONE, type NodeTable } from './nodeTable.ts';
import type { OpenElements } from './openElements.ts';
import type { XmlProblems } from './problems.ts';

const GREATER = 62;

/** Closes elements: by their end tags, and those that have none where the text shows it. */
export class EndTags {
  private readonly open: OpenElements;
  private readonly table: NodeTable;
  private readonly problems: XmlProblems;

  constructor(open: OpenElements, table: NodeTable, problems: XmlProblems) {
    this.open = open;
    this.table = table;
    this.problems = problems;
  }

  /** Reads the end tag at a place and gives where it ends. */
  read(at: number): number {
    const { name } = this.open;
    const close = at + 2 + name.length;
    if (name === '' || this.table.text.charCodeAt(close) !== GREATER || !this.table.text.startsWith(name, at + 2))
      return this.readOdd(at);
    this.table.close(this.open.pop(), at, close + 1);
    return close + 1;
  }

  /** An end tag that is written with blanks, has no end, or does not close the innermost element. */
  private readOdd(at: number): number {
    const name = nameAt(this.table.text, at + 2);
    const space = skipSpace(this.table.text, at + 2 + name.length);
    const finished = this.table.text.charAt(space) === '>';
    const end = finished ? space + 1 : at + 2 + name.length;
    if (!finished)
      this.problems.error('xml-tag-unfinished', at, `The end tag </${name} has no end.`, 'Close the tag with `>`.');
    const depth = this.depthToClose(name, at);
    if (depth === null) return end;
    this.closeDownTo(depth + 1, at);
    this.table.close(this.open.pop(), at, end);
    return end;
  }

  /** Index of the open element that an end tag closes; null when the tag stands alone. Reports what is wrong. */
  private depthToClose(name: string, at: number): number | null {
    const depth = this.open.lastNamed(name);
    if (depth >= 0) return depth;
    if (this.open.depth > 0 && !this.open.holdsElement && name !== '') {
      this.problems.error(
        'xml-close-mismatch',
        at,
        `The end tag </${name}> stands where </${this.open.name}> is needed.`,
        `Write </${this.open.name}>; upper and lower case matter.`,
      );
      return this.open.depth - 1;
    }
    this.problems.error(
      'xml-close-stray',
      at,
      `The end tag </${name}> closes nothing.`,
      'Remove it, or add its start tag.',
    );
    return null;
  }

  /** Closes elements without end tag until `depth` are open. */
  closeDownTo(depth: number, at: number): void {
    while (this.open.depth > depth) {
      const { name } = this.open;
      const unfinished = this.open.pop();
      this.table.close(unfinished, NONE, at);
      this.problems.error(
        'xml-close-missing',
        this.table.start(unfinished),
        `The element <${name}> has no end tag.`,
        `Add </${name}> where it ends.`,
      );
    }
  }
}
