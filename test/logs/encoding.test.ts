import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, EightBitWatcher, sniffEncoding } from '../../main/logs/encoding.ts';
import { utf16 } from './memoryLog.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function watched(bytes: Uint8Array, cuts: readonly number[]): string {
  const watcher = new EightBitWatcher();
  const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  for (const [index, edge] of edges.slice(1).entries()) watcher.feed(bytes.subarray(edges[index], edge));
  return watcher.finish(null);
}

describe('encoding of a log', () => {
  it('is read from the byte order mark', () => {
    expect(sniffEncoding(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41))).toEqual({
      family: '8bit',
      bom: 'utf-8',
      bomLength: 3,
    });
    expect(sniffEncoding(utf16('A'))).toEqual({ family: 'utf-16le', bom: 'utf-16le', bomLength: 2 });
    expect(sniffEncoding(utf16('A', true))).toEqual({ family: 'utf-16be', bom: 'utf-16be', bomLength: 2 });
  });

  it('is told from the zero bytes without one', () => {
    const text = '10/20/2025 11:23:45 - PFRO Error: Üñ 中文 done\r\n';
    expect(sniffEncoding(utf16(text, false, false)).family).toBe('utf-16le');
    expect(sniffEncoding(utf16(text, true, false)).family).toBe('utf-16be');
    expect(sniffEncoding(utf8(text)).family).toBe('8bit');
    expect(sniffEncoding(new Uint8Array(64)).family).toBe('8bit');
  });

  it('of eight bits is told from all bytes', () => {
    expect(watched(utf8('plain'), [])).toBe('ascii');
    expect(watched(utf8(`${'x'.repeat(5000)}ü`), [])).toBe('utf-8');
    expect(watched(Uint8Array.of(0x41, 0xfc, 0x42), [])).toBe('windows-1252');
    expect(watched(Uint8Array.of(0x41, 0xc3), [])).toBe('windows-1252');
  });

  it('stays UTF-8 where the file is cut in the middle of its last character', () => {
    const text = utf8(`ü${'x'.repeat(3000)}€`);
    for (const cut of [1, 2]) expect(watched(text.subarray(0, -cut), [])).toBe('utf-8');
    expect(watched(Uint8Array.of(...utf8('ü'), 0xe2, 0x41), [])).toBe('windows-1252');
  });

  it('does not depend on how the bytes arrive', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 3000 }),
        fc.array(fc.nat(), { maxLength: 5 }),
        (text, cuts) => {
          const bytes = utf8(text);
          expect(watched(bytes, cuts)).toBe(/^\p{ASCII}*$/u.test(text) ? 'ascii' : 'utf-8');
        },
      ),
    );
  });

  it('ASCII is recognised at every place and length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.nat(7), (bytes, shift) => {
        const part = bytes.subarray(Math.min(shift, bytes.length));
        expect(watched(part, []) === 'ascii').toBe(part.every((byte) => byte < 128));
      }),
    );
  });

  it('decodes to the text', () => {
    expect(decodeText(utf16('ab€'), 'utf-16le')).toBe('ab€');
    expect(decodeText(Uint8Array.of(0x80, 0x41), 'windows-1252')).toBe('€A');
    expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41), 'utf-8')).toBe('A');
  });
});
