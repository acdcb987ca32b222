import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../main/config/text/decode.ts';
import { encodeText } from '../../main/config/text/encodeText.ts';
import { spliceEdits } from '../../main/config/text/spliceEdits.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { composeEdits } from '../../shared/text/composeEdits.ts';
import { applyEdits, type TextEdit } from '../../shared/text/edits.ts';

const utf16 = (text: string, mark: boolean): Uint8Array =>
  Uint8Array.from(Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le'));
const swapped = (bytes: Uint8Array): Uint8Array => Uint8Array.from(Buffer.from(bytes).swap16());
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('decodeText', () => {
  it.each<readonly [string, Uint8Array, object]>([
    ['nothing', utf8(''), { text: '', encoding: 'ascii', bom: null, newline: 'none' }],
    ['ASCII', utf8('a\r\nb\r\n'), { text: 'a\r\nb\r\n', encoding: 'ascii', bom: null, newline: 'crlf' }],
    ['UTF-8', utf8('é€😀\n'), { text: 'é€😀\n', encoding: 'utf-8', bom: null, newline: 'lf' }],
    ['UTF-8 with mark', utf8('\ufeffa\rb'), { text: 'a\rb', encoding: 'utf-8', bom: 'utf-8', newline: 'cr' }],
    [
      'UTF-16LE with mark',
      utf16('é\n\r\n', true),
      { text: 'é\n\r\n', encoding: 'utf-16le', bom: 'utf-16le', newline: 'mixed' },
    ],
    ['UTF-16LE', utf16('<a/>', false), { text: '<a/>', encoding: 'utf-16le', bom: null, newline: 'none' }],
    [
      'UTF-16BE with mark',
      swapped(utf16('ü', true)),
      { text: 'ü', encoding: 'utf-16be', bom: 'utf-16be', newline: 'none' },
    ],
    ['UTF-16BE', swapped(utf16('<a/>', false)), { text: '<a/>', encoding: 'utf-16be', bom: null, newline: 'none' }],
    [
      'windows-1252',
      Uint8Array.of(0x80, 0xe9, 0x81),
      { text: '€é\u0081', encoding: 'windows-1252', bom: null, newline: 'none' },
    ],
  ])('%s', (_title, bytes, expected) => {
    expect(decodeText(bytes)).toMatchObject(expected);
  });

  it('keeps every byte that is no UTF-8 behind a mark', () => {
    const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, 0x61, 0xff, 0xc3, 0x62, 0xe2, 0x82]);
    const document = decodeText(bytes);
    const { text, invalidBytes } = document;
    const places = Array.from({ length: 7 }, (_, index) => document.byteOffsetOf(index));
    expect({ text, invalidBytes, places }).toEqual({
      text: 'a\ufffd\ufffdb\ufffd\ufffd',
      invalidBytes: [4, 5, 7, 8],
      places: [3, 4, 5, 6, 7, 8, 9],
    });
  });

  it('reads UTF-8 as the platform does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decodeText(utf8(`\ufeff${text}`)).text).toBe(text);
      }),
    );
  });
});

describe('spliceEdits', () => {
  const edits: readonly TextEdit[] = [{ offset: 1, length: 1, content: 'Ü' }];
  it.each<readonly [string, Uint8Array, Uint8Array]>([
    ['ascii', utf8('abc'), utf8('aÜc')],
    ['utf-8', utf8('é€c'), utf8('éÜc')],
    ['utf-16le', utf16('abc', true), utf16('aÜc', true)],
    ['utf-16be', swapped(utf16('abc', true)), swapped(utf16('aÜc', true))],
    ['windows-1252', Uint8Array.of(0xe9, 0x62, 0x81), Uint8Array.of(0xe9, 0xdc, 0x81)],
  ])('writes in the encoding of the file: %s', (_name, before, after) => {
    expect(unwrap(spliceEdits(decodeText(before), edits))).toEqual(after);
  });

  it('refuses a character that the encoding lacks', () => {
    const outcome = spliceEdits(decodeText(Uint8Array.of(0xe9)), [{ offset: 0, length: 0, content: '中' }]);
    expect(outcome.ok ? null : [outcome.problem.kind, outcome.problem.diagnostic.code]).toEqual([
      'input',
      'text-not-encodable',
    ]);
  });

  it('leaves any bytes as they are outside the edits', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(), fc.nat(), (bytes, a, b) => {
        const document = decodeText(bytes);
        const offset = a % (document.text.length + 1);
        const length = b % (document.text.length - offset + 1);
        expect(unwrap(spliceEdits(document, []))).toEqual(bytes);
        const start = document.byteOffsetOf(offset);
        const end = document.byteOffsetOf(offset + length);
        const result = unwrap(spliceEdits(document, [{ offset, length, content: '' }]));
        expect([...result]).toEqual([...bytes.subarray(0, start), ...bytes.subarray(end)]);
      }),
    );
  });
});

describe('encodeText', () => {
  it('writes mark and line ends', () => {
    expect(unwrap(encodeText('a\nb\r\n', { bom: true, newline: 'crlf' }))).toEqual(utf8('\ufeffa\r\nb\r\n'));
    expect(unwrap(encodeText('a\r\n', { encoding: 'utf-16le', bom: true, newline: 'lf' }))).toEqual(utf16('a\n', true));
    expect(unwrap(encodeText('€', { encoding: 'windows-1252', bom: true, newline: 'lf' }))).toEqual(
      Uint8Array.of(0x80),
    );
  });
});

/** Edits that fit a text: sorted cuts in pairs. */
function editsFor(text: string, cuts: readonly number[], content: string): readonly TextEdit[] {
  const places = cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b);
  return places.flatMap((offset, index) =>
    index % 2 === 0 ? [{ offset, length: (places[index + 1] ?? offset) - offset, content }] : [],
  );
}

describe('composeEdits', () => {
  it('does in one step what two do', () => {
    const cuts = fc.array(fc.nat(40), { maxLength: 6 });
    fc.assert(
      fc.property(
        fc.string({ maxLength: 30 }),
        cuts,
        cuts,
        fc.constantFrom('', 'x', 'yz'),
        (text, one, two, content) => {
          const first = editsFor(text, one, content);
          const between = applyEdits(text, first);
          const second = editsFor(between, two, 'Q');
          expect(applyEdits(text, composeEdits(text.length, first, second))).toBe(applyEdits(between, second));
        },
      ),
    );
  });

  it('leaves apart what is apart', () => {
    expect(composeEdits(9, [{ offset: 0, length: 1, content: 'AA' }], [{ offset: 9, length: 1, content: '' }])).toEqual(
      [
        { offset: 0, length: 1, content: 'AA' },
        { offset: 8, length: 1, content: '' },
      ],
    );
  });
});
