import type { Account, AccountsReport, Profile, ProfileProblem } from '../../../shared/model/account.ts';
import { baseName } from '../../../shared/base/winPath.ts';
import { count } from '../../components/words.ts';

/** One account with its profile, or a profile that no account owns. */
export interface AccountRow {
  readonly key: string;
  readonly name: string;
  readonly sid: string;
  /** The account's state in words. */
  readonly account: string;
  readonly path: string;
  readonly problems: readonly ProfileProblem[];
  readonly result: 'warning' | 'pass';
  /** Everything the filter looks at, in lower case. */
  readonly search: string;
}

export const PROBLEM_WORDS: Readonly<Record<ProfileProblem, string>> = {
  folderMissing: 'the folder is gone',
  keyMissing: 'no profile key names the folder',
  backupKey: 'a .bak copy of the key',
  temporary: 'a temporary profile',
  noAccount: 'no account owns it',
  pathUnreadable: 'the folder could not be read',
  otherDrive: 'the folder is on another drive',
};

/** Joins accounts and profiles by SID; profiles without account come after, those that need a look first. */
export function accountRows(report: AccountsReport): readonly AccountRow[] {
  const owned = new Set<Profile>();
  const withAccount = report.accounts.flatMap((account) => {
    const profiles = report.profiles.filter((profile) => owns(account, profile));
    profiles.forEach((profile) => owned.add(profile));
    return profiles.length === 0 ? [row(account, null)] : profiles.map((profile) => row(account, profile));
  });
  const rest = report.profiles.filter((profile) => !owned.has(profile)).map((profile) => row(null, profile));
  return [...withAccount, ...rest].toSorted((a, b) => Number(b.result === 'warning') - Number(a.result === 'warning'));
}

/** The first line of the page. */
export function accountsAnswer(rows: readonly AccountRow[]): string {
  const look = rows.filter((item) => item.result === 'warning').length;
  if (look === 0) return `${count(rows.length, 'account or profile', 'accounts and profiles')}, all in order.`;
  return `${look} of ${count(rows.length, 'row')} ${look === 1 ? 'needs' : 'need'} a look before Sysprep runs.`;
}

function owns(account: Account, profile: Profile): boolean {
  return profile.sid !== null && account.sid !== null ? profile.sid === account.sid : profile.account === account.name;
}

function row(account: Account | null, profile: Profile | null): AccountRow {
  const path = profile?.path ?? '';
  const name = account?.name ?? (path === '' ? (profile?.sid ?? 'unknown') : baseName(path));
  const sid = profile?.keyName ?? account?.sid ?? profile?.sid ?? '';
  const problems = profile?.problems ?? [];
  return {
    key: `${account?.rid ?? ''}:${profile?.keyName ?? path}`,
    name,
    sid,
    account: accountWords(account, profile),
    path,
    problems,
    result: problems.length > 0 ? 'warning' : 'pass',
    search: [name, sid, path].join(' ').toLowerCase(),
  };
}

function accountWords(account: Account | null, profile: Profile | null): string {
  if (account === null) return profile?.account ?? 'none';
  if (account.lockedOut) return 'locked out';
  return [account.disabled ? 'disabled' : 'enabled', account.administrator ? 'admin' : ''].filter(Boolean).join(', ');
}
