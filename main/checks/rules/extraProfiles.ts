import { administratorOf, EXTRA_PROFILE_SOURCES, profileEvidence } from '../../subject/profileFacts.ts';
import { copyProfileAsked, concernOf } from '../copyProfile.ts';
import { profileRule, undecidedByDamage } from '../profileRule.ts';
import { finding, type CheckRule } from '../rule.ts';

/** Profiles beyond the Administrator's that are whole: key and folder. Source: failure modes FM-49, FM-52. */
export const extraProfiles: CheckRule = profileRule({
  id: 'extra-profiles',
  grade: 'required',
  mayBreak: 'specialize',
  question: 'Is the Administrator profile the only one?',
  source: EXTRA_PROFILE_SOURCES,
  what: 'Profiles',
  judge(profiles, subject) {
    const isAdministrator = administratorOf(subject.machineSid);
    const others = profiles.filter(
      (profile) => profile.keyName !== null && !isAdministrator(profile) && !profile.problems.includes('backupKey'),
    );
    const extra = others.filter((profile) => profile.folderExists === true);
    const undecided = others.filter((profile) => profile.folderExists === null);
    if (extra.length === 0 && undecided.length > 0)
      return finding(extraProfiles, 'unknown', 'Whether another profile is in use could not be decided', {
        detail: 'A further profile has its folder on another drive, or access to it was denied.',
        evidence: undecided.map(profileEvidence),
        fix: 'Look at the profiles on the source machine: System Properties, Advanced, User Profiles, Settings.',
      });
    if (extra.length === 0)
      return (
        undecidedByDamage(extraProfiles, 'Whether another profile is in use', subject)
        ?? finding(extraProfiles, 'pass', 'No profile beyond the Administrator profile is in use', {
          evidence: profiles.filter(isAdministrator).map(profileEvidence),
        })
      );
    const concern = concernOf(copyProfileAsked(subject));
    return finding(
      extraProfiles,
      'warning',
      `${extra.length} profile${extra.length === 1 ? '' : 's'} beyond Administrator`,
      {
        detail:
          `CopyProfile takes the profile of the built-in Administrator. What further profiles do to it is told differently by the sources. ${concern.caveat}`.trimEnd(),
        evidence: [...extra.map(profileEvidence), concern.told],
        fix: 'Delete the profiles on the source machine: System Properties, Advanced, User Profiles, Settings. That removes the folder and the ProfileList key together.',
        breaks: concern.breaks,
        prediction: 'cannotTell',
        related: ['local-accounts'],
      },
    );
  },
});
