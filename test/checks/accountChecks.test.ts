import { describe, expect, test } from 'vitest';
import { decodeUserV } from '../../main/accounts/samDecode.ts';
import { encodeUserV } from '../../main/accounts/samEncode.ts';
import type { ValueSpec } from '../../main/registry/regf/build.ts';
import { number, path, text } from '../../main/sample/hiveSpecs.ts';
import { checkOf, hiveEdited, hiveWith, sampleFiles, subjectOf, type Files } from '../support/worlds.ts';
import { unread, without } from './volumes.ts';

const SAM_CHECKS = ['administrator-account', 'guest-enabled', 'password-not-required', 'foreign-domain-members'];
const LIST_CHECKS = [
  'temporary-profile',
  'profile-doubled',
  'profile-path-unusual',
  'user-hive-damaged',
  'default-profile',
];
const resultOf = (files: Files, id: string) => checkOf(subjectOf(files), id).result;

describe('the checks of accounts and profiles', () => {
  test.each(SAM_CHECKS)('%s is unknown without a SAM, and with one that may not be read', (id) => {
    expect(resultOf(without(sampleFiles('healthy'), /config\/SAM$/), id)).toBe('unknown');
    expect(checkOf(unread('SAM'), id).result).toBe('unknown');
  });

  test.each(SAM_CHECKS.slice(2))('%s does not pass on a SAM that lost an account', (id) => {
    const lost = hiveEdited('healthy', 'SAM', (spec) => (spec.name === '000001F4' ? null : spec));
    expect(resultOf(lost, id)).toBe('unknown');
  });

  test.each(LIST_CHECKS)('%s is unknown without ProfileList, and where it may not be read', (id) => {
    expect(resultOf(without(sampleFiles('healthy'), /config\/SOFTWARE$/), id)).toBe('unknown');
    expect(checkOf(unread('SOFTWARE'), id).result).toBe('unknown');
  });

  test('members of Administrators are not cleared where the group could not be read', () => {
    const groupless = hiveEdited('healthy', 'SAM', (spec) => (spec.name === '00000220' ? null : spec));
    expect(resultOf(groupless, 'foreign-domain-members')).toBe('unknown');
  });

  test('the hives of users and of the default profile are unknown where they may not be read', () => {
    expect(checkOf(unread('Users/Administrator/NTUSER.DAT'), 'user-hive-damaged').result).toBe('unknown');
    expect(checkOf(unread('Users/Default/NTUSER.DAT'), 'default-profile').result).toBe('unknown');
  });

  test.each([
    ['that of the Administrator alone fails', /Administrator\/NTUSER/, 'fail'],
    ['all of them may have been left out of the copy', /NTUSER/, 'warning'],
  ])('of hives that are only missing, %s', (_, missing, result) => {
    const outcome = checkOf(subjectOf(without(sampleFiles('healthy'), missing)), 'user-hive-damaged');
    expect([outcome.result, outcome.prediction]).toEqual([result, 'cannotTell']);
  });
});

test('a default profile that no value names is not given as one', () => {
  const nameless = hiveEdited('healthy', 'SOFTWARE', (spec) =>
    spec.name === 'ProfileList'
      ? { ...spec, values: (spec.values ?? []).filter(({ name }) => name !== 'Default') }
      : spec,
  );
  const { diagnostics } = checkOf(subjectOf(without(nameless, /^Users\/Default\//)), 'default-profile');
  expect(diagnostics[0]?.evidence).toEqual([
    {
      where: { key: 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList' },
      text: 'no value Default; it usually is %SystemDrive%\\Users\\Default, no such folder',
    },
  ]);
});

const MACHINE = 'S-1-5-21-2037512345-1122334455-987654321';
const profileKey = (sid: string, folder: string, ...values: readonly ValueSpec[]): Files =>
  hiveWith(
    'healthy',
    'SOFTWARE',
    path(
      `Microsoft\\Windows NT\\CurrentVersion\\ProfileList\\${sid}`,
      [],
      [text('ProfileImagePath', folder, 'REG_EXPAND_SZ'), ...values],
    ),
  );

describe('a volume that was copied without the folder of the profiles', () => {
  const subject = subjectOf(without(sampleFiles('healthy'), /^Users\//));

  test.each([
    'profile-key-without-folder',
    'profile-folder-without-key',
    'administrator-profile',
    'user-hive-damaged',
    'default-profile',
  ])('does not decide %s', (id) => expect(checkOf(subject, id).result).toBe('unknown'));

  test('still misses a folder that lies elsewhere', () => {
    const files = without(profileKey(`${MACHINE}-1001`, 'C:\\Profiles\\ann'), /^Users\//);
    expect(checkOf(subjectOf(files), 'profile-key-without-folder').result).toBe('fail');
  });
});

const withService = (): Files => ({
  ...profileKey('S-1-5-80-1-2-3-4-5', 'C:\\Users\\MSSQLSERVER'),
  'Users/MSSQLSERVER/NTUSER.DAT': '',
});

describe('the profile of a service', () => {
  test('is not one to delete, and does not count as that of a person', () => {
    const { result, title, diagnostics } = checkOf(subjectOf(withService()), 'extra-profiles');
    expect([result, title]).toEqual(['unknown', '1 profile of services beyond Administrator']);
    expect(diagnostics[0]?.fix).toMatch(/^Keep them/);
  });
});

const predictionOf = (...values: readonly ValueSpec[]) =>
  checkOf(subjectOf(profileKey(`${MACHINE}-1001`, 'C:\\Users\\temp', ...values)), 'temporary-profile').prediction;

describe('a folder called TEMP', () => {
  test('is a temporary profile for certain only where State says so', () => {
    expect([predictionOf(), predictionOf(number('State', 0x800))]).toEqual(['cannotTell', 'certain']);
  });
});

function looseFix(...names: readonly string[]): string | undefined {
  const loose = Object.fromEntries(names.map((name) => [`Users/${name}/x.txt`, 'x']));
  const subject = subjectOf({ ...sampleFiles('healthy'), ...loose });
  return checkOf(subject, 'profile-folder-without-key').diagnostics[0]?.fix;
}

test('a folder whose name means something else at the prompt is in no command', () => {
  const begins = 'Look at the folder, then remove it on the source machine:';
  expect([looseFix('left over'), looseFix('%temp%'), looseFix('left over', '%temp%')]).toEqual([
    `${begins} rmdir /s "C:\\Users\\left over".`,
    `${begins} with the Explorer.`,
    `${begins} rmdir /s "C:\\Users\\left over"; C:\\Users\\%temp% with the Explorer.`,
  ]);
});

describe('what tells to delete accounts', () => {
  test('names them in quotes, since net user takes a second word for a password', () => {
    const files = hiveEdited('extra-accounts', 'SAM', (spec) => ({
      ...spec,
      values: (spec.values ?? []).map((value) => {
        const names = spec.name.startsWith('000003') && value.name === 'V' ? decodeUserV(value.data) : null;
        return names === null ? value : { ...value, data: encodeUserV({ ...names, name: 'John Smith' }) };
      }),
    }));
    expect(checkOf(subjectOf(files), 'local-accounts').diagnostics[0]?.fix).toContain('net user "John Smith" /delete');
  });
});

const fixOf = (files: Files, id: string) => checkOf(subjectOf(files), id).diagnostics[0]?.fix ?? '';

describe('what is advised never costs the profile of the built-in Administrator', () => {
  const sharing = profileKey(`${MACHINE}-1010`, 'C:\\Users\\Administrator');

  test('where the key of a deleted user names its folder, only the key goes', () => {
    expect([fixOf(sharing, 'extra-profiles'), fixOf(sharing, 'profile-doubled')]).toEqual([
      `Remove only the key of ProfileList and leave the folder, since another key names it too: ${MACHINE}-1010. Deleting the profile in System Properties would delete that folder.`,
      'Keep the key of the built-in Administrator, whose folder CopyProfile copies, and remove only the other key. The folder stays: deleting the other profile in System Properties would delete it.',
    ]);
  });

  test('nor where the account exists', () => {
    const list = 'Microsoft\\Windows NT\\CurrentVersion\\ProfileList';
    const names = [text('ProfileImagePath', 'C:\\Users\\Administrator', 'REG_EXPAND_SZ')];
    const files = hiveWith('extra-accounts', 'SOFTWARE', path(`${list}\\${MACHINE}-1001`, [], names));
    expect(fixOf(files, 'local-accounts')).toMatch(
      /, then remove the profiles in System Properties, but only the ProfileList key of \w+, whose folder another key names too: the folder stays\.$/,
    );
  });

  test('where its hive is not sound, or missing', () => {
    const files = sampleFiles('healthy');
    for (const bad of [
      { ...files, 'Users/Administrator/NTUSER.DAT': 'garbage' },
      without(files, /Administrator\/NTUSER/),
    ])
      expect(fixOf(bad, 'user-hive-damaged')).toMatch(/^Log on as the built-in Administrator(?!.*[Dd]elete)/);
  });

  test.each([
    ['temporary-profile', profileKey(`${MACHINE}-500`, 'C:\\Users\\Administrator.000')],
    ['profile-path-unusual', profileKey(`${MACHINE}-500`, 'D:\\Users\\Administrator')],
  ])('where %s tells of it', (id, files) => {
    expect(fixOf(files, id)).toContain('Never delete the profile of the built-in Administrator');
  });

  test('where a deleted user shares its damaged hive', () => {
    expect(fixOf({ ...sharing, 'Users/Administrator/NTUSER.DAT': 'garbage' }, 'user-hive-damaged')).not.toMatch(
      /[Dd]elete/,
    );
  });

  test('where its folder is gone', () => {
    const gone = without(sampleFiles('healthy'), /^Users\/Administrator/);
    expect(fixOf(gone, 'profile-key-without-folder')).toMatch(
      /^Log on once as the built-in Administrator .*cannot be deleted/,
    );
  });

  test('where its key names a folder with a suffix, and the plain one is left without key', () => {
    const moved = { ...profileKey(`${MACHINE}-500`, 'C:\\Users\\Administrator.000'), 'Users/Administrator.000/x': '' };
    const fix = fixOf({ ...moved, 'Users/ann/x': '' }, 'profile-folder-without-key');
    expect(fix).toMatch(/^Keep C:\\Users\\Administrator until .* rmdir \/s "C:\\Users\\ann"\.$/);
    expect(fix).not.toContain('rmdir /s "C:\\Users\\Administrator"');
  });
});
