import type { CheckRule } from './rule.ts';
import { administratorProfile } from './rules/administratorProfile.ts';
import { agentFitsWindows } from './rules/agentFitsWindows.ts';
import { agentServiceStart } from './rules/agentServiceStart.ts';
import { domainJoined } from './rules/domainJoined.ts';
import { extraProfiles } from './rules/extraProfiles.ts';
import { generalizedMarkers } from './rules/generalizedMarkers.ts';
import { imageState } from './rules/imageState.ts';
import { localAccounts } from './rules/localAccounts.ts';
import { pendingRestart } from './rules/pendingRestart.ts';
import { profileBackupKey } from './rules/profileBackupKey.ts';
import { profileFolderWithoutKey } from './rules/profileFolderWithoutKey.ts';
import { profileKeyWithoutFolder } from './rules/profileKeyWithoutFolder.ts';
import { remoteDesktopState } from './rules/remoteDesktopState.ts';

/** Every check, in the order in which the list shows them. */
export const CHECKS: readonly CheckRule[] = [
  localAccounts,
  extraProfiles,
  profileKeyWithoutFolder,
  profileFolderWithoutKey,
  profileBackupKey,
  administratorProfile,
  pendingRestart,
  domainJoined,
  imageState,
  generalizedMarkers,
  agentFitsWindows,
  agentServiceStart,
  remoteDesktopState,
];
