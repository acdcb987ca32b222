import { expect, test } from 'vitest';
import { showRegistryChange } from '../../main/api/showRegistryChange.ts';
import { encodeDword, encodeString } from '../../main/registry/values.ts';
import { problem } from '../../shared/model/diagnostic.ts';
import type { RegistryEdit, RegistryTypeName } from '../../shared/model/registry.ts';
import { openBuilt } from '../support/hives.ts';

const KEY = 'HKLM\\SOFTWARE\\Winlogon';
const { root } = openBuilt({
  name: 'Winlogon',
  values: [
    { name: '', type: 'REG_SZ', data: encodeString('net user Ann pass1234') },
    { name: 'DefaultPassword', type: 'REG_SZ', data: encodeString('Heron5-Lake!') },
    { name: 'PasswordHash', type: 'REG_BINARY', data: new Uint8Array(20).fill(0xab) },
    { name: 'AdminPassword', type: 'REG_BINARY', data: new Uint8Array(20).fill(0xcd) },
    { name: 'ApiToken', type: 'REG_SZ', data: encodeString('tok-123456') },
    { name: 'AutoAdminLogon', type: 'REG_DWORD', data: encodeDword(1) },
  ],
  keys: [{ name: 'Below' }],
});

const show = (edit: RegistryEdit) => showRegistryChange(edit, KEY, { kind: 'found', value: root });
const set = (name: string, type: RegistryTypeName, data: string) =>
  show({ kind: 'setValue', keyPath: '', name, type, data });

test('every kind of edit shows what is there and what comes of it', () => {
  expect([
    set('autoadminlogon', 'REG_DWORD', '0'),
    set('New', 'REG_MULTI_SZ', 'a\\0b'),
    set('', 'REG_DWORD', 'x'),
    show({ kind: 'deleteValue', keyPath: '', name: 'AutoAdminLogon' }),
    show({ kind: 'addKey', keyPath: '' }),
  ]).toEqual([
    {
      key: KEY,
      value: 'autoadminlogon',
      before: 'AutoAdminLogon = 1 (REG_DWORD)',
      after: 'autoadminlogon = 0 (REG_DWORD)',
    },
    { key: KEY, value: 'New', before: null, after: 'New = a, b (REG_MULTI_SZ)' },
    {
      key: KEY,
      value: '',
      before: '(default) = net user Ann ••• (REG_SZ)',
      after: '(default) = data that is none of the type REG_DWORD',
    },
    { key: KEY, value: 'AutoAdminLogon', before: 'AutoAdminLogon = 1 (REG_DWORD)', after: null },
    { key: KEY, before: 'the key', after: 'the key' },
  ]);
});

test('secrets are masked on both sides, and in the list of a key that goes', () => {
  expect(set('DefaultPassword', 'REG_SZ', 'Osprey6-Lake!')).toEqual({
    key: KEY,
    value: 'DefaultPassword',
    before: 'DefaultPassword = ••• (REG_SZ)',
    after: 'DefaultPassword = ••• (REG_SZ)',
  });
  expect(show({ kind: 'deleteKey', keyPath: '' })).toEqual({
    key: KEY,
    before: [
      'Winlogon: 6 values, 1 subkey',
      '(default) = net user Ann ••• (REG_SZ)',
      'DefaultPassword = ••• (REG_SZ)',
      'PasswordHash = ••• (REG_BINARY)',
      'AdminPassword = ••• (REG_BINARY)',
      'ApiToken = ••• (REG_SZ)',
      'AutoAdminLogon = 1 (REG_DWORD)',
    ].join('\n'),
    after: null,
  });
});

test('a value is a secret by the key around it too', () => {
  const values = [{ name: 'Value', type: 'REG_SZ', data: encodeString('Heron5-Lake!') }] as const;
  const remove: RegistryEdit = { kind: 'deleteValue', keyPath: '', name: 'Value' };
  const before = (name: string) =>
    showRegistryChange(remove, `HKLM\\SOFTWARE\\${name}`, { kind: 'found', value: openBuilt({ name, values }).root })
      .before;
  expect(before('AdministratorPassword')).toBe('Value = ••• (REG_SZ)');
  expect(before('Other')).toBe('Value = Heron5-Lake! (REG_SZ)');
});

test('a key that is not there, or cannot be read, is told apart', () => {
  const unreadable = { kind: 'unreadable', problem: problem('input', 'x', 'Closed.') } as const;
  const edits: readonly RegistryEdit[] = [
    { kind: 'setValue', keyPath: '', name: 'A', type: 'REG_SZ', data: 'b' },
    { kind: 'addKey', keyPath: '' },
    { kind: 'deleteKey', keyPath: '' },
  ];
  const before = (found: Parameters<typeof showRegistryChange>[2]) =>
    edits.map((edit) => showRegistryChange(edit, KEY, found).before);
  expect([before({ kind: 'absent' }), before(unreadable)]).toEqual([
    [null, null, 'The key could not be read.'],
    Array(3).fill('The key could not be read.'),
  ]);
});

test('a name or a text cannot forge lines of the preview', () => {
  expect(set('New\nRisk = none', 'REG_SZ', 'a\r\nb')).toEqual({
    key: KEY,
    value: 'New\nRisk = none',
    before: null,
    after: String.raw`New\nRisk = none = a\r\nb (REG_SZ)`,
  });
});
