import {
  isAdministratorProfile,
  profileEvidence,
  PROFILE_LIST,
  STALE_PROFILE_SOURCES,
} from '../../subject/profileFacts.ts';
import { finding, unknownFinding, type CheckRule } from '../rule.ts';

/** CopyProfile copies the built-in Administrator's profile, so there must be one. Source: sysprep facts, section 5. */
export const administratorProfile: CheckRule = {
  id: 'administrator-profile',
  area: 'accounts',
  question: 'Does the built-in Administrator have a profile to copy?',
  source: STALE_PROFILE_SOURCES,
  run({ profiles }) {
    if (profiles.kind !== 'found')
      return unknownFinding(
        administratorProfile,
        'The Administrator profile',
        'The ProfileList key is missing or could not be read.',
        { key: PROFILE_LIST },
      );
    const own = profiles.value.filter((profile) => isAdministratorProfile(profile) && profile.keyName !== null);
    if (own.some((profile) => profile.folderExists === true))
      return finding(administratorProfile, 'pass', 'The built-in Administrator has a profile', {
        evidence: own.map(profileEvidence),
      });
    if (own.some((profile) => profile.folderExists === null))
      return unknownFinding(administratorProfile, 'The Administrator profile', 'Its folder could not be looked at.', {
        key: PROFILE_LIST,
      });
    return finding(administratorProfile, 'fail', 'The built-in Administrator has no profile to copy', {
      detail:
        'CopyProfile copies the profile of the account with RID 500. Without one it fails, and specialize with it.',
      evidence:
        own.length > 0
          ? own.map(profileEvidence)
          : [{ where: { key: PROFILE_LIST }, text: 'No key for an account with RID 500' }],
      fix: 'Log on once as the built-in Administrator on the source machine, or set CopyProfile to false.',
      breaks: 'specialize',
    });
  },
};
