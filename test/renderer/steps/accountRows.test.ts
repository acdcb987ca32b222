import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatRoute, parseRoute, START } from '../../../renderer/route.ts';
import { accountRows, accountsAnswer } from '../../../renderer/steps/checklist/accountRows.ts';
import {
  DECISIONS,
  FIRST_VIEW,
  readAccountsPlace,
  shownRows,
  writeAccountsPlace,
  type AccountsView,
} from '../../../renderer/steps/checklist/accountsPlace.ts';
import { joinAccounts } from '../../../main/accounts/accountTable.ts';
import type { AccountsReport } from '../../../shared/model/account.ts';
import type { ChecklistReport, CheckOutcome, CheckResult } from '../../../shared/model/check.ts';
import { account, profile } from '../../support/accounts.ts';

const READ = {
  machineSid: 'S-1-5-21-1-2-3',
  accounts: [
    account(500, 'Administrator', { administrator: true }),
    account(501, 'Guest', { disabled: true }),
    account(1001, 'deploy', { administrator: true, lastLogon: '2026-02-02T10:20:00.000Z' }),
  ],
  profiles: [
    profile('S-1-5-21-1-2-3-500', 'C:\\Users\\Administrator'),
    profile('S-1-5-21-1-2-3-1001', 'C:\\Users\\deploy'),
    profile('S-1-5-21-1-2-3-1004', 'C:\\Users\\builduser', {
      folderExists: false,
      problems: ['folderMissing', 'noAccount'],
    }),
  ],
};
const REPORT: AccountsReport = {
  ...READ,
  groups: [],
  table: joinAccounts(READ.accounts, READ.profiles, {
    ...READ,
    accountsComplete: true,
    profilesComplete: true,
    copyProfile: 'off',
  }),
};

const outcome = (id: string, result: CheckResult): CheckOutcome => ({
  id,
  area: 'accounts',
  result,
  title: id,
  breaks: null,
  prediction: 'certain',
  diagnostics: [],
  proposals: [],
});
const CHECKS: ChecklistReport = {
  results: [
    outcome('local-accounts', 'warning'),
    outcome('extra-profiles', 'warning'),
    outcome('profile-key-without-folder', 'fail'),
  ],
  summary: { pass: 0, warning: 2, fail: 1, notApplicable: 0, unknown: 0 },
};
const LAST_USE = { at: '2026-03-01T00:00:00.000Z', from: 'unloaded' } as const;
const ROWS = accountRows(REPORT, CHECKS);
const resultOf = (checks: ChecklistReport | null) =>
  accountRows(REPORT, checks).map(({ name, result }) => [name, result]);

test('accounts and profiles are joined by SID, each with the result of the checks that it is a reason for', () => {
  const told = ROWS.map((row) => [row.name, row.account, row.wrong.join(', '), row.decision.kind, row.result]);
  expect(told).toEqual([
    ['builduser', 'no account', 'the folder is gone, no account owns it', 'remove', 'fail'],
    ['deploy', 'enabled, admin', 'a further account, a further profile', 'remove', 'warning'],
    ['Administrator', 'enabled, admin', '', 'keep', 'pass'],
    ['Guest', 'disabled', '', 'keep', 'pass'],
  ]);
});

test('before the checks have run, and where they could not decide, a row is unknown', () => {
  const undecided = { ...CHECKS, results: [outcome('local-accounts', 'unknown')] };
  for (const checks of [null, undecided])
    expect(resultOf(checks)).toEqual([
      ['deploy', 'unknown'],
      ['builduser', 'unknown'],
      ['Administrator', 'pass'],
      ['Guest', 'pass'],
    ]);
});

test('a row that nobody can decide on never passes, and an account that could not be read is not said to be none', () => {
  const profiles = [profile('S-1-5-21-1-2-3-500', 'C:\\Users\\Administrator', { account: null })];
  const read = { machineSid: null, accounts: [], profiles };
  const table = joinAccounts([], profiles, {
    ...read,
    accountsComplete: false,
    profilesComplete: true,
    copyProfile: 'off',
  });
  const passed = { ...CHECKS, results: [outcome('local-accounts', 'pass'), outcome('extra-profiles', 'pass')] };
  const told = accountRows({ ...read, groups: [], table }, passed).map((row) => [
    row.account,
    row.decision.kind,
    row.result,
  ]);
  expect(told).toEqual([['cannot tell', 'cannotTell', 'unknown']]);
});

test('the answer counts what goes and what stays, and says when not everything could be read', () => {
  expect(accountsAnswer(ROWS, true)).toBe('Of 4 accounts and profiles, remove 2 and keep 2.');
  expect(accountsAnswer(ROWS.slice(2), true)).toBe('2 accounts and profiles, all in order.');
  expect(accountsAnswer([], false)).toBe('The accounts and profiles of this volume could not be read completely.');
});

const named = (order: 'name' | 'used') => accountRows(REPORT, CHECKS, order).map(({ name }) => name);

test('the rows can be put in order by name and by last logon', () => {
  expect([named('name'), named('used')[0]]).toEqual([['Administrator', 'builduser', 'deploy', 'Guest'], 'deploy']);
});

test('a row says when its profile was last used and how large it is', () => {
  const size = { bytes: 2048, entries: 3, complete: false };
  const profiles = REPORT.profiles.map((each) =>
    each.sid?.endsWith('-1001') === true ? { ...each, lastUse: LAST_USE, size } : each,
  );
  const shown = accountRows({ ...REPORT, profiles }, CHECKS, 'size').slice(0, 2);
  expect(shown.map((row) => [row.name, row.used, row.size])).toEqual([
    ['deploy', { at: LAST_USE.at, words: 'when it was unloaded' }, size],
    ['Administrator', null, null],
  ]);
});

test('a link finds its row by key, SID or RID, and the filter looks at what is wrong, too', () => {
  const selected = (wanted: string) => {
    const { shown, at } = shownRows(ROWS, { ...FIRST_VIEW, selected: wanted });
    return shown[at]?.name;
  };
  expect([selected('s-1-5-21-1-2-3-1004'), selected('rid-1001'), selected('501:'), selected('nobody')]).toEqual([
    'builduser',
    'deploy',
    'Guest',
    'builduser',
  ]);
  const texts = ['FOLDER IS GONE', 'users\\deploy', '-1004'];
  expect(texts.map((text) => shownRows(ROWS, { ...FIRST_VIEW, text }).shown.map(({ name }) => name))).toEqual([
    ['builduser'],
    ['deploy'],
    ['builduser'],
  ]);
  expect(shownRows(ROWS, { ...FIRST_VIEW, decisions: ['repair'] }).shown).toEqual([]);
});

test('every view of the table is read back from its address', () => {
  const view: fc.Arbitrary<AccountsView> = fc.record({
    text: fc.string(),
    decisions: fc.subarray([...DECISIONS]),
    order: fc.constantFrom('result', 'name', 'used'),
    selected: fc.constantFrom('', 'S-1-5-21-1-2-3-1004', ':C:\\Users\\x'),
  });
  fc.assert(
    fc.property(view, (wanted) => {
      const address = formatRoute({ ...START, screen: 'checklist', volume: 'D:', query: writeAccountsPlace(wanted) });
      expect(readAccountsPlace(parseRoute(address).query, FIRST_VIEW)).toEqual(wanted);
    }),
  );
  expect(readAccountsPlace({}, FIRST_VIEW)).toBe(FIRST_VIEW);
});
