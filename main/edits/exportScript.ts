import { parentPath, toWindowsPath, type VolumePath } from '../../shared/base/winPath.ts';
import { failure, problem, success } from '../../shared/model/diagnostic.ts';
import type { Diagnostic, Outcome } from '../../shared/model/diagnostic.ts';
import type { Proposal } from '../../shared/model/proposal.ts';
import type { VolumeFs } from '../../shared/model/volume.ts';
import { sortEdits } from '../../shared/text/edits.ts';
import { decodeText } from '../config/text/decode.ts';
import type { DecodedText } from '../config/text/decode.ts';
import { sha256Hex } from '../platform/digest.ts';
import { changedFiles, type ChangedFile } from './changedFiles.ts';
import { hiveLines } from './hiveLines.ts';
import { psComment, psText } from './powerShell.ts';

const PREAMBLE = [
  `$ErrorActionPreference = 'Stop'`,
  `if (-not $Volume) { $Volume = Read-Host 'Root of the volume, such as E:\\' }`,
  `$backup = Join-Path ([Environment]::GetFolderPath('ApplicationData')) ('imageprep\\script-backups\\' + [Guid]::NewGuid())`,
  `New-Item -ItemType Directory -Path $backup -Force | Out-Null`,
  `Write-Host "Backups: $backup"`,
  `function Open-Target([string]$Name, [string]$Sha256, [int]$Number) {`,
  `  $path = Join-Path $Volume $Name`,
  `  if ((Get-FileHash -LiteralPath $path -Algorithm SHA256).Hash -ne $Sha256) { throw "$path changed since this script was made. Nothing was written to it." }`,
  `  Copy-Item -LiteralPath $path -Destination (Join-Path $backup ("$Number-" + [IO.Path]::GetFileName($path)))`,
  `  $path`,
  `}`,
];

/**
 * The proposal as a PowerShell script that does the same by hand, for a Windows that has the volume attached: checks
 * each file's SHA-256, keeps a copy below the user's own application data, with the logs of a dirty hive, and changes
 * it; a text is read back. `notes` on the volume stand at its head. Problems: `script-not-possible` (input) where PowerShell could not write a file back
 * byte for byte, or not a type of value, and those of changedFiles.
 */
export function exportScript(volume: VolumeFs, proposal: Proposal, notes: readonly Diagnostic[] = []): Outcome<string> {
  const lines: string[] = [
    'param([string]$Volume)',
    psComment(proposal.title),
    ...(proposal.warning === '' ? [] : [psComment(proposal.warning)]),
    ...notes.map(({ summary }) => psComment(summary)),
    psComment('Run as administrator on a PC that has the volume attached: .\\script.ps1 -Volume E:\\'),
    ...PREAMBLE,
  ];
  const files = changedFiles(volume, proposal.changes);
  if (!files.ok) return files;
  for (const [number, file] of files.value.entries()) {
    const written = file.isDeleted ? DELETE : file.texts.length > 0 ? textLines(file) : hiveLines(file.hive);
    if (written === null) return failure(notPossible(file.file));
    lines.push('', ...logLines(file, number), openLine(file, number), ...written);
  }
  return success(`${lines.join('\r\n')}\r\n`);
}

/** Read-only and hidden files go too. */
const DELETE = [
  'Remove-Item -LiteralPath $path -Force',
  'if (Test-Path -LiteralPath $path) { throw "$path could not be deleted." }',
];

/** Loading a dirty hive writes its logs into it, so that its copy is of use beside theirs only. */
function logLines({ file, logs }: ChangedFile, number: number): readonly string[] {
  return logs.map(
    ({ name, bytes }) =>
      `[void](${openTarget(`${parentPath(file)}/${name}`, sha256Hex(bytes ?? new Uint8Array()), number)})`,
  );
}

function openLine({ file, sha256 }: ChangedFile, number: number): string {
  return `$path = ${openTarget(file, sha256, number)}`;
}

/** `number` tells the copy of a file from those of other files of the same name. */
function openTarget(file: VolumePath, sha256: string, number: number): string {
  return `Open-Target ${psText(file.replaceAll('/', '\\'))} ${psText(sha256)} ${number}`;
}

/** Null where PowerShell would not keep every byte. */
function textLines({ texts, bytes }: ChangedFile): readonly string[] | null {
  const text = decodeText(bytes);
  if (text.invalidBytes.length > 0) return null;
  const edits = sortEdits(texts.flatMap((change) => change.edits)).toReversed();
  return [
    `$encoding = ${encodingOf(text)}`,
    '$text = [IO.File]::ReadAllText($path, $encoding)',
    ...edits.map(
      (edit) => `$text = $text.Remove(${edit.offset}, ${edit.length}).Insert(${edit.offset}, ${psText(edit.content)})`,
    ),
    '[IO.File]::WriteAllText($path, $text, $encoding)',
    'if (-not [string]::Equals([IO.File]::ReadAllText($path, $encoding), $text)) { throw "$path read back differently. Its copy lies in $backup." }',
  ];
}

/** The .NET encoding that reads and writes a file like this one, byte order mark included. */
function encodingOf({ encoding, bom }: DecodedText): string {
  const mark = bom === null ? '$false' : '$true';
  if (encoding === 'utf-8') return `New-Object System.Text.UTF8Encoding(${mark})`;
  if (encoding === 'utf-16le') return `New-Object System.Text.UnicodeEncoding($false, ${mark})`;
  if (encoding === 'utf-16be') return `New-Object System.Text.UnicodeEncoding($true, ${mark})`;
  return '[System.Text.Encoding]::GetEncoding(1252)';
}

function notPossible(file: string): ReturnType<typeof problem> {
  return problem(
    'input',
    'script-not-possible',
    `The change of ${toWindowsPath(file)} cannot be written as this kind of script.`,
    {
      detail: 'PowerShell would not keep bytes that its encoding cannot mean, nor write every type of value.',
      where: [{ file }],
      fix: 'Apply the proposal instead.',
    },
  );
}
