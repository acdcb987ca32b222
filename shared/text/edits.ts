/** Replace `length` UTF-16 units at `offset` of the original text by `content`. */
export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly content: string;
}

/**
 * Applies edits to the text they were made from. Edits must lie inside the text and must not overlap; two
 * insertions at one offset keep their order. Throws on a violation, since an edit is made by our own code.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let position = 0;
  for (const edit of sortEdits(edits)) {
    if (edit.offset < position || edit.offset + edit.length > text.length)
      throw new Error(`Internal fault: text edit at ${edit.offset} overlaps or leaves the text`);
    result += text.slice(position, edit.offset) + edit.content;
    position = edit.offset + edit.length;
  }
  return result + text.slice(position);
}

/** Edits by offset, stable. */
export function sortEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.toSorted((a, b) => a.offset - b.offset);
}
