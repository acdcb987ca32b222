import { baseName } from '../../shared/base/winPath.ts';
import {
  PROFILE_HIVE_WORDS,
  PROFILE_PROBLEM_WORDS,
  type Account,
  type Decision,
  type JoinedRow,
  type ListedProfile,
  type ProfileProblem,
} from '../../shared/model/account.ts';
import { administratorKeys, looseAdministratorFolders } from './administratorFolder.ts';
import { decideAccount, decideOnBlank, decideProfile, mayBeBlank, type JoinFacts } from './decide.ts';

/** Joins accounts and profiles by SID, and decides on each row: accounts by RID, then profiles that none owns. */
export function joinAccounts(
  accounts: readonly Account[],
  profiles: readonly ListedProfile[],
  facts: JoinFacts,
): readonly JoinedRow[] {
  const owners = new Map(accounts.map((account) => [account.sid, account]));
  const owned = profiles.map((profile, index) => ({
    index,
    profile,
    account: profile.sid === null ? null : (owners.get(profile.sid) ?? null),
  }));
  const known = { accounts, profiles, machineSid: facts.machineSid };
  const among = { loose: looseAdministratorFolders(known), administrators: administratorKeys(known) };
  const rowOf = ({ index, profile, account }: (typeof owned)[number]): JoinedRow =>
    row(account, profile, index, decideProfile(profile, account, facts, among));
  const byAccount = Map.groupBy(owned, ({ account }) => account);
  return [
    ...accounts.flatMap(
      (account) => byAccount.get(account)?.map(rowOf) ?? [row(account, null, null, decideAccount(account, facts))],
    ),
    ...(byAccount.get(null) ?? []).map(rowOf),
  ];
}

function row(
  account: Account | null,
  profile: ListedProfile | null,
  index: number | null,
  decision: Decision,
): JoinedRow {
  const reasons = [...accountReasons(account), ...(profile === null ? [] : profileReasons(account, profile))];
  const path = profile?.path ?? '';
  return {
    name: account?.name ?? (path === '' ? (profile?.sid ?? 'unknown') : baseName(path)),
    sid: profile?.keyName ?? account?.sid ?? profile?.sid ?? null,
    rid: account?.rid ?? null,
    profile: index,
    wrong: [...new Set(reasons.map(([, words]) => words))],
    checks: [...new Set(reasons.map(([check]) => check))],
    decision: decideOnBlank(decision, account),
  };
}

/** A check that a row is a reason for, with what it is in words. */
type Reason = readonly [check: string, words: string];

function accountReasons(account: Account | null): readonly Reason[] {
  if (account === null) return [];
  return [
    ...(account.builtIn === 'guest' && !account.disabled ? [['guest-enabled', 'Guest is enabled'] as const] : []),
    ...(account.builtIn === null ? [['local-accounts', 'a further account'] as const] : []),
    ...(mayBeBlank(account) ? [['password-not-required', 'a blank password is allowed'] as const] : []),
  ];
}

function profileReasons(account: Account | null, profile: ListedProfile): readonly Reason[] {
  const keyed = profile.keyName !== null;
  const further = keyed && account?.builtIn !== 'administrator' && profile.folderExists === true;
  return [
    ...(further ? [['extra-profiles', 'a further profile'] as const] : []),
    ...hiveReasons(profile),
    ...profile.problems.map((problem) => [CHECK_OF[problem], PROFILE_PROBLEM_WORDS[problem]] as const),
  ];
}

function hiveReasons({ keyName, hive }: ListedProfile): readonly Reason[] {
  if (keyName === null || hive === null || hive === 'readable') return [];
  return [['user-hive-damaged', PROFILE_HIVE_WORDS[hive]]];
}

const CHECK_OF: Readonly<Record<ProfileProblem, string>> = {
  folderMissing: 'profile-key-without-folder',
  keyMissing: 'profile-folder-without-key',
  backupKey: 'profile-backup-key',
  temporary: 'temporary-profile',
  suffixedFolder: 'temporary-profile',
  sidContradicts: 'profile-doubled',
  doubledSid: 'profile-doubled',
  doubledFolder: 'profile-doubled',
  noAccount: 'profile-key-without-folder',
  pathMissing: 'profile-path-unusual',
  pathWrongType: 'profile-path-unusual',
  unknownVariable: 'profile-path-unusual',
  networkPath: 'profile-path-unusual',
  otherDrive: 'profile-path-unusual',
  pathUnreadable: 'profile-key-without-folder',
};
