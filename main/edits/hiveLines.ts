import { decodeMultiString, decodeString, encodeValue, typeNumber } from '../registry/values.ts';
import type { HiveChange } from './changedFiles.ts';
import { psText } from './powerShell.ts';

/** The key under which the script mounts a hive, and removes it again. */
const MOUNT = 'IMAGEPREP_OFFLINE';
const MACHINE = '[Microsoft.Win32.Registry]::LocalMachine';

/** Lines of PowerShell that make the changes of one hive; null where it has a type of value that .NET cannot write. */
export function hiveLines(changes: readonly HiveChange[]): readonly string[] | null {
  const lines: string[] = [];
  for (const change of changes) {
    const written = changeLines(change);
    if (written === null) return null;
    lines.push(...written);
  }
  return [
    `reg.exe load 'HKLM\\${MOUNT}' "$path"`,
    `if ($LASTEXITCODE -ne 0) { throw "The hive $path could not be loaded." }`,
    'try {',
    ...lines.map((line) => `  ${line}`),
    '} finally {',
    '  $key = $null',
    '  [GC]::Collect()',
    '  [GC]::WaitForPendingFinalizers()',
    `  reg.exe unload 'HKLM\\${MOUNT}'`,
    // No throw: it would hide why the change itself failed.
    `  if ($LASTEXITCODE -ne 0) { Write-Warning 'The hive is still loaded as HKLM\\${MOUNT}. Close what uses it, then run: reg.exe unload HKLM\\${MOUNT}' }`,
    '}',
  ];
}

function changeLines(change: HiveChange): readonly string[] | null {
  const path = psText(change.keyPath === '' ? MOUNT : `${MOUNT}\\${change.keyPath}`);
  switch (change.kind) {
    case 'deleteKey':
      return [`${MACHINE}.DeleteSubKeyTree(${path})`];
    case 'addKey':
      return [`${MACHINE}.CreateSubKey(${path}).Close()`];
    case 'deleteValue':
      return [
        `$key = ${MACHINE}.OpenSubKey(${path}, $true)`,
        'if ($null -eq $key) { throw "A key of $path is not there." }',
        `$key.DeleteValue(${psText(change.name)})`,
        '$key.Close()',
      ];
    case 'setValue': {
      const data = dataExpression(change);
      if (data === null) return null;
      return [
        `$key = ${MACHINE}.CreateSubKey(${path})`,
        `$key.SetValue(${psText(change.name)}, ${data})`,
        '$key.Close()',
      ];
    }
  }
}

/** Data and kind as .NET takes them; numbers are signed there. */
function dataExpression({ type, data }: Extract<HiveChange, { kind: 'setValue' }>): string | null {
  const bytes = encodeValue(typeNumber(type), data);
  if (bytes === null) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  switch (type) {
    case 'REG_SZ':
      return `${psText(decodeString(bytes))}, ${kind('String')}`;
    case 'REG_EXPAND_SZ':
      return `${psText(decodeString(bytes))}, ${kind('ExpandString')}`;
    case 'REG_MULTI_SZ':
      return `[string[]]@(${decodeMultiString(bytes).map(psText).join(', ')}), ${kind('MultiString')}`;
    case 'REG_DWORD':
      return `[int](${view.getInt32(0, true)}), ${kind('DWord')}`;
    case 'REG_QWORD':
      return `[long](${view.getBigInt64(0, true)}), ${kind('QWord')}`;
    case 'REG_BINARY':
      return `[byte[]]@(${bytes.join(', ')}), ${kind('Binary')}`;
    case 'REG_NONE':
      return `[byte[]]@(${bytes.join(', ')}), ${kind('None')}`;
    default:
      return null;
  }
}

function kind(name: string): string {
  return `[Microsoft.Win32.RegistryValueKind]::${name}`;
}
