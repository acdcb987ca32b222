import type { TextEdit } from '../../../../shared/text/edits.ts';
import type { Span, XmlDocument } from '../nodes.ts';

/** The edit that removes a stretch; with its lines where nothing else stands on them. */
export function removeWithLine(document: XmlDocument, span: Span): TextEdit {
  const lineStart = document.lines.startOf(document.lines.at(span.start).line);
  const after = /[ \t]*(?:\r\n|\n|\r)?/y;
  after.lastIndex = span.end;
  const tail = after.exec(document.text)?.[0] ?? '';
  const alone = /^[ \t]*$/.test(document.text.slice(lineStart, span.start)) && /[\r\n]$/.test(tail);
  return alone
    ? { offset: lineStart, length: span.end + tail.length - lineStart, content: '' }
    : { offset: span.start, length: span.end - span.start, content: '' };
}

/** The edit that removes an attribute with the blank before it. */
export function removeAttribute(document: XmlDocument, span: Span): TextEdit {
  const before = document.text.slice(0, span.start);
  const start = before.trimEnd().length;
  return { offset: start, length: span.end - start, content: '' };
}
