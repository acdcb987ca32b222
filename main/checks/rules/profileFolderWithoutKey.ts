import { profileEvidence } from '../../subject/profileFacts.ts';
import { finding, unknownFinding, type CheckRule } from '../rule.ts';

/** Folders under Users that no ProfileList key names: left-overs that go into the image. Source: FM-49. */
export const profileFolderWithoutKey: CheckRule = {
  id: 'profile-folder-without-key',
  area: 'accounts',
  question: 'Does a ProfileList key name every profile folder?',
  source: [
    { document: 'AWS, Create a standard Amazon Machine Image Using Sysprep, Before you begin', certainty: 'stated' },
  ],
  run({ profiles, profilesFolder }) {
    if (profiles.kind !== 'found')
      return unknownFinding(
        profileFolderWithoutKey,
        'Profile folders',
        'The ProfileList key or the Users folder could not be read.',
        { file: 'Users' },
      );
    const loose = profiles.value.filter((profile) => profile.keyName === null);
    if (profilesFolder.kind !== 'found')
      return unknownFinding(
        profileFolderWithoutKey,
        'Profile folders',
        profilesFolder.kind === 'unreadable'
          ? `The folder that holds the profiles could not be listed. ${profilesFolder.problem.diagnostic.summary}`
          : 'The folder that holds the profiles (ProfilesDirectory) is not on this volume.',
        { file: 'Users' },
      );
    if (loose.length === 0)
      return finding(profileFolderWithoutKey, 'pass', 'Every profile folder has its ProfileList key', {
        evidence: [{ where: { file: profilesFolder.value }, text: 'No folder without key' }],
      });
    return finding(
      profileFolderWithoutKey,
      'warning',
      `${loose.length} profile folder${loose.length === 1 ? '' : 's'} without ProfileList key`,
      {
        detail:
          'The data of somebody who no longer has a profile stays in the image and in every instance made from it.',
        evidence: loose.map(profileEvidence),
        fix: `Look at the folder, then remove it on the source machine: ${loose.map((profile) => `rmdir /s "${profile.path ?? ''}"`).join(' and ')}.`,
      },
    );
  },
};
