import { success, type Outcome } from '../../../shared/model/diagnostic.ts';
import { sortEdits, type TextEdit } from '../../../shared/text/edits.ts';
import type { DecodedText } from './decode.ts';
import { encodeAs } from './encodeText.ts';

/**
 * The bytes of a document after edits of its text (offsets in UTF-16 units of `document.text`). Bytes outside the
 * edits are copied, never decoded and encoded again. Fails with `text-not-encodable`; throws on edits that overlap
 * or leave the text, since an edit is made by our own code.
 */
export function spliceEdits(document: DecodedText, edits: readonly TextEdit[]): Outcome<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let position = 0;
  let copied = 0;
  for (const edit of sortEdits(edits)) {
    const end = edit.offset + edit.length;
    if (edit.offset < position || end > document.text.length)
      throw new Error(`Internal fault: text edit at ${edit.offset} overlaps or leaves the text`);
    const content = encodeAs(document.encoding, edit.content);
    if (!content.ok) return content;
    pieces.push(document.bytes.subarray(copied, document.byteOffsetOf(edit.offset)), content.value);
    copied = document.byteOffsetOf(end);
    position = end;
  }
  pieces.push(document.bytes.subarray(copied));
  return success(joined(pieces));
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let position = 0;
  for (const piece of pieces) {
    result.set(piece, position);
    position += piece.length;
  }
  return result;
}
