import { decodeUserF, decodeUserV } from '../../../main/accounts/samDecode.ts';
import { encodeAliasC, encodeUserF, encodeUserV } from '../../../main/accounts/samEncode.ts';
import type { ValueSpec } from '../../../main/registry/regf/build.ts';
import { number, path, text } from '../../../main/sample/hiveSpecs.ts';
import { hiveEdited, hiveWith, sampleFiles, type Files } from '../../support/worlds.ts';
import type { CheckCase } from './checkCase.ts';

const MACHINE = 'S-1-5-21-2037512345-1122334455-987654321';
const LIST = 'Microsoft\\Windows NT\\CurrentVersion\\ProfileList';
const healthy = (): Files => sampleFiles('healthy');
const imagePath = (folder: string): ValueSpec => text('ProfileImagePath', folder, 'REG_EXPAND_SZ');

/** A healthy sample with a further key of ProfileList, or further values of one. */
const profileKey = (name: string, ...values: readonly ValueSpec[]): Files =>
  hiveWith('healthy', 'SOFTWARE', path(`${LIST}\\${name}`, [], values));

/** A healthy sample whose account of a RID (as its key is named) has other control flags, or another name. */
function accountWith(rid: string, control: number, name?: string): Files {
  const changed = (value: ValueSpec): ValueSpec => {
    const facts = decodeUserF(value.data);
    const names = decodeUserV(value.data);
    if (value.name === 'F' && facts !== null) return { ...value, data: encodeUserF({ ...facts, control }) };
    if (value.name !== 'V' || names === null) return value;
    return { ...value, data: encodeUserV({ ...names, name: name ?? names.name }) };
  };
  return hiveEdited('healthy', 'SAM', (spec) =>
    spec.name === rid ? { ...spec, values: (spec.values ?? []).map(changed) } : spec,
  );
}

const administratorsWith = (sid: string): Files =>
  hiveEdited('healthy', 'SAM', (spec) => {
    if (spec.name !== '00000220') return spec;
    const members = [`${MACHINE}-500`, sid];
    const data = encodeAliasC({ rid: 0x220, name: 'Administrators', description: '', members });
    return { ...spec, values: [{ name: 'C', type: 'REG_BINARY', data }] };
  });

const without = (files: Files, ...paths: readonly string[]): Files =>
  Object.fromEntries(Object.entries(files).filter(([file]) => !paths.includes(file)));

const ADMINISTRATOR = '000001F4';
const GUEST = '000001F5';
const FURTHER = `${MACHINE}-1001`;

export const accounts: readonly CheckCase[] = [
  { id: 'local-accounts', good: healthy, bad: () => sampleFiles('extra-accounts'), badResult: 'warning' },
  { id: 'extra-profiles', good: healthy, bad: () => sampleFiles('extra-accounts'), badResult: 'warning' },
  {
    id: 'profile-key-without-folder',
    good: healthy,
    bad: () => sampleFiles('orphan-profile'),
    badResult: 'fail',
    also: [
      {
        when: 'where only a key of the system names none, which is not looked at',
        files: () => profileKey('S-1-5-19', imagePath('C:\\Nope')),
        result: 'pass',
        says: /^Every ProfileList key of a person or service names a folder that exists/,
      },
    ],
  },
  {
    id: 'profile-folder-without-key',
    good: healthy,
    bad: () => ({ ...healthy(), 'Users/left over/x.txt': 'x' }),
    badResult: 'warning',
  },
  {
    id: 'profile-backup-key',
    good: healthy,
    bad: () => profileKey(`${MACHINE}-500.bak`, imagePath('C:\\Users\\Administrator')),
    badResult: 'fail',
    also: [
      {
        when: 'where only the system has one, which is not looked at',
        files: () => profileKey('S-1-5-18.bak', imagePath('C:\\Windows')),
        result: 'pass',
        says: /^ProfileList has no \.bak key of a person or service/,
      },
    ],
  },
  {
    id: 'administrator-profile',
    good: healthy,
    bad: () => profileKey(`${MACHINE}-500`, imagePath('C:\\Users\\gone')),
    badResult: 'fail',
    also: [
      {
        when: 'where its NTUSER.DAT is no hive',
        files: () => ({ ...healthy(), 'Users/Administrator/NTUSER.DAT': 'no hive' }),
        result: 'fail',
        says: /^The profile of the built-in Administrator is corrupted/,
      },
      {
        when: 'where its NTUSER.DAT was left out of the copy',
        files: () => without(healthy(), 'Users/Administrator/NTUSER.DAT'),
        result: 'unknown',
        says: /could not be decided/,
      },
      {
        when: 'where nothing tells the SID of the machine',
        files: () => without(healthy(), 'Windows/System32/config/SAM', 'Windows/System32/config/SECURITY'),
        result: 'unknown',
        says: /could not be decided/,
      },
    ],
  },
  {
    id: 'temporary-profile',
    good: healthy,
    bad: () => profileKey(`${MACHINE}-500`, number('State', 0x900)),
    badResult: 'warning',
  },
  {
    id: 'profile-doubled',
    good: () => profileKey(FURTHER, imagePath('C:\\Users\\ann')),
    bad: () => profileKey(FURTHER, imagePath('%SystemDrive%\\Users\\administrator')),
    badResult: 'warning',
  },
  {
    id: 'profile-path-unusual',
    good: () => profileKey(FURTHER, imagePath('%SystemRoot%\\..\\Users\\ann')),
    bad: () => profileKey(FURTHER, imagePath('D:\\Users\\ann')),
    badResult: 'warning',
  },
  {
    id: 'user-hive-damaged',
    good: healthy,
    bad: () => ({ ...healthy(), 'Users/Administrator/NTUSER.DAT': 'no hive' }),
    badResult: 'fail',
  },
  {
    id: 'default-profile',
    good: healthy,
    bad: () => ({ ...healthy(), 'Users/Default/NTUSER.DAT': '' }),
    badResult: 'warning',
  },
  {
    id: 'administrator-account',
    good: healthy,
    bad: () => accountWith(ADMINISTRATOR, 0x210, 'root'),
    badResult: 'warning',
  },
  { id: 'guest-enabled', good: healthy, bad: () => accountWith(GUEST, 0x214), badResult: 'warning' },
  {
    id: 'password-not-required',
    good: () => accountWith(GUEST, 0x215),
    bad: () => accountWith(ADMINISTRATOR, 0x214),
    badResult: 'warning',
  },
  {
    id: 'foreign-domain-members',
    good: () => administratorsWith('S-1-5-18'),
    bad: () => administratorsWith('S-1-5-21-7-8-9-512'),
    badResult: 'warning',
  },
];
