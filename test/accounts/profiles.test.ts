import { describe, expect, it } from 'vitest';
import { readProfiles, readProfilesFolder } from '../../main/accounts/profiles.ts';
import type { KeySpec } from '../../main/registry/regf/build.ts';
import { encodeDword, encodeString } from '../../main/registry/values.ts';
import { mountRegistry } from '../../main/registry/view.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { ownerWords, type Profile } from '../../shared/model/account.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import { openBuilt } from '../support/hives.ts';
import { samRoot } from '../support/hivesSam.ts';

const MACHINE = 'S-1-5-21-1-2-3';
const sam = openBuilt(
  samRoot(
    MACHINE,
    [
      { rid: 500, name: 'Administrator', control: 0x210 },
      { rid: 1001, name: 'ann', control: 0x10 },
    ],
    [],
  ),
);

interface ProfileKeySpec {
  readonly name: string;
  readonly path?: string;
  readonly state?: number;
}

/** A key below the named ones. */
function nest(names: readonly string[], last: KeySpec): KeySpec {
  return names.reduceRight<KeySpec>((below, name) => ({ name, keys: [below] }), last);
}

function machine(keys: readonly ProfileKeySpec[]): RegistryView {
  const list: KeySpec = {
    name: 'ProfileList',
    values: [{ name: 'ProfilesDirectory', type: 'REG_EXPAND_SZ', data: encodeString('%SystemDrive%\\Users') }],
    keys: keys.map(({ name, path, state }) => ({
      name,
      values: [
        ...(path === undefined
          ? []
          : [{ name: 'ProfileImagePath', type: 'REG_EXPAND_SZ', data: encodeString(path) } as const]),
        ...(state === undefined ? [] : [{ name: 'State', type: 'REG_DWORD', data: encodeDword(state) } as const]),
      ],
    })),
  };
  const software = openBuilt(nest(['ROOT', 'Microsoft', 'Windows NT', 'CurrentVersion'], list));
  return mountRegistry([
    { at: 'HKLM\\SOFTWARE', hive: { kind: 'found', value: software } },
    { at: 'HKLM\\SAM', hive: { kind: 'found', value: sam } },
  ]);
}

const folders = {
  'Users/Administrator/': '',
  'Users/Public/': '',
  'Users/Default/': '',
  'Users/desktop.ini': '',
  'Users/left over/': '',
  'Windows/ServiceProfiles/LocalService/': '',
};

/** Accounts of which one is known by name and one by number only. */
const owners = (complete: boolean, machineSid: string | null = MACHINE) => ({
  machineSid,
  complete,
  known: new Map<number, string | null>([
    [1001, 'ann'],
    [1002, null],
  ]),
});

function profilesOf(
  keys: readonly ProfileKeySpec[],
  files: Readonly<Record<string, string>> = folders,
): readonly Profile[] {
  const found = readProfiles(machine(keys), memoryFs(files));
  return found.kind === 'found' ? found.value : [];
}

describe('readProfiles', () => {
  it('reconciles keys, folders and accounts', () => {
    const keys = [
      { name: 'S-1-5-18', path: '%systemroot%\\system32\\config\\systemprofile' },
      { name: 'S-1-5-19', path: '%systemroot%\\ServiceProfiles\\LocalService' },
      { name: `${MACHINE}-500`, path: 'C:\\Users\\administrator', state: 0x100 },
      { name: `${MACHINE}-1001`, path: 'C:\\Users\\ann', state: 0 },
    ];
    const none = { state: null, sid: null, keyName: null, account: null };
    expect(profilesOf(keys)).toEqual([
      {
        sid: `${MACHINE}-1001`,
        keyName: `${MACHINE}-1001`,
        path: 'C:\\Users\\ann',
        state: 0,
        folderExists: false,
        problems: ['folderMissing'],
        account: 'ann',
      },
      {
        sid: `${MACHINE}-500`,
        keyName: `${MACHINE}-500`,
        path: 'C:\\Users\\administrator',
        state: 0x100,
        folderExists: true,
        problems: [],
        account: 'Administrator',
      },
      { ...none, path: 'C:\\Users\\left over', folderExists: true, problems: ['keyMissing'] },
    ]);
  });

  it.each<readonly [string, ProfileKeySpec, Pick<Profile, 'sid' | 'folderExists' | 'problems' | 'account'>]>([
    [
      'a backup key',
      { name: `${MACHINE}-1001.bak`, path: 'C:\\Users\\Administrator', state: 0x8000 },
      { sid: `${MACHINE}-1001`, folderExists: true, problems: ['backupKey'], account: 'ann' },
    ],
    [
      'a temporary profile',
      { name: `${MACHINE}-1001`, path: 'C:\\Users\\TEMP.EC2', state: 0x800 },
      { sid: `${MACHINE}-1001`, folderExists: false, problems: ['folderMissing', 'temporary'], account: 'ann' },
    ],
    [
      'a local account that is gone',
      { name: `${MACHINE}-1009`, path: 'C:\\Users\\Administrator' },
      { sid: `${MACHINE}-1009`, folderExists: true, problems: ['noAccount'], account: null },
    ],
    [
      'an account of a domain',
      { name: 'S-1-5-21-7-8-9-1104', path: 'C:\\Users\\Administrator' },
      { sid: 'S-1-5-21-7-8-9-1104', folderExists: true, problems: [], account: null },
    ],
    [
      'another drive',
      { name: `${MACHINE}-500`, path: 'D:\\Users\\Administrator' },
      { sid: `${MACHINE}-500`, folderExists: null, problems: ['otherDrive'], account: 'Administrator' },
    ],
    [
      'no path',
      { name: `${MACHINE}-500` },
      { sid: `${MACHINE}-500`, folderExists: null, problems: ['pathUnreadable'], account: 'Administrator' },
    ],
  ])('marks %s', (_, key, expected) => expect(profilesOf([key])[0]).toMatchObject(expected));

  it('says that there is no account only where the accounts are known completely', () => {
    const keys = [1001, 1002, 1003].map((rid) => ({ name: `${MACHINE}-${rid}`, path: 'C:\\Users\\gone' }));
    const told = (known: ReturnType<typeof owners>) => {
      const found = readProfiles(machine(keys), memoryFs(folders), known);
      return found.kind === 'found'
        ? found.value.flatMap((profile) => (profile.sid === null ? [] : [ownerWords(profile)]))
        : [];
    };
    expect(told(owners(true))).toEqual(['ann', 'cannot tell', 'no account']);
    expect(told(owners(false))).toEqual(['ann', 'cannot tell', 'cannot tell']);
    expect(told(owners(true, null))).toEqual(['cannot tell', 'cannot tell', 'cannot tell']);
  });

  it('cannot tell about a folder that may not be looked at', () => {
    const fs = memoryFs({ 'Users/Administrator/NTUSER.DAT': '' }, { unreadable: ['Users'] });
    const found = readProfiles(machine([{ name: `${MACHINE}-500`, path: 'C:\\Users\\Administrator' }]), fs);
    expect(found).toMatchObject({ kind: 'found', value: [{ folderExists: null, problems: ['pathUnreadable'] }] });
  });

  it('tells whether the folder of the profiles could be listed', () => {
    const closed = memoryFs(folders, { unreadable: ['Users'] });
    expect(readProfilesFolder(machine([]), memoryFs(folders))).toEqual({ kind: 'found', value: 'Users' });
    expect(readProfilesFolder(machine([]), closed)).toMatchObject({ kind: 'unreadable' });
    expect(readProfilesFolder(machine([]), memoryFs({ 'Windows/x': '' }))).toEqual({ kind: 'absent' });
  });

  it('says that there is no ProfileList instead of an empty list', () => {
    expect(readProfiles(mountRegistry([]), memoryFs(folders))).toEqual({ kind: 'absent' });
  });
});
