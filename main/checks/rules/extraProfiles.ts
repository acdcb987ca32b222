import { EXTRA_PROFILE_SOURCES, isAdministratorProfile, profileEvidence } from '../../subject/profileFacts.ts';
import { finding, unknownFinding, type CheckRule } from '../rule.ts';

/** Profiles beyond the Administrator's that are whole: key and folder. Source: failure modes FM-49, FM-52. */
export const extraProfiles: CheckRule = {
  id: 'extra-profiles',
  area: 'accounts',
  question: 'Is the Administrator profile the only one?',
  source: EXTRA_PROFILE_SOURCES,
  run({ profiles }) {
    if (profiles.kind !== 'found')
      return unknownFinding(extraProfiles, 'Profiles', 'The ProfileList key is missing or could not be read.', {
        key: 'ProfileList',
      });
    const extra = profiles.value.filter(
      (profile) =>
        profile.keyName !== null
        && profile.folderExists === true
        && !isAdministratorProfile(profile)
        && !profile.problems.includes('backupKey'),
    );
    if (extra.length === 0)
      return finding(extraProfiles, 'pass', 'No profile beyond the Administrator profile is in use', {
        evidence: profiles.value.filter(isAdministratorProfile).map(profileEvidence),
      });
    return finding(
      extraProfiles,
      'warning',
      `${extra.length} profile${extra.length === 1 ? '' : 's'} beyond Administrator`,
      {
        detail:
          'CopyProfile takes the profile of the built-in Administrator. What further profiles do to it is told differently by the sources.',
        evidence: extra.map(profileEvidence),
        fix: 'Delete the profiles on the source machine: System Properties, Advanced, User Profiles, Settings. That removes the folder and the ProfileList key together.',
        breaks: 'specialize',
        prediction: 'cannotTell',
        related: ['local-accounts'],
      },
    );
  },
};
