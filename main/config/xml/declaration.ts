import type { DecodedText } from '../text/decode.ts';
import { decodeUtf8 } from '../text/utf8.ts';
import type { XmlDeclaration } from './nodes.ts';
import type { XmlProblems } from './problems.ts';

const DECLARATION =
  /^<\?xml\s+version\s*=\s*(["'])(1\.[0-9]+)\1(?:\s+encoding\s*=\s*(["'])([A-Za-z][\w.-]*)\3)?(?:\s+standalone\s*=\s*(["'])(yes|no)\5)?\s*\?>/;

/** Whether a text begins with an XML declaration, whole or damaged. */
export function beginsWithDeclaration(text: string): boolean {
  return /^<\?xml[\s?]/.test(text);
}

/** Reads the XML declaration at the start of a text whose `?>` is at `end - 2`. */
export function readDeclaration(text: string, end: number, problems: XmlProblems): XmlDeclaration {
  const match = DECLARATION.exec(text.slice(0, end));
  if (match === null)
    problems.error(
      'xml-declaration-damaged',
      0,
      'The XML declaration is not complete or not in the right order.',
      'Write `<?xml version="1.0" encoding="utf-8"?>`.',
    );
  return { start: 0, end, version: match?.[2] ?? null, encoding: match?.[4] ?? null, standalone: match?.[6] ?? null };
}

/**
 * Compares the declared encoding with the bytes. xmllint and expat disagree about details here; Windows' own reader
 * refuses a file that is declared UTF-16 and stored in 8 bits or the other way round, and one that is not the UTF-8 it
 * says (or says nothing) it is, so these are errors. A file in ASCII bytes suits every 8-bit declaration.
 */
export function checkEncoding(declaration: XmlDeclaration | null, source: DecodedText, problems: XmlProblems): void {
  const declared = declaration?.encoding?.toLowerCase() ?? null;
  const wide = source.encoding.startsWith('utf-16');
  const saysWide = declared !== null && /^(?:utf-16|ucs-2|iso-10646-ucs-2)/.test(declared);
  const unmarkedWide = wide && source.bom === null && !saysWide;
  if ((declared !== null && saysWide !== wide) || unmarkedWide) {
    const says = declared === null ? 'declares no encoding' : `declares the encoding ${declaration?.encoding}`;
    problems.error(
      'xml-encoding-mismatch',
      0,
      `The file ${says}, but its bytes are ${source.encoding}.`,
      `Save the file as UTF-8 with encoding="utf-8" in its first line.`,
    );
  }
  const saysUtf8 = declared === null || declared === 'utf-8' || declared === 'utf8';
  const first = saysUtf8 && !wide ? firstBadByte(source) : (source.invalidBytes[0] ?? null);
  if (first !== null)
    problems.error(
      'xml-bytes-damaged',
      charAt(source, first),
      `The byte at offset ${first} is not ${wide ? source.encoding : 'UTF-8'}.`,
      'Save the file again as UTF-8, or declare the encoding that it is in.',
    );
}

function firstBadByte(source: DecodedText): number | null {
  if (source.encoding === 'windows-1252') return decodeUtf8(source.bytes).invalid[0] ?? null;
  return source.invalidBytes[0] ?? null;
}

/** The character that begins at or behind a byte offset. */
function charAt(source: DecodedText, byteOffset: number): number {
  let low = 0;
  let high = source.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (source.byteOffsetOf(middle) < byteOffset) low = middle + 1;
    else high = middle;
  }
  return low;
}
