import { counted } from '../../../shared/text/numberWords.ts';
import { PROFILE_PROBLEM_WORDS, type Profile, type ProfileProblem } from '../../../shared/model/account.ts';
import type { Evidence } from '../../../shared/model/diagnostic.ts';
import { administratorOf, profileEvidence, STALE_PROFILE_SOURCES } from '../../subject/profileFacts.ts';
import { profileRule, SOFTWARE_DAMAGED, undecidedByDamage } from '../profileRule.ts';
import { finding, type CheckRule } from '../rule.ts';

const DOUBLED: ReadonlySet<ProfileProblem> = new Set(['doubledSid', 'doubledFolder', 'sidContradicts']);
const doubledBy = ({ problems }: Profile) => problems.filter((problem) => DOUBLED.has(problem));

/** Keys that contend for one SID or one folder. Source: sysprep facts, section 6.5; SetupDiag facts. */
export const profileDoubled: CheckRule = profileRule({
  id: 'profile-doubled',
  grade: 'recommended',
  mayBreak: 'specialize',
  question: 'Has each profile one key, and each key a folder of its own?',
  explains:
    'Two keys for one SID (often SID and SID.bak), two SIDs with one folder, or a key whose value Sid names somebody else: then it cannot be told whose profile a folder is.',
  remedy:
    'Keep the key whose folder holds the data, and remove the other on the source machine, after a look into both folders.',
  source: [
    ...STALE_PROFILE_SOURCES,
    { document: 'SetupDiag, rule DuplicateUserProfileFailure: several SIDs for one profile', certainty: 'unconfirmed' },
  ],
  what: 'Doubled profiles',
  judge(profiles, subject) {
    const doubled = profiles.filter((profile) => doubledBy(profile).length > 0);
    if (doubled.length === 0)
      return (
        undecidedByDamage(profileDoubled, 'Whether profiles are doubled', subject)
        ?? finding(profileDoubled, 'pass', 'Each profile has one key and a folder of its own')
      );
    return finding(
      profileDoubled,
      subject.profilesComplete ? 'warning' : 'unknown',
      `${counted(doubled.length, 'key')} of ProfileList contend for a profile`,
      {
        detail:
          `It cannot be told which key Windows takes, and CopyProfile may copy the wrong profile or fail. ${subject.profilesComplete ? '' : SOFTWARE_DAMAGED}`.trimEnd(),
        evidence: doubled.map(doubledEvidence),
        fix: fixFor(doubled, administratorOf(subject.machineSid)),
        breaks: 'specialize',
        prediction: 'cannotTell',
        related: ['profile-backup-key', 'temporary-profile'],
      },
    );
  },
});

/** Two keys of one folder: there is no second folder to look into, and the one must stay. */
function fixFor(doubled: readonly Profile[], isAdministrator: (profile: Profile) => boolean): string {
  const sharing = doubled.filter((profile) => profile.problems.includes('doubledFolder'));
  if (sharing.length < doubled.length) return profileDoubled.remedy;
  const whose = sharing.some(isAdministrator)
    ? 'Keep the key of the built-in Administrator, whose folder CopyProfile copies'
    : 'Keep the key of the user whose data the folder holds';
  return `${whose}, and remove only the other key. The folder stays: deleting the other profile in System Properties would delete it.`;
}

function doubledEvidence(profile: Profile): Evidence {
  const evidence = profileEvidence(profile);
  const words = doubledBy(profile).map((problem) => PROFILE_PROBLEM_WORDS[problem]);
  return { ...evidence, text: `${evidence.text}; ${words.join(', ')}` };
}
