import { counted, numberWords } from '../../../shared/text/numberWords.ts';
import { ownerWords, type Profile } from '../../../shared/model/account.ts';
import type { Evidence } from '../../../shared/model/diagnostic.ts';
import { staleProfiles } from '../../remedies/staleProfileKeys.ts';
import { administratorOf, profileEvidence, STALE_PROFILE_SOURCES } from '../../subject/profileFacts.ts';
import { profileRule, undecidedByDamage } from '../profileRule.ts';
import type { Subject } from '../../subject/subject.ts';
import { copyProfileFailure } from '../copyProfile.ts';
import { finding, type CheckFinding, type CheckRule } from '../rule.ts';

/** ProfileList keys whose folder is not there: the documented cause of the CopyProfile failure. Source: FM-53. */
export const profileKeyWithoutFolder: CheckRule = profileRule({
  id: 'profile-key-without-folder',
  grade: 'required',
  mayBreak: 'specialize',
  question: 'Does every ProfileList key name a folder that exists?',
  explains:
    'CopyProfile looks through ProfileList for the latest profile, and a key whose folder is gone stops specialize with 0x80070003. The keys of the system itself (S-1-5-18, -19, -20) are not looked at.',
  remedy: 'Remove the ProfileList keys of the deleted users.',
  source: STALE_PROFILE_SOURCES,
  what: 'Profile folders',
  judge(profiles, subject) {
    const keyed = profiles.filter((profile) => profile.keyName !== null);
    const stale = keyed.filter((profile) => profile.folderExists === false);
    const undecided = keyed.filter((profile) => profile.folderExists === null);
    if (stale.length > 0) return withoutFolder(stale, subject);
    if (undecided.length > 0)
      return finding(
        profileKeyWithoutFolder,
        'unknown',
        `The folder of ${counted(undecided.length, 'profile key')} could not be looked at`,
        {
          detail:
            'The path is on another drive, access to it was denied, or the folder that holds the profiles was not copied.',
          evidence: undecided.map(profileEvidence),
          fix: 'Look at the folder on the source machine itself.',
        },
      );
    return (
      undecidedByDamage(profileKeyWithoutFolder, 'Whether every ProfileList key names a folder', subject)
      ?? finding(
        profileKeyWithoutFolder,
        'pass',
        'Every ProfileList key of a person or service names a folder that exists',
        {
          evidence: keyed.map(profileEvidence),
        },
      )
    );
  },
});

function withoutFolder(stale: readonly Profile[], subject: Subject): CheckFinding {
  const { result, breaks, caveat, told } = copyProfileFailure(subject);
  return finding(
    profileKeyWithoutFolder,
    result,
    stale.length === 1
      ? '1 profile key names a folder that does not exist'
      : `${numberWords(stale.length)} profile keys name folders that do not exist`,
    {
      detail: `${LOOKS_THROUGH} ${caveat}`.trimEnd(),
      evidence: [...stale.map((profile) => ownedEvidence(profile)), told],
      fix: fixFor(stale, subject),
      breaks,
    },
  );
}

const LOOKS_THROUGH =
  'CopyProfile looks through ProfileList for the latest profile. A folder that is gone stops specialize with 0x80070003 on the first boot of every new instance.';

/** What to do: a key is only to be removed where its account is known to be gone, and the Administrator's never. */
function fixFor(stale: readonly Profile[], subject: Subject): string {
  const deleted = staleProfiles(subject);
  const administrators = stale.filter(administratorOf(subject.machineSid));
  const others = stale.filter((profile) => !deleted.includes(profile) && !administrators.includes(profile));
  return [
    ...(deleted.length === 0 ? [] : [profileKeyWithoutFolder.remedy]),
    ...(administrators.length === 0 ? [] : [ADMINISTRATOR_FIX]),
    ...(others.length === 0 ? [] : [subject.accountsComplete ? OWNED_FIX : UNREAD_FIX]),
  ].join(' ');
}

const ADMINISTRATOR_FIX =
  'Log on once as the built-in Administrator on the source machine, so that Windows makes its folder: its account cannot be deleted. Or set CopyProfile to false, which gives up its customised profile.';
const OWNED_FIX =
  'The accounts exist: log on once as each of them on the source machine, or delete account and profile together there.';
const UNREAD_FIX =
  'The accounts could not be read completely, so it cannot be told whether the users were deleted. Look at them on the source machine itself: net user.';

/** The evidence, with the owner where there is one or it cannot be told. */
function ownedEvidence(profile: Profile): Evidence {
  const evidence = profileEvidence(profile);
  if (profile.problems.includes('noAccount')) return evidence;
  return { ...evidence, text: `${evidence.text}; account: ${ownerWords(profile)}` };
}
