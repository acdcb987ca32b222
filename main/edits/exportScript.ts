import { foldCase } from '../../shared/base/caseless.ts';
import { toWindowsPath } from '../../shared/base/winPath.ts';
import { failure, problem, success } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import type { Proposal, ProposedChange } from '../../shared/model/proposal.ts';
import type { VolumeFs } from '../../shared/model/volume.ts';
import { sortEdits } from '../../shared/text/edits.ts';
import { decodeText } from '../config/text/decode.ts';
import type { DecodedText } from '../config/text/decode.ts';
import { psComment, psText } from './powerShell.ts';

type TextChange = Extract<ProposedChange, { kind: 'editText' }>;
type KeyChange = Extract<ProposedChange, { kind: 'deleteKey' }>;

/** The key under which the script mounts a hive, and removes it again. */
const MOUNT = 'IMAGEPREP_OFFLINE';

const PREAMBLE = [
  `$ErrorActionPreference = 'Stop'`,
  `if (-not $Volume) { $Volume = Read-Host 'Root of the volume, such as E:\\' }`,
  `$backup = Join-Path ([IO.Path]::GetTempPath()) ('imageprep-' + [Guid]::NewGuid())`,
  `New-Item -ItemType Directory -Path $backup | Out-Null`,
  `Write-Host "Backups: $backup"`,
  `function Open-Target([string]$Name, [string]$Sha256) {`,
  `  $path = Join-Path $Volume $Name`,
  `  if ((Get-FileHash -LiteralPath $path -Algorithm SHA256).Hash -ne $Sha256) { throw "$path changed since this script was made. Nothing was written to it." }`,
  `  Copy-Item -LiteralPath $path -Destination (Join-Path $backup ([IO.Path]::GetFileName($path)))`,
  `  $path`,
  `}`,
];

/**
 * The proposal as a PowerShell script that does the same by hand, for a Windows that has the volume attached: checks
 * each file's SHA-256, keeps a copy, changes it. Problem: `script-not-possible` (input) where PowerShell could not
 * write a file back byte for byte; also whatever made a file unreadable.
 */
export function exportScript(volume: VolumeFs, proposal: Proposal): Outcome<string> {
  const lines: string[] = [
    'param([string]$Volume)',
    psComment(proposal.title),
    ...(proposal.warning === '' ? [] : [psComment(proposal.warning)]),
    psComment('Run as administrator on a PC that has the volume attached: .\\script.ps1 -Volume E:\\'),
    ...PREAMBLE,
  ];
  for (const [, group] of Map.groupBy(proposal.changes, (change) => foldCase(change.file))) {
    const texts = group.filter((change) => change.kind === 'editText');
    const keys = group.filter((change) => change.kind === 'deleteKey');
    const written = texts.length > 0 ? textLines(volume, texts) : success(keyLines(keys));
    if (!written.ok) return written;
    lines.push('', ...written.value);
  }
  return success(`${lines.join('\r\n')}\r\n`);
}

function textLines(volume: VolumeFs, changes: readonly TextChange[]): Outcome<readonly string[]> {
  const [first] = changes;
  if (first === undefined) return success([]);
  const bytes = volume.read(first.file);
  if (bytes.kind === 'unreadable') return failure(bytes.problem);
  const text = decodeText(bytes.kind === 'found' ? bytes.value : new Uint8Array());
  if (bytes.kind === 'absent' || text.invalidBytes.length > 0) return failure(notPossible(first.file));
  const edits = sortEdits(changes.flatMap((change) => change.edits)).toReversed();
  return success([
    openLine(first.file, first.fingerprint),
    `$encoding = ${encodingOf(text)}`,
    '$text = [IO.File]::ReadAllText($path, $encoding)',
    ...edits.map(
      (edit) => `$text = $text.Remove(${edit.offset}, ${edit.length}).Insert(${edit.offset}, ${psText(edit.content)})`,
    ),
    '[IO.File]::WriteAllText($path, $text, $encoding)',
  ]);
}

/** The .NET encoding that reads and writes a file like this one, byte order mark included. */
function encodingOf({ encoding, bom }: DecodedText): string {
  const mark = bom === null ? '$false' : '$true';
  if (encoding === 'utf-8') return `New-Object System.Text.UTF8Encoding(${mark})`;
  if (encoding === 'utf-16le') return `New-Object System.Text.UnicodeEncoding($false, ${mark})`;
  if (encoding === 'utf-16be') return `New-Object System.Text.UnicodeEncoding($true, ${mark})`;
  return '[System.Text.Encoding]::GetEncoding(1252)';
}

function keyLines(changes: readonly KeyChange[]): readonly string[] {
  const [first] = changes;
  if (first === undefined) return [];
  return [
    openLine(first.file, first.fingerprint),
    `reg.exe load 'HKLM\\${MOUNT}' "$path"`,
    `if ($LASTEXITCODE -ne 0) { throw "The hive $path could not be loaded." }`,
    'try {',
    ...changes.map(
      (change) =>
        `  [Microsoft.Win32.Registry]::LocalMachine.DeleteSubKeyTree(${psText(`${MOUNT}\\${change.keyPath}`)})`,
    ),
    '} finally {',
    '  [GC]::Collect()',
    '  [GC]::WaitForPendingFinalizers()',
    `  reg.exe unload 'HKLM\\${MOUNT}'`,
    '}',
  ];
}

function openLine(file: string, fingerprint: string): string {
  return `$path = Open-Target ${psText(file.replaceAll('/', '\\'))} ${psText(fingerprint)}`;
}

function notPossible(file: string): ReturnType<typeof problem> {
  return problem(
    'input',
    'script-not-possible',
    `The change of ${toWindowsPath(file)} cannot be written as this kind of script.`,
    {
      detail: 'PowerShell would not keep bytes that its encoding cannot mean.',
      where: [{ file }],
      fix: 'Apply the proposal instead.',
    },
  );
}
