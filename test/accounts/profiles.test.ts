import { describe, expect, it } from 'vitest';
import { readProfiles, readProfilesFolder, readStandardFolders } from '../../main/accounts/profiles.ts';
import type { KeySpec, ValueSpec } from '../../main/registry/regf/build.ts';
import { encodeDword, encodeString } from '../../main/registry/values.ts';
import { mountRegistry } from '../../main/registry/view.ts';
import { memoryFs } from '../../main/volume/memoryFs.ts';
import { ownerWords, type Profile } from '../../shared/model/account.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import { encodeSid } from '../../shared/base/sid.ts';
import { NEW_YEAR_2020, openBuilt } from '../support/hives.ts';
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
  readonly values?: readonly ValueSpec[];
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
    keys: keys.map(({ name, path, state, values = [] }) => ({
      name,
      values: [
        ...(path === undefined
          ? []
          : [{ name: 'ProfileImagePath', type: 'REG_EXPAND_SZ', data: encodeString(path) } as const]),
        ...(state === undefined ? [] : [{ name: 'State', type: 'REG_DWORD', data: encodeDword(state) } as const]),
        ...values,
      ],
    })),
  };
  const software = openBuilt(nest(['ROOT', 'Microsoft', 'Windows NT', 'CurrentVersion'], list));
  return mountRegistry([
    { at: 'HKLM\\SOFTWARE', hive: { kind: 'found', value: software } },
    { at: 'HKLM\\SAM', hive: { kind: 'found', value: sam } },
  ]);
}

const dword = (name: string, value: number) => ({ name, type: 'REG_DWORD', data: encodeDword(value) }) as const;

const time = (name: string, at: bigint) => [
  dword(`${name}High`, Number(at >> 32n)),
  dword(`${name}Low`, Number(at & 0xffff_ffffn)),
];

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
      { name: 's-1-5-19', path: '%systemroot%\\ServiceProfiles\\LocalService' },
      { name: `${MACHINE}-500`, path: 'C:\\Users\\administrator', state: 0x100 },
      { name: `${MACHINE}-1001`, path: 'C:\\Users\\ann', state: 0 },
    ];
    const none = {
      kind: 'person',
      state: null,
      stateWords: [],
      sid: null,
      keyName: null,
      account: null,
      lastUse: null,
    };
    expect(profilesOf(keys)).toEqual([
      {
        kind: 'person',
        lastUse: null,
        stateWords: [],
        sid: `${MACHINE}-1001`,
        keyName: `${MACHINE}-1001`,
        path: 'C:\\Users\\ann',
        state: 0,
        folderExists: false,
        problems: ['folderMissing'],
        account: 'ann',
      },
      {
        kind: 'person',
        lastUse: null,
        stateWords: ['administrator'],
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

  it.each<
    readonly [string, ProfileKeySpec, Pick<Profile, 'sid' | 'folderExists' | 'problems' | 'account'> & Partial<Profile>]
  >([
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
      { sid: `${MACHINE}-500`, folderExists: null, problems: ['pathMissing'], account: 'Administrator' },
    ],
    [
      'a variable that nobody knows',
      { name: `${MACHINE}-500`, path: '%OneDrive%\\Administrator' },
      { sid: `${MACHINE}-500`, folderExists: null, problems: ['unknownVariable'], account: 'Administrator' },
    ],
    [
      'a folder on the network',
      { name: `${MACHINE}-500`, path: '\\\\server\\Administrator' },
      { sid: `${MACHINE}-500`, folderExists: null, problems: ['networkPath'], account: 'Administrator' },
    ],
    [
      'a path with a known variable',
      { name: `${MACHINE}-500`, path: '%SystemDrive%\\Users\\Administrator' },
      { sid: `${MACHINE}-500`, folderExists: true, problems: [], account: 'Administrator' },
    ],
    [
      'a suffix that Windows added',
      { name: `${MACHINE}-1001`, path: 'C:\\Users\\ann.000' },
      { sid: `${MACHINE}-1001`, folderExists: false, problems: ['folderMissing', 'suffixedFolder'], account: 'ann' },
    ],
    [
      'a key in small letters',
      { name: `${MACHINE.toLowerCase()}-500.BAK`, path: 'C:\\Users\\Administrator' },
      { sid: `${MACHINE}-500`, folderExists: true, problems: ['backupKey'], account: 'Administrator' },
    ],
    [
      'the profile of a service',
      { name: 'S-1-5-80-1-2-3-4-5', path: 'C:\\Users\\Public' },
      { kind: 'service', sid: 'S-1-5-80-1-2-3-4-5', folderExists: true, problems: [], account: null },
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

  it('knows keys that contend for one SID or one folder', () => {
    const keys = [
      { name: `${MACHINE}-500`, path: 'C:\\Users\\TEMP', state: 0x800 },
      { name: `${MACHINE}-500.bak`, path: 'C:\\Users\\Administrator', state: 0x8000 },
      { name: `${MACHINE}-1001`, path: '%SystemDrive%\\USERS\\administrator' },
    ];
    expect(profilesOf(keys).map(({ keyName, problems, stateWords }) => [keyName, problems, stateWords])).toEqual([
      [`${MACHINE}-1001`, ['doubledFolder'], []],
      [`${MACHINE}-500`, ['folderMissing', 'temporary', 'doubledSid'], ['temporary profile loaded']],
      [`${MACHINE}-500.bak`, ['backupKey', 'doubledSid', 'doubledFolder'], ['this is the backup']],
      [null, ['keyMissing'], []],
    ]);
  });

  it.each([
    ['holds all profiles', 'C:\\Users'],
    ['is the one that new users get', 'C:\\Users\\Default'],
    ['is that of Windows', 'C:\\Windows'],
    ['lies in that of Windows', 'C:\\Windows\\Temp'],
    ['lies in that of another user', 'C:\\Users\\Administrator\\Desktop'],
  ])('calls a folder that %s shared, so that nobody deletes it with the key', (_, path) => {
    const keys = [
      { name: `${MACHINE}-500`, path: 'C:\\Users\\Administrator' },
      { name: `${MACHINE}-1001`, path },
      { name: 'S-1-5-80-1', path: 'C:\\Windows\\ServiceProfiles\\agent' },
    ];
    const shared = profilesOf(keys).filter(({ problems }) => problems.includes('doubledFolder'));
    expect(shared.map(({ keyName }) => keyName)).toContain(`${MACHINE}-1001`);
    expect(shared.map(({ keyName }) => keyName)).not.toContain('S-1-5-80-1');
  });

  it('reads when a profile was last used, and doubts a key whose values do not fit', () => {
    const loaded = [
      ...time('LocalProfileLoadTime', NEW_YEAR_2020 + 10_000_000n),
      ...time('LocalProfileUnloadTime', NEW_YEAR_2020),
      { name: 'Sid', type: 'REG_BINARY', data: encodeSid(`${MACHINE}-1001`) } as const,
    ];
    const noText = [{ name: 'ProfileImagePath', type: 'REG_BINARY', data: encodeString('C:\\Users\\x') } as const];
    const keys = [
      { name: `${MACHINE}-500`, path: 'C:\\Users\\Administrator', values: loaded },
      { name: `${MACHINE}-501`, values: noText, state: 0x2020_0004 },
    ];
    expect(profilesOf(keys).slice(0, 2)).toMatchObject([
      { problems: ['sidContradicts'], lastUse: { at: '2020-01-01T00:00:01.000Z', from: 'loaded' } },
      { path: null, problems: ['pathWrongType', 'noAccount'], lastUse: null, stateWords: ['new local', '0x20200000'] },
    ]);
  });

  it('finds the default and the public folder', () => {
    expect(readStandardFolders(machine([]), memoryFs(folders))).toEqual([
      { of: 'default', path: '%SystemDrive%\\Users\\Default', written: false, folderExists: true, problems: [] },
      { of: 'public', path: '%SystemDrive%\\Users\\Public', written: false, folderExists: true, problems: [] },
    ]);
  });

  it('says that there is no ProfileList instead of an empty list', () => {
    expect(readProfiles(mountRegistry([]), memoryFs(folders))).toEqual({ kind: 'absent' });
  });
});
