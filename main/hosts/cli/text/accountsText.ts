import {
  DECISION_WORDS,
  ownerWords,
  PROFILE_PROBLEM_WORDS,
  type Account,
  type AccountsAnswer,
  type GroupMember,
  type LocalGroup,
  type Profile,
} from '../../../../shared/model/account.ts';
import { section } from './layout.ts';
import type { Paint } from './paint.ts';
import { problemLines } from './places.ts';
import { instantText } from './recordText.ts';

/** `accounts` as text. */
export function accountsText(report: AccountsAnswer, paint: Paint): string {
  const table = report.table.map(({ name, sid, decision }) => [
    DECISION_WORDS[decision.kind],
    name,
    sid ?? 'no ProfileList key',
    decision.why,
  ]);
  return [
    paint.bold(
      `${counted(report.accounts, 'local account')}, ${counted(report.profiles, 'profile')}${report.complete ? '' : '; not everything could be read'}.`,
    ),
    `Machine SID ${report.machineSid ?? 'cannot tell'}`,
    '',
    section('Accounts', report.accounts.map(accountRow)),
    section('Groups with members', report.groups.filter(({ members }) => members.length > 0).map(groupRow)),
    section('Profiles', report.profiles.map(profileRow)),
    section('What to do', table),
    ...problemLines([...report.problems, ...report.warnings], paint),
  ].join('\n');
}

function accountRow(account: Account): readonly string[] {
  return [
    String(account.rid),
    account.name,
    account.disabled ? 'disabled' : 'enabled',
    account.administrator ? 'administrator' : '',
    `last logon ${account.lastLogon === null ? 'never' : instantText(account.lastLogon)}`,
    stateWords(account).join(', '),
  ];
}

/** What is out of the ordinary about an account. */
function stateWords({ lockedOut, passwordNotRequired, expires }: Account): readonly string[] {
  return [
    ...(lockedOut ? ['locked out'] : []),
    ...(passwordNotRequired ? ['password not required'] : []),
    ...(expires === null ? [] : [`expires ${instantText(expires)}`]),
  ];
}

function groupRow({ name, members }: LocalGroup): readonly string[] {
  return [name, members.map(memberWords).join(', ')];
}

function memberWords({ sid, of, account }: GroupMember): string {
  return account ?? (of === 'otherDomain' ? `${sid} (another domain)` : sid);
}

function profileRow(profile: Profile): readonly string[] {
  return [
    ownerWords(profile),
    profile.path ?? 'no path',
    profile.folderExists === null ? 'folder: cannot tell' : profile.folderExists ? 'folder exists' : 'folder missing',
    profile.problems.map((problem) => PROFILE_PROBLEM_WORDS[problem]).join(', '),
    profile.keyName ?? 'no ProfileList key',
  ];
}

function counted(list: readonly unknown[], noun: string): string {
  return `${list.length} ${noun}${list.length === 1 ? '' : 's'}`;
}
