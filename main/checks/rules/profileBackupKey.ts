import { counted } from '../../../shared/text/numberWords.ts';
import { profileEvidence, STALE_PROFILE_SOURCES } from '../../subject/profileFacts.ts';
import { copyProfileFailure } from '../copyProfile.ts';
import { profileRule, undecidedByDamage } from '../profileRule.ts';
import { finding, type CheckRule } from '../rule.ts';

/** `.bak` keys: the original of a profile that Windows could not load. Source: sysprep facts, section 6.5; FM-53. */
export const profileBackupKey: CheckRule = profileRule({
  id: 'profile-backup-key',
  grade: 'required',
  mayBreak: 'specialize',
  question: 'Is ProfileList free of .bak keys?',
  explains:
    'Windows renames the key of a profile that it could not load to `SID.bak` and works with a temporary profile; CopyProfile fails on such a list. The keys of the system itself (S-1-5-18, -19, -20) are not looked at.',
  remedy:
    'Decide which key is the right one: rename the .bak key back on the source machine when its folder holds the data, or remove it when the user is gone.',
  source: STALE_PROFILE_SOURCES,
  what: 'Backup keys',
  judge(profiles, subject) {
    const backups = profiles.filter((profile) => profile.problems.includes('backupKey'));
    if (backups.length === 0)
      return (
        undecidedByDamage(profileBackupKey, 'Whether ProfileList has a .bak key', subject)
        ?? finding(profileBackupKey, 'pass', 'ProfileList has no .bak key of a person or service')
      );
    const { result, breaks, caveat, told } = copyProfileFailure(subject);
    return finding(profileBackupKey, result, `${counted(backups.length, '.bak key')} in ProfileList`, {
      detail:
        `Windows could not load the profile and works with a temporary one. CopyProfile fails on such a list. ${caveat}`.trimEnd(),
      evidence: [...backups.map(profileEvidence), told],
      fix: profileBackupKey.remedy,
      breaks,
      ...(result === 'fail' ? { prediction: 'likely' } : {}),
      related: ['profile-key-without-folder'],
    });
  },
});
