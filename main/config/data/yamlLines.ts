import { DataError } from './problems.ts';

/** A line with content: neither blank nor comment only. */
export interface YamlLine {
  /** Offset of the line in the text. */
  readonly start: number;
  /** Offset of the first character that is no blank. */
  readonly content: number;
  /** Offset behind the content, blanks and a comment left out. */
  readonly end: number;
}

/** Columns of blanks before a line's content. */
export function indentation(line: YamlLine): number {
  return line.content - line.start;
}

/** The lines of a YAML text that carry content, with comments cut off. Tabs in the indentation are an error in YAML. */
export function yamlLines(text: string): readonly YamlLine[] {
  const lines: YamlLine[] = [];
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    const raw = match[0];
    const indent = /^ */.exec(raw)?.[0].length ?? 0;
    const content = raw.slice(indent);
    if (content.startsWith('\t') && content.trim() !== '')
      throw new DataError('yaml-tab', match.index + indent, 'A tab stands in the indentation.', 'Use blanks.');
    const end = indent + withoutComment(content).length;
    if (end > indent) lines.push({ start: match.index, content: match.index + indent, end: match.index + end });
  }
  return lines;
}

/** A line's content up to a `#` that begins a comment, not one inside quotation marks. */
function withoutComment(content: string): string {
  const pieces = /"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|#|[^"'#]+|["']/g;
  for (const piece of content.matchAll(pieces)) {
    const before = piece.index === 0 ? ' ' : content.charAt(piece.index - 1);
    if (piece[0] === '#' && /\s/.test(before)) return content.slice(0, piece.index).trimEnd();
  }
  return content.trimEnd();
}
