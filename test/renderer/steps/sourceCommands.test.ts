import { expect, test } from 'vitest';
import { joinAccounts } from '../../../main/accounts/accountTable.ts';
import { accountRows } from '../../../renderer/steps/checklist/accountRows.ts';
import { sourceCommands } from '../../../renderer/steps/checklist/sourceCommands.ts';
import type { Account, ListedProfile } from '../../../shared/model/account.ts';
import { account, profile } from '../../support/accounts.ts';

const SID = 'S-1-5-21-1-2-3';

function commandsOf(accounts: readonly Account[], profiles: readonly ListedProfile[]) {
  const facts = { machineSid: SID, accountsComplete: true, profilesComplete: true, copyProfile: 'off' } as const;
  const table = joinAccounts(accounts, profiles, facts);
  const rows = accountRows({ machineSid: SID, accounts, groups: [], profiles, table }, null, 'name');
  return rows.map((row) => [row.name, sourceCommands(row)]);
}

test('what goes is removed as a whole: account, folder, key; what stays has no command', () => {
  const accounts = [account(500, 'Administrator', { administrator: true }), account(1001, 'deploy')];
  const loose = { sid: null, keyName: null, problems: ['keyMissing'] } as const;
  const profiles = [
    profile(`${SID}-500`, 'C:\\Users\\Administrator'),
    profile(`${SID}-1001`, 'C:\\Users\\deploy'),
    { ...profile(`${SID}-1`, 'C:\\Users\\old'), ...loose },
  ];
  expect(commandsOf(accounts, profiles)).toEqual([
    ['Administrator', []],
    [
      'deploy',
      [
        'net user "deploy" /delete',
        'rmdir /s "C:\\Users\\deploy"',
        `reg delete "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList\\${SID}-1001" /f`,
      ],
    ],
    ['old', ['rmdir /s "C:\\Users\\old"']],
  ]);
});

test('a folder that another key names stays, and only the key goes', () => {
  const accounts = [account(500, 'Administrator', { administrator: true })];
  const shared = ['doubledFolder'] as const;
  const profiles = [
    profile(`${SID}-500`, 'C:\\Users\\Administrator', { problems: shared }),
    profile(`${SID}-1010`, 'C:\\Users\\Administrator', { problems: shared }),
  ];
  expect(commandsOf(accounts, profiles)).toEqual([
    ['Administrator', []],
    [
      'Administrator',
      [`reg delete "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList\\${SID}-1010" /f`],
    ],
  ]);
});

test('a name that would mean something else at the prompt gives no command', () => {
  for (const name of ['a" & calc & "', '%TEMP%', 'a\ncalc'])
    expect(commandsOf([account(1001, name)], [])).toEqual([[name, []]]);
});
