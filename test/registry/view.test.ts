import { describe, expect, it } from 'vitest';
import { encodeDword, encodeString } from '../../main/registry/values.ts';
import { mountRegistry } from '../../main/registry/view.ts';
import { problem } from '../../shared/model/diagnostic.ts';
import { openBuilt, systemHive } from '../support/hives.ts';

const software = openBuilt({
  name: 'ROOT',
  keys: [
    {
      name: 'Microsoft',
      values: [{ name: 'A/B', type: 'REG_SZ', data: encodeString('slash') }],
      keys: [{ name: 'w/x' }],
    },
  ],
});
const broken = problem('input', 'hive-not-regf', 'no hive');
const registry = mountRegistry([
  { at: 'HKLM\\SYSTEM', hive: { kind: 'found', value: systemHive(2) } },
  { at: 'HKLM\\SOFTWARE', hive: { kind: 'found', value: software } },
  { at: 'HKLM\\SAM', hive: { kind: 'unreadable', problem: broken } },
  { at: 'HKLM\\SECURITY', hive: { kind: 'absent' } },
  { at: 'HKU\\.DEFAULT', hive: { kind: 'found', value: software } },
]);

function pathOf(path: string): string {
  const key = registry.key(path);
  return key.kind === 'found' ? key.value.path : key.kind;
}

describe('a mounted registry', () => {
  it.each([
    ['HKLM\\SOFTWARE', 'HKLM\\SOFTWARE'],
    ['hklm\\software\\MICROSOFT', 'HKLM\\SOFTWARE\\Microsoft'],
    ['HKEY_LOCAL_MACHINE\\Software\\Microsoft\\', 'HKLM\\SOFTWARE\\Microsoft'],
    ['HKLM\\SOFTWARE\\Microsoft\\w/x', 'HKLM\\SOFTWARE\\Microsoft\\w/x'],
    ['HKEY_USERS\\.default\\Microsoft', 'HKU\\.DEFAULT\\Microsoft'],
    ['HKLM\\SYSTEM\\CurrentControlSet\\Control', 'HKLM\\SYSTEM\\ControlSet002\\Control'],
    ['HKLM\\system\\currentcontrolset', 'HKLM\\SYSTEM\\ControlSet002'],
    ['HKLM\\SYSTEM\\ControlSet001\\Control', 'HKLM\\SYSTEM\\ControlSet001\\Control'],
    ['HKLM\\SYSTEM\\ControlSet003', 'absent'],
    ['HKLM\\SOFTWARE\\Nothing\\Here', 'absent'],
    ['HKLM\\SECURITY\\Policy', 'absent'],
    ['HKLM\\SAM\\SAM', 'unreadable'],
    ['HKLM\\HARDWARE', 'absent'],
    ['HKCU\\Software', 'absent'],
    ['', 'absent'],
  ])('%s is %s', (path, expected) => expect(pathOf(path)).toBe(expected));

  it('reads values, and says what is missing and what cannot be read', () => {
    expect(registry.value('HKLM\\SYSTEM\\CurrentControlSet\\Control', 'SET')).toEqual({
      kind: 'found',
      value: { name: 'Set', type: 4, data: encodeDword(2) },
    });
    expect(registry.value('HKLM\\SOFTWARE\\Microsoft', 'Other')).toEqual({ kind: 'absent' });
    expect(registry.value('HKLM\\SAM\\SAM', 'C')).toEqual({ kind: 'unreadable', problem: broken });
  });

  it.each([
    ['is no number of a control set', systemHive(0), 'unreadable'],
    ['is missing', openBuilt({ name: 'ROOT' }), 'absent'],
  ])('does not guess the control set when Select\\Current %s', (_, hive, kind) => {
    const view = mountRegistry([{ at: 'HKLM\\SYSTEM', hive: { kind: 'found', value: hive } }]);
    expect(view.key('HKLM\\SYSTEM\\CurrentControlSet\\Control').kind).toBe(kind);
  });
});
