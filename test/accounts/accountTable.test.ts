import { describe, expect, it } from 'vitest';
import { joinAccounts } from '../../main/accounts/accountTable.ts';
import type { JoinFacts } from '../../main/accounts/decide.ts';
import type { Account, ListedProfile } from '../../shared/model/account.ts';
import { account, MACHINE, profile as profileAt } from '../support/accounts.ts';

const WHOLE: JoinFacts = { machineSid: MACHINE, accountsComplete: true, profilesComplete: true, copyProfile: 'off' };

const profile = (sid: string | null, folder: string, parts: Partial<ListedProfile> = {}) =>
  profileAt(sid, `C:\\Users\\${folder}`, parts);
const ADMINISTRATOR = account(500, 'Admin of ours');
const own = (parts: Partial<ListedProfile> = {}) => profile(`${MACHINE}-500`, 'Administrator', parts);
const blank = (parts: Partial<Account> = {}) => account(500, 'Administrator', { passwordNotRequired: true, ...parts });
const told = (accounts: readonly Account[], profiles: readonly ListedProfile[], facts: Partial<JoinFacts> = {}) =>
  joinAccounts(accounts, profiles, { ...WHOLE, ...facts }).map(({ name, decision }) => [name, decision.kind]);

describe('the joined table', () => {
  it('has a row for each account and each profile, joined by SID, with what to do and why', () => {
    const accounts = [ADMINISTRATOR, account(501, 'Guest', { disabled: true }), account(1001, 'ann')];
    const gone = profile(`${MACHINE}-1009`, 'gone', { folderExists: false, problems: ['folderMissing', 'noAccount'] });
    expect(joinAccounts(accounts, [gone, profile(`${MACHINE}-1001`, 'ann'), own()], WHOLE)).toEqual([
      {
        name: 'Admin of ours',
        sid: `${MACHINE}-500`,
        rid: 500,
        profile: 2,
        wrong: [],
        checks: [],
        decision: {
          kind: 'keep',
          why: 'The built-in Administrator and its profile: the one that a standard image has.',
        },
      },
      {
        name: 'Guest',
        sid: `${MACHINE}-501`,
        rid: 501,
        profile: null,
        wrong: [],
        checks: [],
        decision: { kind: 'keep', why: 'Windows makes this account itself and it is not counted.' },
      },
      {
        name: 'ann',
        sid: `${MACHINE}-1001`,
        rid: 1001,
        profile: 1,
        wrong: ['a further account', 'a further profile'],
        checks: ['local-accounts', 'extra-profiles'],
        decision: {
          kind: 'remove',
          why: 'A further account with its profile: AWS asks for a single administrator account and profile.',
        },
      },
      {
        name: 'gone',
        sid: `${MACHINE}-1009`,
        rid: null,
        profile: 0,
        wrong: ['the folder is gone', 'no account owns it'],
        checks: ['profile-key-without-folder'],
        decision: {
          kind: 'remove',
          why: 'The account was deleted and its profile was left behind. Its folder is gone, which makes CopyProfile fail: the key has to go.',
        },
      },
    ]);
  });

  it('says of an enabled Guest that it has to be disabled, beside its profile too', () => {
    const guest = account(501, 'Besucher');
    const rows = joinAccounts([ADMINISTRATOR, guest], [own(), profile(guest.sid, 'Besucher')], WHOLE);
    const [row] = joinAccounts([guest], [], WHOLE);
    expect([row?.wrong, row?.checks, row?.decision]).toEqual([
      ['Guest is enabled'],
      ['guest-enabled'],
      {
        kind: 'repair',
        why: 'The Guest account is enabled, so that every instance lets guests in. Disable it on the source machine: net user "Besucher" /active:no',
      },
    ]);
    expect(rows[1]?.checks).toEqual(['guest-enabled', 'extra-profiles']);
  });

  it.each<readonly [string, ListedProfile, string]>([
    ['whose folder is gone is repaired', own({ folderExists: false, problems: ['folderMissing'] }), 'repair'],
    ['that is a backup is repaired', own({ keyName: `${MACHINE}-500.bak`, problems: ['backupKey'] }), 'repair'],
    ['that is temporary is repaired', own({ problems: ['temporary'] }), 'repair'],
    ['whose hive is damaged is repaired', own({ hive: 'damaged' }), 'repair'],
    ['whose hive is empty is repaired', own({ hive: 'empty' }), 'repair'],
    ['whose hive is missing is repaired', own({ hive: 'missing' }), 'repair'],
    ['whose hive may not be read is open', own({ hive: 'unreadable' }), 'cannotTell'],
    ['whose hive is sound is kept', own({ hive: 'readable' }), 'keep'],
    ['whose folder another key names is repaired', own({ problems: ['doubledFolder'] }), 'repair'],
    ['whose folder has a suffix is open', own({ problems: ['suffixedFolder'] }), 'cannotTell'],
    ['that cannot be looked at is open', own({ folderExists: null, problems: ['otherDrive'] }), 'cannotTell'],
  ])('the profile of the Administrator %s', (_, its, kind) =>
    expect(told([ADMINISTRATOR], [its])).toEqual([['Admin of ours', kind]]),
  );

  it.each<readonly [string, ListedProfile, string]>([
    ['of a domain goes', profile('S-1-5-21-7-8-9-500', 'Administrator.CORP'), 'remove'],
    ['of a service is open', profile('S-1-5-80-1-2-3-4-5', 'MSSQLSERVER', { kind: 'service' }), 'cannotTell'],
    ['that no key names goes', profile(null, 'left over', { problems: ['keyMissing'] }), 'remove'],
    ['of the name of the Administrator without key is repaired', profile(null, 'admin OF ours'), 'repair'],
  ])('a profile %s', (_, its, kind) =>
    expect(told([ADMINISTRATOR], [its]).at(-1)).toEqual([its.path?.split('\\').at(-1), kind]),
  );

  it('takes a folder for the original of the Administrator whose key names one with a suffix', () => {
    const moved = profile(`${MACHINE}-500`, 'Administrator.000', { problems: ['suffixedFolder'] });
    const loose = profile(null, 'Administrator', { problems: ['keyMissing'] });
    expect(told([ADMINISTRATOR], [moved, loose])).toEqual([
      ['Admin of ours', 'repair'],
      ['Administrator', 'repair'],
    ]);
    expect(told([ADMINISTRATOR], [moved, loose], { machineSid: null }).at(-1)).toEqual(['Administrator', 'cannotTell']);
  });

  it('lets only the key go where another one names the folder', () => {
    const shared = profile(`${MACHINE}-1010`, 'Administrator', { problems: ['doubledFolder', 'noAccount'] });
    const [row] = joinAccounts([], [shared], WHOLE);
    expect(row?.decision).toEqual({
      kind: 'remove',
      why: 'The account was deleted and its profile was left behind. Another key names its folder too: remove only this key, and leave the folder where it is.',
    });
  });

  it('repairs an account that stays and may have a blank password', () => {
    expect(told([blank()], [own()])).toEqual([['Administrator', 'repair']]);
    expect(told([blank({ disabled: true })], [own()])).toEqual([['Administrator', 'keep']]);
  });

  it('decides nothing on a ProfileList, or a machine SID, that could not be read', () => {
    const strangers = [own(), profile(`${MACHINE}-1001`, 'ann'), profile(null, 'left over')];
    const open = (facts: Partial<JoinFacts>) => told([], strangers, facts).map(([, kind]) => kind);
    expect(open({ profilesComplete: false })).toEqual(['cannotTell', 'cannotTell', 'cannotTell']);
    expect(open({ machineSid: null })).toEqual(['cannotTell', 'remove', 'remove']);
  });

  it.each<readonly [string, Partial<JoinFacts>, string]>([
    ['repaired where it is to be copied', { copyProfile: 'on' }, 'repair'],
    ['open where that is not known', { copyProfile: 'unknown' }, 'cannotTell'],
    ['open where ProfileList is not known', { profilesComplete: false }, 'cannotTell'],
    ['open where its SID is not known', { machineSid: null }, 'cannotTell'],
  ])('an Administrator without profile is %s', (_, facts, kind) =>
    expect(told([ADMINISTRATOR], [], facts)).toEqual([['Admin of ours', kind]]),
  );

  it('keeps an Administrator without profile that nothing copies, and lets further accounts go', () => {
    expect(told([ADMINISTRATOR, account(504, 'WDAGUtilityAccount'), account(1001, 'ann')], [])).toEqual([
      ['Admin of ours', 'keep'],
      ['WDAGUtilityAccount', 'keep'],
      ['ann', 'remove'],
    ]);
  });
});
