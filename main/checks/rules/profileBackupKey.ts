import { REMOVE_STALE_KEYS } from '../../remedies/staleProfileKeys.ts';
import { profileEvidence, STALE_PROFILE_SOURCES } from '../../subject/profileFacts.ts';
import { finding, unknownFinding, type CheckRule } from '../rule.ts';

/** `.bak` keys: the original of a profile that Windows could not load. Source: sysprep facts, section 6.5; FM-53. */
export const profileBackupKey: CheckRule = {
  id: 'profile-backup-key',
  area: 'accounts',
  question: 'Is ProfileList free of .bak keys?',
  source: STALE_PROFILE_SOURCES,
  run({ profiles }) {
    if (profiles.kind !== 'found')
      return unknownFinding(profileBackupKey, 'Backup keys', 'The ProfileList key is missing or could not be read.', {
        key: 'ProfileList',
      });
    const backups = profiles.value.filter((profile) => profile.problems.includes('backupKey'));
    if (backups.length === 0) return finding(profileBackupKey, 'pass', 'ProfileList has no .bak key');
    const stale = backups.some((profile) => profile.folderExists === false);
    return finding(
      profileBackupKey,
      'fail',
      `${backups.length} .bak key${backups.length === 1 ? '' : 's'} in ProfileList`,
      {
        detail: 'Windows could not load the profile and works with a temporary one. CopyProfile fails on such a list.',
        evidence: backups.map(profileEvidence),
        fix: 'Decide which key is the right one: rename the .bak key back on the source machine when its folder holds the data, or remove it when the user is gone.',
        breaks: 'specialize',
        proposals: stale ? [REMOVE_STALE_KEYS] : [],
        related: ['profile-key-without-folder'],
      },
    );
  },
};
