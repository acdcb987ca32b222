import type { ProposedChange } from '../../shared/model/proposal.ts';
import type { RegistryEdit, RegistryTypeName } from '../../shared/model/registry.ts';

type HiveChange = Extract<ProposedChange, RegistryEdit>;

/** Changes of the SYSTEM hive whose SHA-256 is given: one of each kind, and a value of each type that is set often. */
export function hiveChanges(fingerprint: string): readonly HiveChange[] {
  const at = (keyPath: string) => ({
    file: 'Windows/System32/config/SYSTEM',
    fingerprint,
    keyPath,
    key: `HKLM\\SYSTEM\\${keyPath}`,
  });
  const set = (name: string, type: RegistryTypeName, data: string): HiveChange => ({
    kind: 'setValue',
    ...at('ControlSet001\\Control\\A'),
    name,
    type,
    data,
  });
  return [
    set('', 'REG_SZ', 'it\'s "C:\\Ö"'),
    set('Multi', 'REG_MULTI_SZ', 'one\\0two'),
    set('Path', 'REG_EXPAND_SZ', '%windir%'),
    set('N"\\n', 'REG_DWORD', '4294967295'),
    set('Quad', 'REG_QWORD', '0x8000000000000000'),
    set('Bytes', 'REG_BINARY', '00ff'),
    set('None', 'REG_NONE', ''),
    { kind: 'deleteValue', ...at('ControlSet001\\Control\\A'), name: "it's" },
    { kind: 'deleteValue', ...at('ControlSet001\\Control\\A'), name: '' },
    { kind: 'addKey', ...at('ControlSet001\\New') },
    { kind: 'deleteKey', ...at('ControlSet001\\Old') },
  ];
}
