import { PROFILE_LIST, type Profile } from '../../../shared/model/account.ts';
import { counted } from '../../../shared/text/numberWords.ts';
import { isPromptName } from '../../../shared/text/promptName.ts';
import { administratorFolders, profileEvidence } from '../../subject/profileFacts.ts';
import { named } from '../bounded.ts';
import { profileRule, undecidedByDamage } from '../profileRule.ts';
import type { Subject } from '../../subject/subject.ts';
import { finding, unknownFinding, type CheckRule } from '../rule.ts';

const WHAT = 'Profile folders';

/** Folders under Users that no ProfileList key names: left-overs that go into the image. Source: FM-49. */
export const profileFolderWithoutKey: CheckRule = profileRule({
  id: 'profile-folder-without-key',
  grade: 'recommended',
  question: 'Does a ProfileList key name every profile folder?',
  remedy: 'Look at the folders named, then remove them on the source machine.',
  source: [
    { document: 'AWS, Create a standard Amazon Machine Image Using Sysprep, Before you begin', certainty: 'stated' },
  ],
  what: WHAT,
  judge(profiles, subject) {
    const { profilesFolder } = subject;
    const loose = profiles.filter((profile) => profile.keyName === null);
    if (profilesFolder.kind !== 'found')
      return unknownFinding(
        profileFolderWithoutKey,
        WHAT,
        profilesFolder.kind === 'unreadable'
          ? `The folder that holds the profiles could not be listed. ${profilesFolder.problem.diagnostic.summary}`
          : 'The folder that holds the profiles (ProfilesDirectory) is not on this volume.',
        { file: 'Users' },
        profilesFolder.kind === 'unreadable'
          ? profilesFolder.problem.diagnostic.fix
          : 'Open the volume that ProfilesDirectory names, or copy the folder Users with this one.',
      );
    if (loose.length === 0)
      return finding(profileFolderWithoutKey, 'pass', 'Every profile folder has its ProfileList key', {
        evidence: [
          { where: { file: profilesFolder.value }, text: 'No folder without key' },
          { where: { key: PROFILE_LIST }, text: 'names every folder' },
        ],
      });
    const undecided = undecidedByDamage(profileFolderWithoutKey, 'Whether a key names every profile folder', subject);
    if (undecided !== null) return undecided;
    return finding(
      profileFolderWithoutKey,
      'warning',
      `${counted(loose.length, 'profile folder')} without ProfileList key`,
      {
        detail:
          'The data of somebody who no longer has a profile stays in the image and in every instance made from it.',
        evidence: loose.map(profileEvidence),
        fix: fixFor(loose, subject),
      },
    );
  },
});

const pathsOf = (profiles: readonly Profile[]) => profiles.map(({ path }) => path ?? '');

/** What to do: a folder that may hold the profile of the built-in Administrator is never one to remove unseen. */
function fixFor(loose: readonly Profile[], subject: Subject): string {
  const own = administratorFolders(subject);
  const others = loose.filter((profile) => !own.includes(profile));
  return [
    ...(own.length === 0
      ? []
      : [
          `Keep ${named(pathsOf(own), ' and ')} until you have looked into it: it has the name of the built-in Administrator and may hold the customised profile. Log on as it on the source machine and look which folder Windows takes.`,
        ]),
    ...(others.length === 0 ? [] : [removalOf(pathsOf(others))]),
  ].join(' ');
}

/** A name that means something else at the prompt is in no command. */
function removalOf(paths: readonly string[]): string {
  const [safe, others] = [paths.filter(isPromptName), paths.filter((path) => !isPromptName(path))];
  const commands =
    safe.length === 0
      ? 'with the Explorer'
      : named(
          safe.map((path) => `rmdir /s "${path}"`),
          ' and ',
        );
  const besides = safe.length === 0 || others.length === 0 ? '' : `; ${named(others, ' and ')} with the Explorer`;
  return `Look at the folder, then remove it on the source machine: ${commands}${besides}.`;
}
