import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeData,
  decodeMultiString,
  decodeString,
  encodeDword,
  encodeMultiString,
  encodeQword,
  encodeString,
  encodeValue,
  printValue,
  typeName,
} from '../../main/registry/values.ts';
import { REGISTRY_TYPES, type RegistryData, type RegistryTypeName } from '../../shared/model/registry.ts';

function decoded(type: RegistryTypeName, data: Uint8Array): RegistryData {
  return decodeData({ type: REGISTRY_TYPES.indexOf(type), data });
}

describe('decodeData', () => {
  it.each<readonly [RegistryTypeName, Uint8Array, RegistryData]>([
    ['REG_SZ', encodeString('Zażółć'), 'Zażółć'],
    ['REG_SZ', Uint8Array.of(0x41, 0), 'A'],
    ['REG_SZ', Uint8Array.of(0x41, 0, 0x42), 'A'],
    ['REG_EXPAND_SZ', encodeString('%SystemRoot%\\x'), '%SystemRoot%\\x'],
    ['REG_MULTI_SZ', encodeMultiString(['one', 'two']), ['one', 'two']],
    ['REG_MULTI_SZ', encodeString('no end'), ['no end']],
    ['REG_MULTI_SZ', new Uint8Array(0), []],
    ['REG_MULTI_SZ', encodeMultiString([]), []],
    ['REG_MULTI_SZ', encodeMultiString(['\\??\\C:\\a', '', '\\??\\C:\\b', '']), ['\\??\\C:\\a', '', '\\??\\C:\\b', '']],
    ['REG_DWORD', encodeDword(0xffff_fffe), 4_294_967_294],
    ['REG_DWORD', Uint8Array.of(1, 2), '0102'],
    ['REG_DWORD_BIG_ENDIAN', Uint8Array.of(0, 0, 1, 0), 256],
    ['REG_QWORD', encodeQword(2n ** 64n - 1n), '18446744073709551615'],
    ['REG_QWORD', encodeDword(1), '01000000'],
    ['REG_BINARY', Uint8Array.of(0xde, 0xad), 'dead'],
    ['REG_NONE', new Uint8Array(0), ''],
  ])('%s of %o is %o', (type, data, expected) => expect(decoded(type, data)).toEqual(expected));

  it('prints a type outside the table with its number', () => {
    expect(printValue({ type: 500, data: Uint8Array.of(1) })).toEqual({ type: 'REG_0x000001F4', data: '01' });
    expect(typeName(4)).toBe('REG_DWORD');
  });

  it('never throws, whatever the type and bytes', () => {
    fc.assert(
      fc.property(fc.nat({ max: 14 }), fc.uint8Array(), (type, data) => {
        decodeData({ type, data });
      }),
    );
  });

  it.each([4095, 4096, 4097, 8192, 10_000])('gives back a text of %i characters', (length) => {
    const text = Array.from({ length }, (_, index) => String.fromCharCode(0x41 + (index % 500))).join('');
    expect(decodeString(encodeString(text))).toBe(text);
  });

  it('gives back any text and any list of texts that it is given', () => {
    const text = fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\0', ''));
    fc.assert(fc.property(text, (value) => decodeString(encodeString(value)) === value));
    const list = fc.array(text);
    fc.assert(
      fc.property(list, (value) => {
        expect(decodeMultiString(encodeMultiString(value))).toEqual(value);
      }),
    );
  });
});

describe('encodeValue', () => {
  it.each<readonly [RegistryTypeName, string, RegistryData | null]>([
    ['REG_SZ', 'text', 'text'],
    ['REG_DWORD', '16', 16],
    ['REG_DWORD', '0x10', 16],
    ['REG_DWORD', '4294967296', null],
    ['REG_DWORD', 'ten', null],
    ['REG_QWORD', '4294967296', '4294967296'],
    ['REG_DWORD_BIG_ENDIAN', '10', 10],
    ['REG_DWORD_BIG_ENDIAN', '4294967296', null],
    ['REG_MULTI_SZ', 'one\\0two', ['one', 'two']],
    ['REG_MULTI_SZ', 'one\\0two\\0', ['one', 'two']],
    ['REG_MULTI_SZ', 'delete\\0\\0old\\0new', ['delete', '', 'old', 'new']],
    ['REG_MULTI_SZ', 'delete\\0\\0', ['delete', '']],
    ['REG_MULTI_SZ', '', []],
    ['REG_BINARY', 'DE ad', 'dead'],
    ['REG_BINARY', 'abc', null],
  ])('%s from "%s" is %o', (type, text, expected) => {
    const data = encodeValue(REGISTRY_TYPES.indexOf(type), text);
    expect(data === null ? null : decoded(type, data)).toEqual(expected);
  });
});
