import { REMOVE_STALE_KEYS } from '../../remedies/staleProfileKeys.ts';
import { profileEvidence, STALE_PROFILE_SOURCES } from '../../subject/profileFacts.ts';
import { finding, unknownFinding, type CheckRule } from '../rule.ts';

/** ProfileList keys whose folder is not there: the documented cause of the CopyProfile failure. Source: FM-53. */
export const profileKeyWithoutFolder: CheckRule = {
  id: 'profile-key-without-folder',
  area: 'accounts',
  question: 'Does every ProfileList key name a folder that exists?',
  source: STALE_PROFILE_SOURCES,
  run({ profiles }) {
    if (profiles.kind !== 'found')
      return unknownFinding(
        profileKeyWithoutFolder,
        'Profile folders',
        'The ProfileList key is missing or could not be read.',
        { key: 'ProfileList' },
      );
    const keyed = profiles.value.filter((profile) => profile.keyName !== null);
    const stale = keyed.filter((profile) => profile.folderExists === false);
    const undecided = keyed.filter((profile) => profile.folderExists === null);
    if (stale.length > 0)
      return finding(
        profileKeyWithoutFolder,
        'fail',
        stale.length === 1
          ? '1 profile key names a folder that does not exist'
          : `${stale.length} profile keys name folders that do not exist`,
        {
          detail:
            'CopyProfile looks through ProfileList for the latest profile. A folder that is gone stops specialize with 0x80070003 on the first boot of every new instance.',
          evidence: stale.map(profileEvidence),
          fix: 'Remove the ProfileList keys of the deleted users.',
          breaks: 'specialize',
          proposals: [REMOVE_STALE_KEYS],
        },
      );
    if (undecided.length > 0)
      return finding(
        profileKeyWithoutFolder,
        'unknown',
        `The folder of ${undecided.length} profile key${undecided.length === 1 ? '' : 's'} could not be looked at`,
        {
          detail: 'The path is on another drive, or access to it was denied.',
          evidence: undecided.map(profileEvidence),
          breaks: 'specialize',
        },
      );
    return finding(profileKeyWithoutFolder, 'pass', 'Every ProfileList key names a folder that exists', {
      evidence: keyed.map(profileEvidence),
    });
  },
};
