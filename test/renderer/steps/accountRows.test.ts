import { expect, test } from 'vitest';
import { accountRows, accountsAnswer } from '../../../renderer/steps/checklist/accountRows.ts';
import { joinAccounts } from '../../../main/accounts/accountTable.ts';
import type { AccountsReport } from '../../../shared/model/account.ts';
import type { ChecklistReport, CheckOutcome, CheckResult } from '../../../shared/model/check.ts';
import { account, profile } from '../../support/accounts.ts';

const READ = {
  machineSid: 'S-1-5-21-1-2-3',
  accounts: [
    account(500, 'Administrator', { administrator: true }),
    account(501, 'Guest', { disabled: true }),
    account(1001, 'deploy', { administrator: true }),
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
  profiles: READ.profiles.map((each) => ({ ...each, hive: null, size: null })),
  groups: [],
  table: joinAccounts(READ.accounts, READ.profiles, { ...READ, accountsComplete: true, profilesComplete: true }),
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
const ROWS = accountRows(REPORT, CHECKS);
const resultOf = (checks: ChecklistReport | null) =>
  accountRows(REPORT, checks).map(({ name, result }) => [name, result]);

test('accounts and profiles are joined by SID, each with the result of the checks that it is a reason for', () => {
  const told = ROWS.map((row) => [row.name, row.account, row.wrong.join(', '), row.decision.kind, row.result]);
  expect(told).toEqual([
    ['builduser', 'none', 'the folder is gone, no account owns it', 'remove', 'fail'],
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

test('the answer counts the rows that need a look, and says when not everything could be read', () => {
  expect(accountsAnswer(ROWS, true)).toBe('2 of 4 rows need a look before Sysprep runs.');
  expect(accountsAnswer(ROWS.slice(2), true)).toBe('2 accounts and profiles, all in order.');
  expect(accountsAnswer([], false)).toBe('The accounts and profiles of this volume could not be read completely.');
});
