import type { DataNode } from './nodes.ts';
import type { YamlLine } from './yamlLines.ts';

const HEADER = /^([|>])(?:([1-9])([-+])?|([-+])([1-9])?)?$/;
const LINE_END = /\r\n|\n|\r/;

/** A block text, and how many of the lines given it takes. */
interface BlockText {
  readonly node: DataNode;
  readonly lines: number;
}

/**
 * Reads the block text (`|`, `>`) whose header begins at `start` of `line`, from the lines that follow it; `column` is
 * that of the entry it belongs to. Null when the header is none. Source: YAML 1.2, section 8.1.
 */
export function yamlBlockText(
  text: string,
  start: number,
  line: YamlLine,
  following: Iterable<YamlLine>,
  column: number,
): BlockText | null {
  const header = HEADER.exec(text.slice(start, line.end));
  if (header === null) return null;
  const given = header[2] ?? header[5];
  const { last, indent, lines } = takeLines(following, column, given === undefined ? null : column + Number(given));
  const from = last ?? line;
  const body = text.slice(line.rawEnd, from.rawEnd).split(LINE_END).slice(1);
  const content = body.map((one) => one.slice(indent)).join('\n');
  const chomping = header[3] ?? header[4];
  const tail = chomping === '+' ? blankTail(text, from.rawEnd) : NO_TAIL;
  const closing = chomping === '-' || last === null ? '' : '\n';
  const value = (header[1] === '>' ? fold(content) : content) + closing + '\n'.repeat(tail.lines);
  const end = last === null ? line.end : last.rawEnd + tail.length;
  return { node: { kind: 'scalar', start, end, text: value, isString: true, quote: '' }, lines };
}

/** The lines that lie deep enough: the last one that is not blank, the indentation, and how many up to there. */
function takeLines(
  following: Iterable<YamlLine>,
  column: number,
  given: number | null,
): { readonly last: YamlLine | null; readonly indent: number; readonly lines: number } {
  let indent = given;
  let last: YamlLine | null = null;
  let seen = 0;
  let lines = 0;
  for (const next of following) {
    seen += 1;
    if (next.start + next.indent === next.rawEnd) continue;
    if (next.indent < (indent ?? column + 1)) break;
    indent ??= next.indent;
    last = next;
    lines = seen;
  }
  return { last, indent: indent ?? 0, lines };
}

/** Line ends between two lines that begin with no blank: one becomes a blank, of several the first goes. */
function fold(content: string): string {
  return content.replaceAll(/(?<=^[^\s][^\n]*)\n(\n*)(?=[^\s])/gm, (_, more: string) => (more === '' ? ' ' : more));
}

const NO_TAIL = { lines: 0, length: 0 };

/** The blank lines behind the last line of a block text: how many, and their length without the last one. */
function blankTail(text: string, from: number): { readonly lines: number; readonly length: number } {
  const blank = /[ \t]*(?:\r\n|\n|\r)/y;
  let ends = 0;
  let length = 0;
  blank.lastIndex = from;
  for (let end = from; blank.test(text); end = blank.lastIndex) {
    length = end - from;
    ends += 1;
  }
  return { lines: Math.max(ends - 1, 0), length };
}
