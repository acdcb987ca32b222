import { ridOf } from '../../shared/base/sid.ts';
import { ADMINISTRATOR_RID, PROFILE_LIST, type Profile } from '../../shared/model/account.ts';
import type { Proposal } from '../../shared/model/proposal.ts';
import { profileEvidence, STALE_PROFILE_SOURCES } from '../subject/profileFacts.ts';
import type { Digest, Subject } from '../subject/subject.ts';

/** Id of the remedy that removes the ProfileList keys of deleted users: Option 1 of the source page. */
export const REMOVE_STALE_KEYS = 'remove-stale-profile-keys';

const HIVE = 'Windows/System32/config/SOFTWARE';

/** Proposes to remove the ProfileList keys whose folder is not there; null when there is none. */
export function removeStaleKeys(subject: Subject, digest: Digest): Proposal | null {
  const stale = staleProfiles(subject);
  const hive = subject.fs.read(HIVE);
  const stat = subject.fs.stat(HIVE);
  if (stale.length === 0 || hive.kind !== 'found' || stat.kind !== 'found') return null;
  const fingerprint = digest(hive.value);
  const state = subject.report.hives.find((found) => found.name === 'SOFTWARE')?.state ?? 'clean';
  return {
    id: REMOVE_STALE_KEYS,
    title:
      stale.length === 1
        ? 'Remove the profile key of 1 deleted user'
        : `Remove the profile keys of ${stale.length} deleted users`,
    risk: 'safe',
    warning: state === 'clean' ? '' : state === 'damaged' ? DAMAGED : DIRTY,
    changes: stale.map((profile) => ({
      kind: 'deleteKey',
      file: stat.value.path,
      fingerprint,
      keyPath: `Microsoft\\Windows NT\\CurrentVersion\\ProfileList\\${profile.keyName ?? ''}`,
      key: `${PROFILE_LIST}\\${profile.keyName ?? ''}`,
    })),
    because: stale.map(profileEvidence),
    source: STALE_PROFILE_SOURCES,
  };
}

const DIRTY = 'The SOFTWARE hive is dirty: it must be replayed by Windows before it can be changed here.';
const DAMAGED =
  'The SOFTWARE hive is damaged, so it is not changed here: delete the keys on the source machine itself.';

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
