import { unreachable } from '../../../shared/base/assert.ts';
import { encodeUtf16 } from '../../../shared/base/utf16.ts';
import { failure, problem, success, type Outcome } from '../../../shared/model/diagnostic.ts';
import type { Newline, TextEncoding } from '../../../shared/model/log.ts';
import { swapPairs } from './swapPairs.ts';
import { windows1252Byte } from './windows1252.ts';

interface EncodeOptions {
  /** UTF-8 when absent. */
  readonly encoding?: TextEncoding;
  /** Whether to begin with a byte order mark; only UTF-8 and UTF-16 have one. */
  readonly bom: boolean;
  readonly newline: Exclude<Newline, 'mixed' | 'none'>;
}

const LINE_ENDS = { crlf: '\r\n', lf: '\n', cr: '\r' } as const;

/** The bytes of a new file: every line end of the text becomes the one asked for. */
export function encodeText(text: string, options: EncodeOptions): Outcome<Uint8Array> {
  const encoding = options.encoding ?? 'utf-8';
  const lines = text.replaceAll(/\r\n|\n|\r/g, LINE_ENDS[options.newline]);
  const mark = options.bom && encoding.startsWith('utf-') ? '\ufeff' : '';
  return encodeAs(encoding, mark + lines);
}

/**
 * The bytes of a text in an encoding, without a mark. A file found to be `ascii` takes UTF-8, of which it is a part.
 * Fails with `text-not-encodable` on a character that the encoding lacks.
 */
export function encodeAs(encoding: TextEncoding, text: string): Outcome<Uint8Array> {
  switch (encoding) {
    case 'ascii':
    case 'utf-8':
      return text.isWellFormed() ? success(new TextEncoder().encode(text)) : notEncodable(encoding, loneHalf(text));
    case 'utf-16le':
      return success(encodeUtf16(text));
    case 'utf-16be':
      return success(swapPairs(encodeUtf16(text)));
    case 'windows-1252':
      return encodeWindows1252(text);
    default:
      return unreachable(encoding);
  }
}

/** Whether an encoding has a character (one code point). */
export function canHold(encoding: TextEncoding, character: string): boolean {
  return encoding === 'windows-1252' ? windows1252Byte(character) !== null : character.isWellFormed();
}

function encodeWindows1252(text: string): Outcome<Uint8Array> {
  const bytes: number[] = [];
  for (const character of text) {
    const byte = windows1252Byte(character);
    if (byte === null) return notEncodable('windows-1252', character);
    bytes.push(byte);
  }
  return success(Uint8Array.from(bytes));
}

function loneHalf(text: string): string {
  return Array.from(text).find((character) => !character.isWellFormed()) ?? '';
}

function notEncodable(encoding: TextEncoding, character: string): Outcome<never> {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return failure(
    problem('input', 'text-not-encodable', `The file's encoding ${encoding} has no character U+${code}.`, {
      detail: 'The new text was being written in the encoding of the file. Nothing was changed.',
      fix: 'Use other characters, or save the file as UTF-8 first.',
    }),
  );
}
