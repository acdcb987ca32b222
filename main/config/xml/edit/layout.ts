import { lineEndOf } from '../../text/decode.ts';
import { childElements } from '../navigate.ts';
import type { XmlDocument, XmlElement } from '../nodes.ts';

const DEFAULT_UNIT = '  ';

/** The blanks before an element that begins its line; null when something else stands before it. */
export function indentOf({ text }: XmlDocument, element: XmlElement): string | null {
  const start = blanksBefore(text, element.start);
  return start > 0 && beginsLine(text, start) ? text.slice(start, element.start) : null;
}

/** Where the blanks begin that stand before an offset; the offset itself where none do. */
export function blanksBefore(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && /[ \t]/.test(text.charAt(start - 1))) start -= 1;
  return start;
}

/** Whether a line begins at an offset. */
export function beginsLine(text: string, offset: number): boolean {
  return offset === 0 || /[\r\n]/.test(text.charAt(offset - 1));
}

/** How an element's children are laid out: each on its own line with this indentation, or all in one line (null). */
export function childIndent(document: XmlDocument, parent: XmlElement): string | null {
  const children = childElements(parent);
  const [first] = children;
  if (first === undefined)
    return isOneLine(document) ? null : (indentOf(document, parent) ?? '') + indentUnit(document);
  for (const child of children) {
    const indent = indentOf(document, child);
    if (indent !== null) return indent;
  }
  return null;
}

/** What one level adds to the indentation: as between the root's first descendants that show it, else two blanks. */
export function indentUnit(document: XmlDocument): string {
  let parent = document.root;
  while (parent !== null) {
    const outer: string = indentOf(document, parent) ?? '';
    const child: XmlElement | undefined = childElements(parent)[0];
    const inner = child === undefined ? null : indentOf(document, child);
    if (inner !== null && inner.length > outer.length && inner.startsWith(outer)) return inner.slice(outer.length);
    parent = child ?? null;
  }
  return DEFAULT_UNIT;
}

/** The line end to write at an offset: that of its line, on the last line the first one of the document. */
export function newlineAt({ text }: XmlDocument, offset: number): string {
  const lineEnd = /\r\n|\n|\r/g;
  lineEnd.lastIndex = offset;
  return lineEnd.exec(text)?.[0] ?? lineEndOf(text);
}

function isOneLine(document: XmlDocument): boolean {
  return document.root !== null && childElements(document.root).some((child) => indentOf(document, child) === null);
}
