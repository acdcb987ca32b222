import type { CheckRule } from '../rule.ts';
import { administratorProfile } from '../rules/administratorProfile.ts';
import { extraProfiles } from '../rules/extraProfiles.ts';
import { localAccounts } from '../rules/localAccounts.ts';
import { profileBackupKey } from '../rules/profileBackupKey.ts';
import { profileFolderWithoutKey } from '../rules/profileFolderWithoutKey.ts';
import { profileKeyWithoutFolder } from '../rules/profileKeyWithoutFolder.ts';

/** The checks of local accounts and user profiles. */
export const accounts: readonly CheckRule[] = [
  localAccounts,
  extraProfiles,
  profileKeyWithoutFolder,
  profileFolderWithoutKey,
  profileBackupKey,
  administratorProfile,
];
