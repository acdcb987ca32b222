import { sortEdits, type TextEdit } from './edits.ts';

/** A stretch of a text after edits: kept from the original, or put in. */
type Segment =
  | { readonly kind: 'kept'; readonly start: number; readonly end: number }
  | { readonly kind: 'added'; readonly text: string };

/**
 * Edits of a text (`first`), then edits of the result (`second`), as edits of the original text: applying the
 * composition is the same as applying one after the other. `length` is the length of the original text.
 */
export function composeEdits(length: number, first: readonly TextEdit[], second: readonly TextEdit[]): TextEdit[] {
  const before = segmentsOf(length, first);
  const after: Segment[] = [];
  let position = 0;
  for (const edit of sortEdits(second)) {
    after.push(...cut(before, position, edit.offset));
    if (edit.content !== '') after.push({ kind: 'added', text: edit.content });
    position = edit.offset + edit.length;
  }
  after.push(...cut(before, position, Infinity));
  return editsOf(length, after);
}

function segmentsOf(length: number, edits: readonly TextEdit[]): readonly Segment[] {
  const segments: Segment[] = [];
  let position = 0;
  for (const edit of sortEdits(edits)) {
    segments.push({ kind: 'kept', start: position, end: edit.offset }, { kind: 'added', text: edit.content });
    position = edit.offset + edit.length;
  }
  return [...segments, { kind: 'kept', start: position, end: length }];
}

/** The part of the segments between two offsets of the text that they form. */
function cut(segments: readonly Segment[], from: number, to: number): Segment[] {
  const result: Segment[] = [];
  let position = 0;
  for (const segment of segments) {
    const size = segment.kind === 'kept' ? segment.end - segment.start : segment.text.length;
    const start = Math.max(from - position, 0);
    const end = Math.min(to - position, size);
    if (end > start)
      result.push(
        segment.kind === 'kept'
          ? { kind: 'kept', start: segment.start + start, end: segment.start + end }
          : { kind: 'added', text: segment.text.slice(start, end) },
      );
    position += size;
  }
  return result;
}

function editsOf(length: number, segments: readonly Segment[]): TextEdit[] {
  const edits: TextEdit[] = [];
  let position = 0;
  let content = '';
  for (const segment of [...segments, { kind: 'kept', start: length, end: length } as const]) {
    if (segment.kind === 'added') {
      content += segment.text;
      continue;
    }
    if (content !== '' || segment.start > position)
      edits.push({ offset: position, length: segment.start - position, content });
    content = '';
    position = segment.end;
  }
  return edits;
}
