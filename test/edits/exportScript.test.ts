import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportScript } from '../../main/edits/exportScript.ts';
import { psComment, psText } from '../../main/edits/powerShell.ts';
import { sha256Hex } from '../../main/platform/digest.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { diagnostic, unwrap } from '../../shared/model/diagnostic.ts';
import type { Proposal, ProposedChange } from '../../shared/model/proposal.ts';
import { hiveChanges } from '../support/hiveChanges.ts';

const HIVE = 'Windows/System32/config/SOFTWARE';
const FILES = { "Amazon/it's.xml": '\ufeff<a><b>true</b></a>', "Windows/it's.xml": '<a/>', [HIVE]: 'a hive' };

const sha256 = (file: keyof typeof FILES) => sha256Hex(new TextEncoder().encode(FILES[file]));

const TEXT: ProposedChange = {
  kind: 'editText',
  file: "Amazon/it's.xml",
  fingerprint: sha256("Amazon/it's.xml"),
  edits: [
    { offset: 3, length: 0, content: 'a\r\n' },
    { offset: 9, length: 4, content: 'false' },
  ],
};

const KEY: ProposedChange = {
  kind: 'deleteKey',
  file: HIVE,
  fingerprint: sha256(HIVE),
  keyPath: 'Microsoft\\ProfileList\\S-1-5-21',
  key: 'HKLM\\SOFTWARE\\Microsoft\\ProfileList\\S-1-5-21',
};

function proposal(...changes: readonly ProposedChange[]): Proposal {
  const warning = 'Lost:\r\nRemove-Item C:\\';
  return { id: 'p', title: 'Mend', risk: 'needsThought', warning, changes, because: [], source: [] };
}

describe('a proposal as a script', () => {
  test('checks, copies and changes each file', () => {
    const script = unwrap(exportScript(memoryFs(FILES), proposal(TEXT, KEY)));
    const lines = script.split('\r\n');
    expect(lines.slice(0, 4)).toEqual([
      'param([string]$Volume)',
      '# Mend',
      '# Lost: Remove-Item C:\\',
      '# Run as administrator on a PC that has the volume attached: .\\script.ps1 -Volume E:\\',
    ]);
    expect(lines.slice(lines.indexOf('}') + 1)).toEqual([
      '',
      `$path = Open-Target 'Amazon\\it''s.xml' '${sha256("Amazon/it's.xml")}' 0`,
      '$encoding = New-Object System.Text.UTF8Encoding($true)',
      '$text = [IO.File]::ReadAllText($path, $encoding)',
      "$text = $text.Remove(9, 4).Insert(9, 'false')",
      "$text = $text.Remove(3, 0).Insert(3, ('' + 'a' + [char]0x000D + [char]0x000A))",
      '[IO.File]::WriteAllText($path, $text, $encoding)',
      'if (-not [string]::Equals([IO.File]::ReadAllText($path, $encoding), $text)) { throw "$path read back differently. Its copy lies in $backup." }',
      '',
      `$path = Open-Target 'Windows\\System32\\config\\SOFTWARE' '${sha256(HIVE)}' 1`,
      'reg.exe load \'HKLM\\IMAGEPREP_OFFLINE\' "$path"',
      'if ($LASTEXITCODE -ne 0) { throw "The hive $path could not be loaded." }',
      'try {',
      "  [Microsoft.Win32.Registry]::LocalMachine.DeleteSubKeyTree('IMAGEPREP_OFFLINE\\Microsoft\\ProfileList\\S-1-5-21')",
      '} finally {',
      '  $key = $null',
      '  [GC]::Collect()',
      '  [GC]::WaitForPendingFinalizers()',
      "  reg.exe unload 'HKLM\\IMAGEPREP_OFFLINE'",
      "  if ($LASTEXITCODE -ne 0) { Write-Warning 'The hive is still loaded as HKLM\\IMAGEPREP_OFFLINE. Close what uses it, then run: reg.exe unload HKLM\\IMAGEPREP_OFFLINE' }",
      '}',
      '',
    ]);
  });

  test('copies the logs of a dirty hive before the hive is loaded, since loading writes them into it', () => {
    const log = `${HIVE}.LOG1`;
    const fingerprint = sha256Hex(new TextEncoder().encode('a log'));
    const change: ProposedChange = { ...KEY, logs: [{ file: log, fingerprint }] };
    const lines = unwrap(exportScript(memoryFs({ ...FILES, [log]: 'a log' }), proposal(change))).split('\r\n');
    const at = lines.indexOf('}') + 2;
    expect(lines.slice(at, at + 3)).toEqual([
      `[void](Open-Target 'Windows\\System32\\config\\SOFTWARE.LOG1' '${fingerprint}' 0)`,
      `$path = Open-Target 'Windows\\System32\\config\\SOFTWARE' '${sha256(HIVE)}' 0`,
      'reg.exe load \'HKLM\\IMAGEPREP_OFFLINE\' "$path"',
    ]);
  });

  test('deletes a file after its copy was made, and looks that it is gone', () => {
    const deletion = { kind: 'deleteFile', file: "Windows/it's.xml", fingerprint: sha256("Windows/it's.xml") } as const;
    const lines = unwrap(exportScript(memoryFs(FILES), proposal(deletion))).split('\r\n');
    expect(lines.slice(lines.indexOf('}') + 2)).toEqual([
      `$path = Open-Target 'Windows\\it''s.xml' '${sha256("Windows/it's.xml")}' 0`,
      'Remove-Item -LiteralPath $path -Force',
      'if (Test-Path -LiteralPath $path) { throw "$path could not be deleted." }',
      '',
    ]);
  });

  test('makes every kind of change of a hive, each value with its exact type', () => {
    const changes = hiveChanges(sha256(HIVE)).map((change) => ({ ...change, file: HIVE }));
    const lines = unwrap(exportScript(memoryFs(FILES), proposal(...changes))).split('\r\n');
    const key = "'IMAGEPREP_OFFLINE\\ControlSet001\\Control\\A'";
    const set = (name: string, data: string, kind: string) => [
      `  $key = [Microsoft.Win32.Registry]::LocalMachine.CreateSubKey(${key})`,
      `  $key.SetValue(${name}, ${data}, [Microsoft.Win32.RegistryValueKind]::${kind})`,
      '  $key.Close()',
    ];
    const remove = (name: string) => [
      `  $key = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey(${key}, $true)`,
      '  if ($null -eq $key) { throw "A key of $path is not there." }',
      `  $key.DeleteValue(${name})`,
      '  $key.Close()',
    ];
    expect(lines.slice(lines.indexOf('try {') + 1, lines.indexOf('} finally {'))).toEqual([
      ...set("''", "('' + 'it''s \"C:\\' + [char]0x00D6 + '\"')", 'String'),
      ...set("'Multi'", "[string[]]@('one', 'two')", 'MultiString'),
      ...set("'Path'", "'%windir%'", 'ExpandString'),
      ...set("'N\"\\n'", '[int](-1)', 'DWord'),
      ...set("'Quad'", '[long](-9223372036854775808)', 'QWord'),
      ...set("'Bytes'", '[byte[]]@(0, 255)', 'Binary'),
      ...set("'None'", '[byte[]]@()', 'None'),
      ...remove("'it''s'"),
      ...remove("''"),
      "  [Microsoft.Win32.Registry]::LocalMachine.CreateSubKey('IMAGEPREP_OFFLINE\\ControlSet001\\New').Close()",
      "  [Microsoft.Win32.Registry]::LocalMachine.DeleteSubKeyTree('IMAGEPREP_OFFLINE\\ControlSet001\\Old')",
    ]);
  });

  test('is refused for a type of value that .NET cannot write', () => {
    const [set] = hiveChanges(sha256(HIVE));
    const link = { ...set, file: HIVE, type: 'REG_LINK' } as ProposedChange;
    const refused = exportScript(memoryFs(FILES), proposal(link));
    expect(refused.ok ? 'ok' : refused.problem.diagnostic.code).toBe('script-not-possible');
  });

  test('tells what is known of the volume, as comments', () => {
    const notes = [diagnostic('x', 'The edit 1 was interrupted.\r\nRemove-Item C:\\')];
    const lines = unwrap(exportScript(memoryFs(FILES), proposal(TEXT), notes)).split('\r\n');
    expect(lines[3]).toBe('# The edit 1 was interrupted. Remove-Item C:\\');
  });

  test('keeps a copy of each file in the folder of the user, under a name of its own', () => {
    const other = { ...TEXT, file: "Windows/it's.xml", fingerprint: sha256("Windows/it's.xml"), edits: [] };
    const script = unwrap(exportScript(memoryFs(FILES), proposal(TEXT, other)));
    expect([...script.matchAll(/= Open-Target .* (\d+)\r/g)].map((match) => match[1])).toEqual(['0', '1']);
    expect(script).toContain(
      'Copy-Item -LiteralPath $path -Destination (Join-Path $backup ("$Number-" + [IO.Path]::GetFileName($path)))',
    );
    expect(script).toMatch(/^\$backup = Join-Path \(\[Environment\]::GetFolderPath\('ApplicationData'\)\)/m);
  });

  test.each<readonly [string, readonly ProposedChange[], Readonly<Record<string, string>>, string]>([
    ['is gone', [TEXT], { other: '' }, 'target-changed'],
    ['changed', [{ ...TEXT, fingerprint: 'ab12' }], FILES, 'target-changed'],
    [
      'is edited as text and as a hive',
      [{ ...TEXT, file: HIVE, fingerprint: sha256(HIVE) }, KEY],
      FILES,
      'proposal-mixed',
    ],
    ['is not named', [], FILES, 'proposal-empty'],
  ])('a file that %s has no script', (_, changes, files, code) => {
    const refused = exportScript(memoryFs(files), proposal(...changes));
    expect(refused.ok ? 'ok' : refused.problem.diagnostic.code).toBe(code);
  });

  test.each([
    ['the file', { links: { 'Amazon/link.xml': "it's.xml" }, file: 'Amazon/link.xml' }],
    ['a folder above it', { links: { Programs: 'Amazon' }, file: "Programs/it's.xml" }],
  ])('never leads through a link: %s', (_, { links, file }) => {
    const refused = exportScript(memoryFs(FILES, { links }), proposal({ ...TEXT, file }));
    expect(refused.ok ? 'ok' : refused.problem.diagnostic.code).toBe('target-through-link');
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
