import {
  PROFILE_USE_WORDS,
  folderStays,
  ownerWords,
  type Account,
  type AccountsReport,
  type Decision,
  type JoinedRow,
  type ListedProfile,
  type ProfileSize,
} from '../../../shared/model/account.ts';
import { CHECK_RESULTS, type ChecklistReport, type CheckResult } from '../../../shared/model/check.ts';
import { count, number } from '../../components/words.ts';

/** One account with its profile, or a profile that no account owns. */
export interface AccountRow {
  readonly key: string;
  readonly name: string;
  readonly sid: string;
  readonly rid: number | null;
  /** The account's state in words. */
  readonly account: string;
  readonly path: string;
  /** When it was last used and what says so; null for never or unknown. */
  readonly used: { readonly at: string; readonly words: string } | null;
  /** What lies below the profile folder; null where there is none or it was not looked into. */
  readonly size: ProfileSize | null;
  /** What is wrong, or more than a standard image wants, in words. */
  readonly wrong: readonly string[];
  readonly decision: Decision;
  /** The worst result of the checks that concern the row. */
  readonly result: RowResult;
  /** What goes with the row where it is to be removed: the account, the folder that no other key names, the key. */
  readonly removes: {
    readonly accountName: string | null;
    readonly folder: string | null;
    readonly key: string | null;
  };
  /** Everything the filter looks at, in lower case. */
  readonly search: string;
}

/** Results that a row may have; `unknown` also before the checks have run. */
export type RowResult = Exclude<CheckResult, 'notApplicable'>;

/** Worst result first, by name, last used first, or largest first. */
export type AccountOrder = 'result' | 'name' | 'used' | 'size';

/**
 * The joined table as it is shown. A row has the result of the checks that it is a reason for, so that this page and
 * the checklist say the same.
 */
export function accountRows(
  report: AccountsReport,
  checks: ChecklistReport | null,
  order: AccountOrder = 'result',
): readonly AccountRow[] {
  const accounts = new Map(report.accounts.map((account) => [account.rid, account]));
  const rows = report.table.map((joined) => {
    const account = joined.rid === null ? null : (accounts.get(joined.rid) ?? null);
    const profile = joined.profile === null ? null : (report.profiles[joined.profile] ?? null);
    return row(joined, account, profile, checks);
  });
  return rows.toSorted(ORDERS[order]);
}

const LIST = new Intl.ListFormat('en-GB');
const NAMES = new Intl.Collator('en', { numeric: true });

const ORDERS: Readonly<Record<AccountOrder, (a: AccountRow, b: AccountRow) => number>> = {
  result: (a, b) => CHECK_RESULTS.indexOf(a.result) - CHECK_RESULTS.indexOf(b.result),
  name: (a, b) => NAMES.compare(a.name, b.name),
  used: (a, b) => NAMES.compare(b.used?.at ?? '', a.used?.at ?? ''),
  size: (a, b) => (b.size?.bytes ?? -1) - (a.size?.bytes ?? -1),
};

/** The first line of the page: what a standard image keeps and what has to go. */
export function accountsAnswer(rows: readonly AccountRow[], complete: boolean): string {
  if (!complete) return 'The accounts and profiles of this volume could not be read completely.';
  const many = (kind: Decision['kind']): number => rows.filter(({ decision }) => decision.kind === kind).length;
  const all = count(rows.length, 'account or profile', 'accounts and profiles');
  if (many('keep') === rows.length) return `${all}, all in order.`;
  const asks = (['remove', 'repair', 'keep'] as const).filter((kind) => many(kind) > 0);
  const open = many('cannotTell');
  const parts = [
    ...asks.map((kind) => `${kind} ${number(many(kind))}`),
    ...(open === 0 ? [] : [`decide on ${number(open)} that cannot be told from the volume`]),
  ];
  return `Of ${all}, ${LIST.format(parts)}.`;
}

/** A row that nobody can decide on has not passed, whatever the checks made of what they could read. */
function resultOf(decision: Decision, ids: readonly string[], checks: ChecklistReport | null): RowResult {
  const result = worst(ids, checks);
  return decision.kind === 'cannotTell' && result === 'pass' ? 'unknown' : result;
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
  profile: ListedProfile | null,
  checks: ChecklistReport | null,
): AccountRow {
  const path = profile?.path ?? '';
  return {
    key: `${account?.rid ?? ''}:${profile?.keyName ?? path}`,
    name,
    sid: sid ?? '',
    rid: account?.rid ?? null,
    account: accountWords(account, profile),
    path,
    used: lastUse(account, profile),
    size: profile?.size ?? null,
    wrong,
    decision,
    result: resultOf(decision, ids, checks),
    removes: {
      accountName: account === null || account.builtIn !== null ? null : account.name,
      folder: profile?.folderExists === true && path !== '' && !folderStays(profile) ? path : null,
      key: profile?.keyName ?? null,
    },
    search: [name, sid ?? '', path, ...wrong].join(' ').toLowerCase(),
  };
}

/** What the profile says of its use, else the last logon of the account. */
function lastUse(account: Account | null, profile: ListedProfile | null): AccountRow['used'] {
  if (profile !== null && profile.lastUse !== null)
    return { at: profile.lastUse.at, words: PROFILE_USE_WORDS[profile.lastUse.from] };
  const at = account?.lastLogon ?? null;
  return at === null ? null : { at, words: 'the last logon of the account' };
}

function accountWords(account: Account | null, profile: ListedProfile | null): string {
  if (account === null) return profile === null ? 'cannot tell' : ownerWords(profile);
  if (account.lockedOut) return 'locked out';
  return [account.disabled ? 'disabled' : 'enabled', account.administrator ? 'admin' : ''].filter(Boolean).join(', ');
}
