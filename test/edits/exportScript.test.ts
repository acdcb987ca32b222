import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportScript } from '../../main/edits/exportScript.ts';
import { psComment, psText } from '../../main/edits/powerShell.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import type { Proposal, ProposedChange } from '../../shared/model/proposal.ts';

const TEXT: ProposedChange = {
  kind: 'editText',
  file: "Amazon/it's.xml",
  fingerprint: 'ab12',
  edits: [
    { offset: 3, length: 0, content: 'a\r\n' },
    { offset: 9, length: 4, content: 'false' },
  ],
};

const KEY: ProposedChange = {
  kind: 'deleteKey',
  file: 'Windows/System32/config/SOFTWARE',
  fingerprint: 'cd34',
  keyPath: 'Microsoft\\ProfileList\\S-1-5-21',
  key: 'HKLM\\SOFTWARE\\Microsoft\\ProfileList\\S-1-5-21',
};

function proposal(...changes: readonly ProposedChange[]): Proposal {
  const warning = 'Lost:\r\nRemove-Item C:\\';
  return { id: 'p', title: 'Mend', risk: 'needsThought', warning, changes, because: [], source: [] };
}

describe('a proposal as a script', () => {
  test('checks, copies and changes each file', () => {
    const volume = memoryFs({ "Amazon/it's.xml": '\ufeff<a><b>true</b></a>' });
    const script = unwrap(exportScript(volume, proposal(TEXT, KEY)));
    const lines = script.split('\r\n');
    expect(lines.slice(0, 4)).toEqual([
      'param([string]$Volume)',
      '# Mend',
      '# Lost: Remove-Item C:\\',
      '# Run as administrator on a PC that has the volume attached: .\\script.ps1 -Volume E:\\',
    ]);
    expect(lines.slice(lines.indexOf('}') + 1)).toEqual([
      '',
      "$path = Open-Target 'Amazon\\it''s.xml' 'ab12'",
      '$encoding = New-Object System.Text.UTF8Encoding($true)',
      '$text = [IO.File]::ReadAllText($path, $encoding)',
      "$text = $text.Remove(9, 4).Insert(9, 'false')",
      "$text = $text.Remove(3, 0).Insert(3, ('' + 'a' + [char]0x000D + [char]0x000A))",
      '[IO.File]::WriteAllText($path, $text, $encoding)',
      '',
      "$path = Open-Target 'Windows\\System32\\config\\SOFTWARE' 'cd34'",
      'reg.exe load \'HKLM\\IMAGEPREP_OFFLINE\' "$path"',
      'if ($LASTEXITCODE -ne 0) { throw "The hive $path could not be loaded." }',
      'try {',
      "  [Microsoft.Win32.Registry]::LocalMachine.DeleteSubKeyTree('IMAGEPREP_OFFLINE\\Microsoft\\ProfileList\\S-1-5-21')",
      '} finally {',
      '  [GC]::Collect()',
      '  [GC]::WaitForPendingFinalizers()',
      "  reg.exe unload 'HKLM\\IMAGEPREP_OFFLINE'",
      '}',
      '',
    ]);
  });

  test('a file that is gone has no script', () => {
    const refused = exportScript(memoryFs({}), proposal(TEXT));
    expect(refused.ok ? 'ok' : refused.problem.diagnostic.code).toBe('script-not-possible');
  });
});

describe('texts in a script', () => {
  test('are plain ASCII expressions that cannot be left', () => {
    assert(
      property(string({ unit: 'binary' }), (text) => {
        const written = psText(text);
        // Taking the literals and [char] terms out must leave only the frame of a concatenation.
        const rest = written.replaceAll(/'(?:[^']|'')*'|\[char\]0x[0-9A-F]{4}/g, 'T');
        expect(rest).toMatch(/^(T|\(T( \+ T)+\))$/);
        const parts = [...written.matchAll(/'((?:[^']|'')*)'|\[char\]0x([0-9A-F]{4})/g)];
        const back = parts.map(([, quoted, unit]) =>
          unit === undefined ? (quoted ?? '').replaceAll("''", "'") : String.fromCharCode(Number.parseInt(unit, 16)),
        );
        expect([back.join(''), /^[\x20-\x7e]*$/.test(written)]).toEqual([text, true]);
      }),
    );
  });

  test('are comments of one line', () => {
    assert(
      property(string({ unit: 'binary' }), (text) => {
        expect(psComment(text)).toMatch(/^# [\x20-\x7e]*$/);
      }),
    );
  });
});
