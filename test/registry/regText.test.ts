import { expect, test } from 'vitest';
import type { ValueSpec } from '../../main/registry/regf/build.ts';
import { walkKeys } from '../../main/registry/regf/walkKeys.ts';
import { regText } from '../../main/registry/regText.ts';
import { encodeDword, encodeMultiString, encodeQword, encodeString } from '../../main/registry/values.ts';
import { openBuilt } from '../support/hives.ts';

function exported(values: readonly ValueSpec[]): string {
  const root = { name: 'ROOT', values, keys: [{ name: 'A [key]', keys: [{ name: 'Below' }] }] };
  const top = openBuilt(root).mountedAt('HKEY_LOCAL_MACHINE\\SOFTWARE');
  return [...regText(walkKeys(top).map(({ key }) => key))].join('');
}

const value = (name: string, type: ValueSpec['type'], data: Uint8Array): ValueSpec => ({ name, type, data });
const counting = (length: number): Uint8Array => new Uint8Array(length).map((_, index) => index % 256);

/** The line of one value, and those that it goes on in. */
function lineOf(name: string, type: ValueSpec['type'], data: Uint8Array): string {
  return /\r\n(["@].*?)\r\n\r\n/s.exec(exported([value(name, type, data)]))?.[1] ?? '';
}

test('an export begins with the version and gives each key a section, lines ending in CR LF', () => {
  expect(exported([value('', 'REG_SZ', encodeString('text')), value('b', 'REG_DWORD', encodeDword(255))])).toBe(
    [
      'Windows Registry Editor Version 5.00',
      '',
      '[HKEY_LOCAL_MACHINE\\SOFTWARE]',
      '@="text"',
      '"b"=dword:000000ff',
      '',
      '[HKEY_LOCAL_MACHINE\\SOFTWARE\\A [key]]',
      '',
      '[HKEY_LOCAL_MACHINE\\SOFTWARE\\A [key]\\Below]',
      '',
      '',
    ].join('\r\n'),
  );
});

test.each<[string, ValueSpec['type'], Uint8Array, string]>([
  ['empty text', 'REG_SZ', encodeString(''), '"v"=""'],
  ['quotes and backslashes', 'REG_SZ', encodeString('C:\\"a"'), String.raw`"v"="C:\\\"a\""`],
  ['text of several lines', 'REG_SZ', encodeString('a\r\nb'), '"v"="a\r\nb"'],
  ['text without its closing NUL', 'REG_SZ', encodeString('ab').subarray(0, 4), '"v"=hex(1):61,00,62,00'],
  ['text with a NUL inside', 'REG_SZ', encodeString('a\0b'), '"v"=hex(1):61,00,00,00,62,00,00,00'],
  ['text of an odd length', 'REG_SZ', Uint8Array.of(0x61, 0, 0), '"v"=hex(1):61,00,00'],
  ['text of no bytes', 'REG_SZ', new Uint8Array(0), '"v"=hex(1):'],
  ['text to expand', 'REG_EXPAND_SZ', encodeString('%a'), '"v"=hex(2):25,00,61,00,00,00'],
  ['several texts', 'REG_MULTI_SZ', encodeMultiString(['a']), '"v"=hex(7):61,00,00,00,00,00'],
  ['a number', 'REG_DWORD', encodeDword(0xdeadbeef), '"v"=dword:deadbeef'],
  ['a number of another length', 'REG_DWORD', Uint8Array.of(1, 2), '"v"=hex(4):01,02'],
  [
    'a number that begins with its high byte',
    'REG_DWORD_BIG_ENDIAN',
    Uint8Array.of(0, 0, 0, 7),
    '"v"=hex(5):00,00,00,07',
  ],
  ['a long number', 'REG_QWORD', encodeQword(1n), '"v"=hex(b):01,00,00,00,00,00,00,00'],
  ['bytes', 'REG_BINARY', Uint8Array.of(0xca, 0xfe), '"v"=hex:ca,fe'],
  ['no bytes', 'REG_BINARY', new Uint8Array(0), '"v"=hex:'],
  ['no type', 'REG_NONE', Uint8Array.of(1), '"v"=hex(0):01'],
  ['a type that has no name', 0x1f4, Uint8Array.of(1), '"v"=hex(1f4):01'],
])('regedit writes %s', (_, type, data, line) => {
  expect(lineOf('v', type, data)).toBe(line);
});

// As regedit itself breaks the lines of ImagePath of a service, whose name is as long as "Character".
test('long bytes go on in further lines, the first as full as the name lets it', () => {
  const lines = lineOf('ImagePath', 'REG_EXPAND_SZ', counting(50)).split('\r\n');
  expect(lines.map((line) => line.length)).toEqual([80, 78, 16]);
  expect(lines.map((line) => line.endsWith('\\'))).toEqual([true, true, false]);
  expect(lines[1]?.startsWith('  14,15,')).toBe(true);
});

test('a large value comes in pieces that are whole together', () => {
  const data = counting(300_000);
  const text = lineOf('big', 'REG_BINARY', data);
  const digits = text.slice('"big"=hex:'.length).replaceAll(/\\\r\n {2}|,/g, '');
  expect(Buffer.from(digits, 'hex').equals(data)).toBe(true);
});

test('a withheld value is named in a comment of one line', () => {
  const top = openBuilt({ name: 'ROOT', values: [value('Default\r\nPassword', 'REG_SZ', encodeString('hunter2'))] });
  const text = [...regText([top.mountedAt('HKU\\x')], () => true)].join('');
  expect(text).toContain('\r\n; "Default\\r\\nPassword" is left out: its data is a secret.\r\n');
  expect(text).not.toContain('hunter2');
});
