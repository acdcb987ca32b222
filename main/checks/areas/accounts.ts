import type { CheckRule } from '../rule.ts';
import { administratorAccount } from '../rules/administratorAccount.ts';
import { administratorProfile } from '../rules/administratorProfile.ts';
import { defaultProfile } from '../rules/defaultProfile.ts';
import { extraProfiles } from '../rules/extraProfiles.ts';
import { foreignDomainMembers } from '../rules/foreignDomainMembers.ts';
import { guestEnabled } from '../rules/guestEnabled.ts';
import { localAccounts } from '../rules/localAccounts.ts';
import { passwordNotRequired } from '../rules/passwordNotRequired.ts';
import { profileBackupKey } from '../rules/profileBackupKey.ts';
import { profileDoubled } from '../rules/profileDoubled.ts';
import { profileFolderWithoutKey } from '../rules/profileFolderWithoutKey.ts';
import { profileKeyWithoutFolder } from '../rules/profileKeyWithoutFolder.ts';
import { profilePathUnusual } from '../rules/profilePathUnusual.ts';
import { temporaryProfile } from '../rules/temporaryProfile.ts';
import { userHiveDamaged } from '../rules/userHiveDamaged.ts';

/** The checks of local accounts and user profiles. */
export const accounts: readonly CheckRule[] = [
  localAccounts,
  extraProfiles,
  profileKeyWithoutFolder,
  profileFolderWithoutKey,
  profileBackupKey,
  administratorProfile,
  temporaryProfile,
  profileDoubled,
  profilePathUnusual,
  userHiveDamaged,
  defaultProfile,
  administratorAccount,
  guestEnabled,
  passwordNotRequired,
  foreignDomainMembers,
];
