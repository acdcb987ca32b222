import type { TextEdit } from '../../../../shared/text/edits.ts';
import type { Span, XmlDocument } from '../nodes.ts';
import { beginsLine, blanksBefore } from './layout.ts';

/** The edit that removes a stretch; with its line where it stands alone, else without leaving blanks at a line's end. */
export function removeWithLine({ text }: XmlDocument, span: Span): TextEdit {
  const tail = /[ \t]*(?:\r\n|\n|\r)/y;
  tail.lastIndex = span.end;
  const lineEnd = tail.exec(text)?.[0];
  if (lineEnd === undefined) return { offset: span.start, length: span.end - span.start, content: '' };
  const start = blanksBefore(text, span.start);
  const end = beginsLine(text, start) ? span.end + lineEnd.length : span.end;
  return { offset: start, length: end - start, content: '' };
}

/** The edit that removes an attribute with the blank before it. */
export function removeAttribute(document: XmlDocument, span: Span): TextEdit {
  const start = document.text.slice(0, span.start).trimEnd().length;
  return { offset: start, length: span.end - start, content: '' };
}
