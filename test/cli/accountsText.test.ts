import { expect, test } from 'vitest';
import { accountsText } from '../../main/hosts/cli/text/accountsText.ts';
import { paintFor } from '../../main/hosts/cli/text/paint.ts';
import { accountsAnswer } from '../../main/subject/accountsAnswer.ts';
import { measureProfiles } from '../../main/subject/profileSize.ts';
import { finish, sampleFiles, subjectOf } from '../support/worlds.ts';

test('accounts prints the accounts, the groups, the profiles with their folders, and what to do', () => {
  const subject = subjectOf(sampleFiles('orphan-profile'));
  const answer = accountsAnswer(subject);
  const profiles = finish(measureProfiles(subject.fs, answer.profiles));
  expect(`\n${accountsText({ ...answer, profiles }, paintFor(false, null))}`).toMatchInlineSnapshot(`
    "
    2 local accounts, 2 profiles.
    Machine SID S-1-5-21-2037512345-1122334455-987654321

    Accounts
        500  Administrator  enabled   administrator  last logon 2026-02-02 10:20:00 UTC
        501  Guest          disabled                 last logon never

    Groups with members
        Administrators  Administrator

    Profiles
        no account     C:\\Users\\builduser      folder missing  S-1-5-21-2037512345-1122334455-987654321-1004  the folder is gone, no account owns it, state: new local, default network ready
        Administrator  C:\\Users\\Administrator  folder exists   S-1-5-21-2037512345-1122334455-987654321-500   NTUSER.DAT readable, 8,219 bytes in its folder, last used 1970-01-01 00:00:00 UTC (when NTUSER.DAT was written), state: administrator

    What to do
        keep    Administrator  S-1-5-21-2037512345-1122334455-987654321-500   The built-in Administrator and its profile: the one that a standard image has.
        keep    Guest          S-1-5-21-2037512345-1122334455-987654321-501   Windows makes this account itself and it is not counted.
        remove  builduser      S-1-5-21-2037512345-1122334455-987654321-1004  The account was deleted and its profile was left behind. Its folder is gone, which makes CopyProfile fail: the key has to go.
    "
  `);
});
