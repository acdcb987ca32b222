import { describe, expect, test } from 'vitest';
import { exportReg } from '../../main/edits/exportReg.ts';
import { sha256Hex } from '../../main/platform/digest.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { diagnostic, unwrap } from '../../shared/model/diagnostic.ts';
import type { Proposal, ProposedChange } from '../../shared/model/proposal.ts';
import { hiveChanges } from '../support/hiveChanges.ts';

const FILES = { 'Windows/System32/config/SYSTEM': 'a hive', 'a.xml': '<a/>' };
const SHA = sha256Hex(new TextEncoder().encode('a hive'));
const CHANGES = hiveChanges(SHA);

function proposal(...changes: readonly ProposedChange[]): Proposal {
  return { id: 'p', title: 'Mend', risk: 'safe', warning: 'Lost:\r\n[-HKLM]', changes, because: [], source: [] };
}

const codeOf = (...changes: readonly ProposedChange[]) => {
  const outcome = exportReg(memoryFs(FILES), proposal(...changes));
  return outcome.ok ? 'ok' : outcome.problem.diagnostic.code;
};

describe('a proposal as a .reg file', () => {
  test('names every key by its full path on the running machine, each value with its exact type', () => {
    const notes = [diagnostic('x', 'The edit 1 was interrupted.')];
    const key = '[HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Control\\A]';
    const sections = [
      [key, '@="it\'s \\"C:\\\\Ö\\""'],
      [key, '"Multi"=hex(7):6f,00,6e,00,65,00,00,00,74,00,77,00,6f,00,00,00,00,00'],
      [key, '"Path"=hex(2):25,00,77,00,69,00,6e,00,64,00,69,00,72,00,25,00,00,00'],
      [key, '"N\\"\\\\n"=dword:ffffffff'],
      [key, '"Quad"=hex(b):00,00,00,00,00,00,00,80'],
      [key, '"Bytes"=hex:00,ff'],
      [key, '"None"=hex(0):'],
      [key, '"it\'s"=-'],
      [key, '@=-'],
      ['[HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\New]'],
      ['[-HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Old]'],
    ];
    expect(unwrap(exportReg(memoryFs(FILES), proposal(...CHANGES), notes)).split('\r\n')).toEqual([
      'Windows Registry Editor Version 5.00',
      '; Mend',
      '; Import this on the running source machine, never on the PC that has its volume attached.',
      '; Lost: [-HKLM]',
      '; The edit 1 was interrupted.',
      ...sections.flatMap((lines) => ['', ...lines]),
      '',
    ]);
  });

  test('is of registry changes only, of what they were made from, with names that fit a line', () => {
    const text = { kind: 'editText', file: 'a.xml', fingerprint: sha256Hex(new TextEncoder().encode('<a/>')) } as const;
    const [set] = CHANGES;
    expect(set).toBeDefined();
    if (set === undefined) return;
    expect([
      codeOf(set, { ...text, edits: [] }),
      codeOf({ ...set, key: 'HKLM\\SYSTEM\\a\n[b' }),
      codeOf({ ...set, key: 'HKCC\\SYSTEM' }),
      codeOf({ ...set, fingerprint: 'ab' }),
      codeOf(set),
    ]).toEqual(['script-not-possible', 'script-not-possible', 'script-not-possible', 'target-changed', 'ok']);
  });
});
