import type { Evidence, Source } from '../../shared/model/diagnostic.ts';
import { PROFILE_LIST, type Profile } from '../../shared/model/account.ts';
import { ridOf } from '../../shared/base/sid.ts';
import { looseAdministratorFolders } from '../accounts/administratorFolder.ts';
import { PROFILE_STATE } from '../accounts/profileState.ts';
import { valueOrNull } from './lookup.ts';
import type { Subject } from './subject.ts';

/** The two documents that differ on further accounts and profiles. Source: failure modes FM-49, FM-52, FM-53. */
export const EXTRA_PROFILE_SOURCES: readonly Source[] = [
  {
    document: 'AWS, Create a standard Amazon Machine Image Using Sysprep, Before you begin',
    certainty: 'stated',
    says: 'Only one administrator account and profile may exist; others lead to unexpected behaviour.',
  },
  {
    document: 'AWS, Troubleshoot Sysprep',
    certainty: 'documented',
    says: 'Left-over profiles make CopyProfile fail, and the specialize pass with it.',
  },
];

/** The source for profile keys that name nothing. */
export const STALE_PROFILE_SOURCES: readonly Source[] = [
  {
    document: 'AWS, Troubleshoot Sysprep (CopyProfile, _FindLatestProfile failed 0x80070003)',
    certainty: 'documented',
  },
];

/** The source for what the State of a profile says. */
export const PROFILE_STATE_SOURCES: readonly Source[] = [
  { document: 'State bits of ProfileList and folders of temporary profiles on real machines', certainty: 'observed' },
];

/** A profile as evidence: its key with the path it names, or the folder that no key names. */
export function profileEvidence(profile: Profile): Evidence {
  if (profile.keyName === null)
    return {
      where: { file: profile.path ?? 'Users' },
      text: `${profile.path ?? 'Users'}: no ProfileList key names it`,
    };
  const folder =
    profile.folderExists === false
      ? ', no such folder'
      : profile.folderExists === null
        ? ', folder could not be looked at'
        : '';
  return {
    where: { key: `${PROFILE_LIST}\\${profile.keyName}`, value: 'ProfileImagePath' },
    text: `ProfileImagePath = ${profile.path ?? 'not set'}${folder}`,
  };
}

/** Tells profiles of this machine's built-in Administrator; that of a domain's Administrator is another one. */
export function administratorOf(machineSid: string | null): (profile: Profile) => boolean {
  if (machineSid === null) return isAdministratorProfile;
  return (profile) => profile.sid === `${machineSid}-500`;
}

/** Folders without key that may hold the profile of the built-in Administrator. */
export function administratorFolders({ accounts, profiles, machineSid }: Subject): readonly Profile[] {
  return looseAdministratorFolders({
    accounts: valueOrNull(accounts) ?? [],
    profiles: valueOrNull(profiles) ?? [],
    machineSid,
  });
}

/** Whether a profile belongs to a built-in Administrator: of this machine or of a domain. */
function isAdministratorProfile(profile: Profile): boolean {
  return profile.sid !== null && ridOf(profile.sid) === 500;
}

/** Whether State says that Windows works with a temporary profile; its name alone may be that of a user. */
export function isTemporaryByState({ state }: Profile): boolean {
  return ((state ?? 0) & PROFILE_STATE.temporary) !== 0;
}
