import type { Account, AccountsReport, Profile, ProfileProblem } from '../../../shared/model/account.ts';
import { CHECK_RESULTS, type ChecklistReport, type CheckResult } from '../../../shared/model/check.ts';
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
  /** What is wrong, or more than a standard image wants, in words. */
  readonly wrong: readonly string[];
  /** The worst result of the checks that concern the row. */
  readonly result: RowResult;
  /** Everything the filter looks at, in lower case. */
  readonly search: string;
}

/** Results that a row may have; `unknown` also before the checks have run. */
export type RowResult = Exclude<CheckResult, 'notApplicable'>;

/** RIDs of the accounts that Windows makes itself. */
const BUILT_IN: ReadonlySet<number> = new Set([500, 501, 503, 504]);

const PROBLEM_WORDS: Readonly<Record<ProfileProblem, string>> = {
  folderMissing: 'the folder is gone',
  keyMissing: 'no profile key names the folder',
  backupKey: 'a .bak copy of the key',
  temporary: 'a temporary profile',
  noAccount: 'no account owns it',
  pathUnreadable: 'the folder could not be read',
  otherDrive: 'the folder is on another drive',
};

/**
 * Joins accounts and profiles by SID, worst first. A row has the result of the checks that it is a reason for, so that
 * this page and the checklist say the same.
 */
export function accountRows(report: AccountsReport, checks: ChecklistReport | null): readonly AccountRow[] {
  const owned = new Set<Profile>();
  const withAccount = report.accounts.flatMap((account) => {
    const profiles = report.profiles.filter((profile) => owns(account, profile));
    profiles.forEach((profile) => owned.add(profile));
    return profiles.length === 0
      ? [row(account, null, checks)]
      : profiles.map((profile) => row(account, profile, checks));
  });
  const rest = report.profiles.filter((profile) => !owned.has(profile)).map((profile) => row(null, profile, checks));
  return [...withAccount, ...rest].toSorted(
    (a, b) => CHECK_RESULTS.indexOf(a.result) - CHECK_RESULTS.indexOf(b.result),
  );
}

/** The first line of the page. */
export function accountsAnswer(rows: readonly AccountRow[], complete: boolean): string {
  if (!complete) return 'The accounts and profiles of this volume could not be read completely.';
  const look = rows.filter((item) => item.result !== 'pass').length;
  if (look === 0) return `${count(rows.length, 'account or profile', 'accounts and profiles')}, all in order.`;
  return `${look} of ${count(rows.length, 'row')} ${look === 1 ? 'needs' : 'need'} a look before Sysprep runs.`;
}

function owns(account: Account, profile: Profile): boolean {
  return profile.sid !== null && account.sid !== null ? profile.sid === account.sid : profile.account === account.name;
}

/** The checks that a row is a reason for, with what it is in words. */
function concerns(
  account: Account | null,
  profile: Profile | null,
): readonly (readonly [check: string, words: string])[] {
  const problems = profile?.problems ?? [];
  const keyed = profile !== null && profile.keyName !== null;
  const rid = account?.rid ?? null;
  const checks: (readonly [string, string])[] = [];
  if (rid !== null && !BUILT_IN.has(rid)) checks.push(['local-accounts', 'a further account']);
  if (keyed && rid !== 500 && profile.folderExists === true) checks.push(['extra-profiles', 'a further profile']);
  for (const problem of problems) {
    const check = CHECK_OF[problem];
    if (check !== null && (keyed || problem === 'keyMissing')) checks.push([check, PROBLEM_WORDS[problem]]);
    else checks.push(['extra-profiles', PROBLEM_WORDS[problem]]);
  }
  return checks;
}

const CHECK_OF: Readonly<Record<ProfileProblem, string | null>> = {
  folderMissing: 'profile-key-without-folder',
  keyMissing: 'profile-folder-without-key',
  backupKey: 'profile-backup-key',
  temporary: null,
  noAccount: 'profile-key-without-folder',
  pathUnreadable: 'profile-key-without-folder',
  otherDrive: 'profile-key-without-folder',
};

function worst(ids: readonly string[], checks: ChecklistReport | null): RowResult {
  if (ids.length === 0) return 'pass';
  if (checks === null) return 'unknown';
  const results = checks.results.filter(({ id }) => ids.includes(id)).map(({ result }) => result);
  const found = CHECK_RESULTS.find((result) => results.includes(result)) ?? 'unknown';
  return found === 'notApplicable' ? 'pass' : found;
}

function row(account: Account | null, profile: Profile | null, checks: ChecklistReport | null): AccountRow {
  const path = profile?.path ?? '';
  const name = account?.name ?? (path === '' ? (profile?.sid ?? 'unknown') : baseName(path));
  const sid = profile?.keyName ?? account?.sid ?? profile?.sid ?? '';
  const concerned = concerns(account, profile);
  return {
    key: `${account?.rid ?? ''}:${profile?.keyName ?? path}`,
    name,
    sid,
    account: accountWords(account, profile),
    path,
    wrong: [...new Set(concerned.map(([, words]) => words))],
    result: worst(
      concerned.map(([check]) => check),
      checks,
    ),
    search: [name, sid, path].join(' ').toLowerCase(),
  };
}

function accountWords(account: Account | null, profile: Profile | null): string {
  if (account === null) return profile?.account ?? 'none';
  if (account.lockedOut) return 'locked out';
  return [account.disabled ? 'disabled' : 'enabled', account.administrator ? 'admin' : ''].filter(Boolean).join(', ');
}
