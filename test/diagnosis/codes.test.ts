import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainCode } from '../../main/diagnosis/codes/explainCode.ts';
import { findCodes } from '../../main/diagnosis/codes/findCodes.ts';

const explanations = JSON.parse(
  readFileSync(new URL('../../resources/codes/explanations.json', import.meta.url), 'utf8'),
) as { readonly codes: readonly { readonly code: string; readonly meaning: string }[] };

const short = (text: string): string[] => explainCode(text).map(({ hex, kind, name }) => `${hex} ${kind} ${name}`);

describe('a pasted code', () => {
  it.each([
    ['c000021a', ['0xC000021A ntstatus STATUS_SYSTEM_PROCESS_TERMINATED']],
    ['0xC000021A', ['0xC000021A ntstatus STATUS_SYSTEM_PROCESS_TERMINATED']],
    ['-1073741286', ['0xC000021A ntstatus STATUS_SYSTEM_PROCESS_TERMINATED']],
    ['80070002h', ['0x80070002 hresult ERROR_FILE_NOT_FOUND']],
    ['0x80070002UL', ['0x80070002 hresult ERROR_FILE_NOT_FOUND']],
    ['-2147024894', ['0x80070002 hresult ERROR_FILE_NOT_FOUND']],
    ['0xFFFFFFFF80070005', ['0x80070005 hresult ERROR_ACCESS_DENIED']],
    ['2147749904', ['0x80041010 hresult WBEM_E_INVALID_CLASS']],
    ['0x3cf2', ['0x00003CF2 win32 ERROR_INSTALL_INVALID_PACKAGE']],
    ['0xE0000231', ['0xE0000231 setupapi SPAPI_E_NOT_DISABLEABLE']],
    ['0xC1900101 - 0x20017', ['0xC1900101 hresult null']],
    ['0xC004D307', ['0xC004D307 hresult null']],
    ['0xD0000022', ['0xD0000022 hresult STATUS_ACCESS_DENIED']],
    ['0x40000000', ['0x40000000 ntstatus STATUS_OBJECT_NAME_EXISTS']],
    ['57', ['0x00000057 win32 ERROR_INVALID_PARAMETER', '0x00000039 win32 ERROR_ADAP_HDW_ERR']],
    ['1603', ['0x00000643 win32 ERROR_INSTALL_FAILURE']],
    ['0', ['0x00000000 win32 ERROR_SUCCESS']],
    ['error_file_not_found', ['0x00000002 win32 ERROR_FILE_NOT_FOUND']],
    ['SYSPREP_IN_PROGRESS', ['0x80240041 hresult WU_E_SYSPREP_IN_PROGRESS']],
    ['UNMOUNTABLE_BOOT_VOLUME', expect.arrayContaining(['0x000000ED stop UNMOUNTABLE_BOOT_VOLUME'])],
    ['0xFFFFFFFFF', []],
    ['hello there', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(short(text)).toEqual(expected);
  });

  it('is explained with facility and other names of the number', () => {
    expect(explainCode('0x80070057')).toEqual([
      {
        input: '0x80070057',
        hex: '0x80070057',
        kind: 'hresult',
        facility: 'FACILITY_WIN32',
        name: 'ERROR_INVALID_PARAMETER',
        meaning: 'Wrong argument; also harmless from the PnP provider.',
        candidates: [{ name: 'E_INVALIDARG', kind: 'hresult', meaning: null }],
      },
    ]);
    expect(explainCode('7b')[0]?.candidates.map(({ name }) => name)).toContain('INACCESSIBLE_BOOT_DEVICE');
  });

  it('has the explanation of every code that the facts explain', () => {
    const unexplained = explanations.codes.filter(({ code, meaning }) => {
      const [found] = explainCode(code);
      return ![found?.meaning, ...(found?.candidates ?? []).map((candidate) => candidate.meaning)].includes(meaning);
    });
    expect(unexplained).toEqual([]);
    expect(explanations.codes.length).toBeGreaterThan(260);
  });

  it('never gets its own number as meaning', () => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), (value) => {
        const hex = value.toString(16);
        const [code] = explainCode(`0x${hex}`);
        expect(code?.hex.toLowerCase()).toBe(`0x${hex.padStart(8, '0')}`);
        expect(code?.meaning?.toLowerCase() ?? '').not.toContain(hex.padStart(8, '0'));
      }),
    );
  });

  it('is taken from any text without failing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => Array.isArray(explainCode(text))));
  });
});

describe('codes in a log line', () => {
  it.each([
    ['2025-01-02 03:04:05, Error      [0x0f0070] SYSPRP RunDlls:An error. dwRet = 0x3cf2', ['0x00003CF2']],
    ['LaunchDll: x, returned error code -1073425657', ['0xC004D307']],
    ['either the machine is in an invalid state, dwRet = 31', ['0x0000001F']],
    ['BCD: BiUpdateEfiEntry failed c000000d', ['0xC000000D']],
    ['WSLicenseCleanUpState failed with hr=c0020017', ['0xC0020017']],
    ['instanceGuid="{D68DDC3A-831F-4fae-9E44-DA132C1ACF46}" hr=2147749904', ['0x80041010']],
    ['_FindLatestProfile failed (0x80070003) [gle=0x00000003]', ['0x80070003', '0x00000003']],
    ['Process returned with exit code 0x0', []],
    ['Failed to set System Restore state. GLE is [126]', ['0x0000007E']],
    ['CSI    00000001 (F) 80220005 [Error,Facility=FACILITY_STATE_MANAGEMENT,Code=5]', ['0x80220005', '0x00000005']],
    ['PID=10500 at 10.0.17134.0 KB4364051', []],
  ])('%s', (line, codes) => {
    expect(findCodes(line).map(({ code }) => code)).toEqual(codes);
  });

  it('come with their places', () => {
    const line = 'hr = 0x80070005 then failed with error 80070490';
    expect(findCodes(line).map(({ start, end }) => line.slice(start, end))).toEqual(['0x80070005', '80070490']);
  });
});
