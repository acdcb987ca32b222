import {
  DECISION_WORDS,
  ownerWords,
  PROFILE_PROBLEM_WORDS,
  PROFILE_HIVE_WORDS,
  PROFILE_USE_WORDS,
  type Account,
  type AccountsAnswer,
  type GroupMember,
  type ListedProfile,
  type LocalGroup,
  type ProfileSize,
} from '../../../../shared/model/account.ts';
import { numberWords } from '../../../../shared/text/numberWords.ts';
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

function profileRow(profile: ListedProfile): readonly string[] {
  const { path, folderExists, keyName } = profile;
  return [
    ownerWords(profile),
    path ?? 'no path',
    folderExists === null ? 'folder: cannot tell' : folderExists ? 'folder exists' : 'folder missing',
    keyName ?? 'no ProfileList key',
    detailWords(profile).join(', '),
  ];
}

function detailWords({ problems, hive, size, lastUse, stateWords: state }: ListedProfile): readonly string[] {
  return [
    ...problems.map((problem) => PROFILE_PROBLEM_WORDS[problem]),
    ...(hive === null ? [] : [PROFILE_HIVE_WORDS[hive]]),
    ...(size === null ? [] : [sizeWords(size)]),
    ...(lastUse === null ? [] : [`last used ${instantText(lastUse.at)} (${PROFILE_USE_WORDS[lastUse.from]})`]),
    ...(state.length === 0 ? [] : [`state: ${state.join(', ')}`]),
  ];
}

function sizeWords({ bytes, complete }: ProfileSize): string {
  return `${complete ? '' : 'at least '}${numberWords(bytes)} bytes in its folder`;
}

function counted(list: readonly unknown[], noun: string): string {
  return `${list.length} ${noun}${list.length === 1 ? '' : 's'}`;
}
