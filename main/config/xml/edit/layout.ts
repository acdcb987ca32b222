import { lineEndOf } from '../../text/decode.ts';
import { childElements } from '../navigate.ts';
import type { XmlDocument, XmlElement } from '../nodes.ts';

const DEFAULT_UNIT = '  ';

/** The blanks before an element that begins its line; null when something else stands before it. */
export function indentOf(document: XmlDocument, element: XmlElement): string | null {
  const lineStart = document.lines.startOf(document.lines.at(element.start).line);
  const before = document.text.slice(lineStart, element.start);
  return /^[ \t]*$/.test(before) && lineStart > 0 ? before : null;
}

/** How an element's children are laid out: each on its own line with this indentation, or all in one line (null). */
export function childIndent(document: XmlDocument, parent: XmlElement): string | null {
  const children = childElements(parent);
  const [first] = children;
  if (first === undefined)
    return isOneLine(document) ? null : (indentOf(document, parent) ?? '') + indentUnit(document);
  return children.map((child) => indentOf(document, child)).find((indent) => indent !== null) ?? null;
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

/** The line end to write: that of the document. */
export function newlineFor(document: XmlDocument): string {
  return lineEndOf(document.text);
}

function isOneLine(document: XmlDocument): boolean {
  return document.root !== null && childElements(document.root).some((child) => indentOf(document, child) === null);
}
