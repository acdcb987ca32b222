import type { Account, AccountsReport, Decision, JoinedRow, Profile } from '../../../shared/model/account.ts';
import { CHECK_RESULTS, type ChecklistReport, type CheckResult } from '../../../shared/model/check.ts';
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
  readonly decision: Decision;
  /** The worst result of the checks that concern the row. */
  readonly result: RowResult;
  /** Everything the filter looks at, in lower case. */
  readonly search: string;
}

/** Results that a row may have; `unknown` also before the checks have run. */
export type RowResult = Exclude<CheckResult, 'notApplicable'>;

/**
 * The joined table as it is shown, worst first. A row has the result of the checks that it is a reason for, so that
 * this page and the checklist say the same.
 */
export function accountRows(report: AccountsReport, checks: ChecklistReport | null): readonly AccountRow[] {
  const accounts = new Map(report.accounts.map((account) => [account.rid, account]));
  const rows = report.table.map((joined) => {
    const account = joined.rid === null ? null : (accounts.get(joined.rid) ?? null);
    const profile = joined.profile === null ? null : (report.profiles[joined.profile] ?? null);
    return row(joined, account, profile, checks);
  });
  return rows.toSorted((a, b) => CHECK_RESULTS.indexOf(a.result) - CHECK_RESULTS.indexOf(b.result));
}

/** The first line of the page. */
export function accountsAnswer(rows: readonly AccountRow[], complete: boolean): string {
  if (!complete) return 'The accounts and profiles of this volume could not be read completely.';
  const look = rows.filter((item) => item.result !== 'pass').length;
  if (look === 0) return `${count(rows.length, 'account or profile', 'accounts and profiles')}, all in order.`;
  return `${look} of ${count(rows.length, 'row')} ${look === 1 ? 'needs' : 'need'} a look before Sysprep runs.`;
}

function worst(ids: readonly string[], checks: ChecklistReport | null): RowResult {
  if (ids.length === 0) return 'pass';
  if (checks === null) return 'unknown';
  const results = checks.results.filter(({ id }) => ids.includes(id)).map(({ result }) => result);
  const found = CHECK_RESULTS.find((result) => results.includes(result)) ?? 'unknown';
  return found === 'notApplicable' ? 'pass' : found;
}

function row(
  { name, sid, wrong, decision, checks: ids }: JoinedRow,
  account: Account | null,
  profile: Profile | null,
  checks: ChecklistReport | null,
): AccountRow {
  const path = profile?.path ?? '';
  return {
    key: `${account?.rid ?? ''}:${profile?.keyName ?? path}`,
    name,
    sid: sid ?? '',
    account: accountWords(account, profile),
    path,
    wrong,
    decision,
    result: worst(ids, checks),
    search: [name, sid ?? '', path].join(' ').toLowerCase(),
  };
}

function accountWords(account: Account | null, profile: Profile | null): string {
  if (account === null) return profile?.account ?? 'none';
  if (account.lockedOut) return 'locked out';
  return [account.disabled ? 'disabled' : 'enabled', account.administrator ? 'admin' : ''].filter(Boolean).join(', ');
}
