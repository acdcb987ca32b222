import { counted } from '../../../shared/text/numberWords.ts';
import { PROFILE_PROBLEM_WORDS, type Profile, type ProfileProblem } from '../../../shared/model/account.ts';
import type { Evidence } from '../../../shared/model/diagnostic.ts';
import { profileEvidence, STALE_PROFILE_SOURCES } from '../../subject/profileFacts.ts';
import { profileRule, sparingAdministrator, SOFTWARE_DAMAGED, undecidedByDamage } from '../profileRule.ts';
import { finding, type CheckRule } from '../rule.ts';

const UNUSUAL: ReadonlySet<ProfileProblem> = new Set([
  'pathMissing',
  'pathWrongType',
  'unknownVariable',
  'networkPath',
  'otherDrive',
]);
const unusualIn = ({ problems }: Profile) => problems.filter((problem) => UNUSUAL.has(problem));

/** Keys whose ProfileImagePath leads off the volume or nowhere. Source: sysprep facts, section 6.5; FM-53. */
export const profilePathUnusual: CheckRule = profileRule({
  id: 'profile-path-unusual',
  grade: 'recommended',
  mayBreak: 'specialize',
  question: 'Does every ProfileList key name a folder on the system volume?',
  explains:
    'CopyProfile looks at the folder that ProfileImagePath names. A value that is missing, of the wrong type, with an unknown variable, or on another drive or the network may not be there at the first boot.',
  remedy:
    'Look at ProfileImagePath of the key on the source machine; delete the profile in System Properties, Advanced, User Profiles, or move it to the system drive.',
  source: STALE_PROFILE_SOURCES,
  what: 'Profile paths',
  judge(profiles, subject) {
    const unusual = profiles.filter((profile) => unusualIn(profile).length > 0);
    if (unusual.length === 0)
      return (
        undecidedByDamage(profilePathUnusual, 'Whether every key names a folder on the volume', subject)
        ?? finding(profilePathUnusual, 'pass', 'Every ProfileList key names a folder on the system volume')
      );
    return finding(
      profilePathUnusual,
      subject.profilesComplete ? 'warning' : 'unknown',
      `${counted(unusual.length, 'profile key')} without a folder on the system volume`,
      {
        detail:
          `An instance made from the image may not have that folder, and CopyProfile fails on a path that is not found. ${subject.profilesComplete ? '' : SOFTWARE_DAMAGED}`.trimEnd(),
        evidence: unusual.map(pathEvidence),
        fix: sparingAdministrator(profilePathUnusual.remedy, unusual, subject),
        breaks: 'specialize',
        prediction: 'cannotTell',
        related: ['profile-key-without-folder'],
      },
    );
  },
});

function pathEvidence(profile: Profile): Evidence {
  const { where } = profileEvidence(profile);
  const words = unusualIn(profile).map((problem) => PROFILE_PROBLEM_WORDS[problem]);
  return { where, text: `ProfileImagePath = ${profile.path ?? 'not set'}: ${words.join(', ')}` };
}
