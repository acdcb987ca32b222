import { counted } from '../../../shared/text/numberWords.ts';
import { PROFILE_LIST, type Profile } from '../../../shared/model/account.ts';
import type { Evidence } from '../../../shared/model/diagnostic.ts';
import { isTemporaryByState, profileEvidence, PROFILE_STATE_SOURCES } from '../../subject/profileFacts.ts';
import { profileRule, sparingAdministrator, SOFTWARE_DAMAGED, undecidedByDamage } from '../profileRule.ts';
import { finding, type CheckRule } from '../rule.ts';

/** Temporary profiles, and folders with a suffix that Windows added. Source: sysprep facts, section 6.5. */
export const temporaryProfile: CheckRule = profileRule({
  id: 'temporary-profile',
  grade: 'recommended',
  mayBreak: 'specialize',
  question: 'Is every profile a permanent one in its own folder?',
  explains:
    'Windows gives a temporary profile to somebody whose own could not be loaded. It is told by the State bit 0x800, the folder TEMP, or a folder with the suffix .000 or the name of the computer.',
  remedy:
    'Log on as the user on the source machine and see which folder is used; mend or delete the profile in System Properties, Advanced, User Profiles.',
  source: PROFILE_STATE_SOURCES,
  what: 'Temporary profiles',
  judge(profiles, subject) {
    const temporary = profiles.filter(({ problems }) => problems.includes('temporary'));
    const suffixed = profiles.filter(({ problems }) => problems.includes('suffixedFolder'));
    if (temporary.length + suffixed.length === 0)
      return (
        undecidedByDamage(temporaryProfile, 'Whether a profile is temporary', subject)
        ?? finding(temporaryProfile, 'pass', 'No profile is a temporary one')
      );
    const byState = temporary.some(isTemporaryByState);
    return finding(
      temporaryProfile,
      subject.profilesComplete ? 'warning' : 'unknown',
      temporary.length > 0
        ? `${counted(temporary.length, 'temporary profile')} in ProfileList`
        : `${counted(suffixed.length, 'profile folder')} with a suffix that Windows adds`,
      {
        detail: [
          temporary.length === 0 ? SUFFIXED : byState ? TEMPORARY : NAMED_TEMP,
          subject.profilesComplete ? '' : SOFTWARE_DAMAGED,
        ]
          .join(' ')
          .trimEnd(),
        evidence: [...temporary.flatMap(stateEvidence), ...suffixed.map(profileEvidence)],
        fix: sparingAdministrator(temporaryProfile.remedy, [...temporary, ...suffixed], subject),
        prediction: byState && subject.profilesComplete ? 'certain' : 'cannotTell',
        related: ['profile-backup-key', 'profile-doubled'],
      },
    );
  },
});

const TEMPORARY =
  'Windows could not load the profile of somebody and works with a temporary one, which is lost at log-off.';
const NAMED_TEMP =
  'The folder has the name that Windows gives to temporary profiles, whose data is lost at log-off. Its State does not say that it is one, so it may also be that of a user of this name.';
const SUFFIXED =
  'Such a folder is made where the plain name was taken, often since the right profile could not be loaded; it may also be wanted.';

function stateEvidence(profile: Profile): readonly Evidence[] {
  const where = { key: `${PROFILE_LIST}\\${profile.keyName ?? ''}`, value: 'State' };
  const state = (profile.state ?? 0).toString(16);
  return [profileEvidence(profile), { where, text: `State = 0x${state} (${profile.stateWords.join(', ')})` }];
}
