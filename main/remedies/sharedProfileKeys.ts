import { ridOf } from '../../shared/base/sid.ts';
import { ADMINISTRATOR_RID, folderStays, PROFILE_LIST, type Profile } from '../../shared/model/account.ts';
import { profileEvidence, STALE_PROFILE_SOURCES } from '../subject/profileFacts.ts';
import type { Subject } from '../subject/subject.ts';
import type { Remedy } from './remedy.ts';

/**
 * Removes the ProfileList keys of deleted users whose folder another key names: the key alone, since the folder is that
 * of somebody else, and Windows would delete it together with the profile. Source: failure modes FM-49, FM-53.
 */
export const sharedProfileKeys: Remedy = {
  id: 'remove-shared-profile-keys',
  find(subject) {
    const shared = sharedProfiles(subject);
    if (shared.length === 0) return null;
    const keys =
      shared.length === 1 ? 'the profile key of 1 deleted user' : `${shared.length} profile keys of deleted users`;
    return {
      title: `Remove ${keys}, and leave the folder that another key names`,
      risk: 'safe',
      warning: '',
      changes: shared.map(({ keyName }) => ({ kind: 'deleteKey', key: `${PROFILE_LIST}\\${keyName ?? ''}` })),
      because: shared.map(profileEvidence),
      source: STALE_PROFILE_SOURCES,
      mends: ['extra-profiles', 'profile-doubled'],
    };
  },
};

/** Only of accounts that are known to be deleted, and never the Administrator's. */
function sharedProfiles({ profiles, accountsComplete }: Subject): readonly Profile[] {
  if (profiles.kind !== 'found' || !accountsComplete) return [];
  return profiles.value.filter(
    (profile) =>
      profile.keyName !== null
      && profile.folderExists === true
      && folderStays(profile)
      && profile.problems.includes('noAccount')
      && ridOf(profile.sid ?? '') !== ADMINISTRATOR_RID,
  );
}
