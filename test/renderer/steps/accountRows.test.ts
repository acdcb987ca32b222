import { expect, test } from 'vitest';
import { accountRows, accountsAnswer } from '../../../renderer/steps/checklist/accountRows.ts';
import type { Account, Profile } from '../../../shared/model/account.ts';

const account = (rid: number, name: string, parts: Partial<Account> = {}): Account => ({
  rid,
  sid: `S-1-5-21-1-2-3-${rid}`,
  name,
  fullName: '',
  disabled: false,
  lockedOut: false,
  passwordNeverExpires: false,
  administrator: false,
  lastLogon: null,
  passwordSet: null,
  ...parts,
});
const profile = (sid: string | null, path: string, parts: Partial<Profile> = {}): Profile => ({
  sid,
  keyName: sid,
  path,
  state: 0,
  folderExists: true,
  problems: [],
  account: null,
  ...parts,
});

const ROWS = accountRows({
  machineSid: 'S-1-5-21-1-2-3',
  accounts: [account(500, 'Administrator', { administrator: true }), account(501, 'Guest', { disabled: true })],
  profiles: [
    profile('S-1-5-21-1-2-3-500', 'C:\\Users\\Administrator'),
    profile('S-1-5-21-1-2-3-1004', 'C:\\Users\\builduser', {
      folderExists: false,
      problems: ['folderMissing', 'noAccount'],
    }),
  ],
});

test('accounts and profiles are joined by SID, those that need a look first', () => {
  expect(ROWS.map(({ name, account: words, path, result }) => [name, words, path, result])).toEqual([
    ['builduser', 'none', 'C:\\Users\\builduser', 'warning'],
    ['Administrator', 'enabled, admin', 'C:\\Users\\Administrator', 'pass'],
    ['Guest', 'disabled', '', 'pass'],
  ]);
});

test('the answer counts the rows that need a look', () => {
  expect(accountsAnswer(ROWS)).toBe('1 of 3 rows needs a look before Sysprep runs.');
  expect(accountsAnswer(ROWS.slice(1))).toBe('2 accounts and profiles, all in order.');
});
