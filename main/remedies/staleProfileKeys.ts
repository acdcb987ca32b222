import { ridOf } from '../../shared/base/sid.ts';
import { ADMINISTRATOR_RID, PROFILE_LIST, type Profile } from '../../shared/model/account.ts';
import { profileEvidence, STALE_PROFILE_SOURCES } from '../subject/profileFacts.ts';
import type { Subject } from '../subject/subject.ts';
import type { Remedy } from './remedy.ts';

/** Removes the ProfileList keys of deleted users whose folder is not there: Option 1 of the source page. */
export const staleProfileKeys: Remedy = {
  id: 'remove-stale-profile-keys',
  issues: ['copyprofile-find', 'copyprofile-failed'],
  find(subject) {
    const stale = staleProfiles(subject);
    if (stale.length === 0) return null;
    const others = stale.filter(({ problems }) => !problems.includes('noAccount'));
    const isBackup = stale.some(({ problems }) => problems.includes('backupKey'));
    return {
      title: titleOf(stale, others.length),
      risk: others.length === 0 ? 'safe' : 'needsThought',
      warning: others.length === 0 ? '' : FOREIGN,
      changes: stale.map(({ keyName }) => ({ kind: 'deleteKey', key: `${PROFILE_LIST}\\${keyName ?? ''}` })),
      because: stale.map(profileEvidence),
      source: STALE_PROFILE_SOURCES,
      mends: ['profile-key-without-folder', ...(isBackup ? ['profile-backup-key'] : [])],
    };
  },
};

const FOREIGN =
  'Some belong to accounts of a domain or to services, which may exist: their folders are gone, and Windows makes a new profile when they log on or start.';

/** Only accounts of this machine are known to be deleted. */
function titleOf(stale: readonly Profile[], others: number): string {
  const keys = stale.length === 1 ? 'the profile key' : 'the profile keys';
  if (others > 0) return `Remove ${stale.length === 1 ? keys : `${stale.length} profile keys`} without a folder`;
  return `Remove ${keys} of ${stale.length} deleted user${stale.length === 1 ? '' : 's'}`;
}

/**
 * Profile keys of deleted users: the folder is known not to exist, and so is the account where it is one of this
 * machine. Never the key of the built-in Administrator, and none where the accounts could not be read completely.
 */
export function staleProfiles({ profiles, accountsComplete }: Subject): readonly Profile[] {
  if (profiles.kind !== 'found' || !accountsComplete) return [];
  return profiles.value.filter(
    (profile) =>
      profile.keyName !== null
      && profile.folderExists === false
      && profile.account === null
      && profile.sid !== null
      && ridOf(profile.sid) !== ADMINISTRATOR_RID,
  );
}
