import { parseVolumePath } from '../../../shared/base/winPath.ts';
import { PROFILE_HIVE_WORDS, PROFILE_LIST, type StandardFolder } from '../../../shared/model/account.ts';
import type { Evidence } from '../../../shared/model/diagnostic.ts';
import { profileHive } from '../../subject/profileContents.ts';
import type { Subject } from '../../subject/subject.ts';
import { USER_HIVE } from '../../subject/userHives.ts';
import { profileRule, undecidedByDamage } from '../profileRule.ts';
import { finding, unknownFinding, type CheckFinding, type CheckRule } from '../rule.ts';

const WHAT = 'The default profile';

/** The folder that new profiles are copied from. Source: sysprep facts, section 6.5; ec2config facts, section 4.4. */
export const defaultProfile: CheckRule = profileRule({
  id: 'default-profile',
  grade: 'recommended',
  mayBreak: 'specialize',
  question: 'Is the default profile there, with a sound NTUSER.DAT?',
  explains:
    'Windows copies the default profile for everybody who logs on for the first time; CopyProfile replaces it by that of the built-in Administrator.',
  remedy: 'Look at the folder on the source machine; restore it from a machine with the same Windows.',
  source: [
    { document: 'AWS, EC2Config service, Sysprep settings (CopyProfile)', certainty: 'stated' },
    { document: 'ProfileList of real machines, value Default', certainty: 'observed' },
  ],
  what: WHAT,
  judge(_, subject) {
    const folder = subject.standardFolders.find((each) => each.of === 'default');
    const parsed = parseVolumePath(folder?.path ?? '');
    const where = folder?.written === true ? { key: PROFILE_LIST, value: 'Default' } : { key: PROFILE_LIST };
    if (folder === undefined || parsed.kind === 'problem' || folder.folderExists === null)
      return unknownFinding(defaultProfile, WHAT, `Its folder ${folder?.path ?? ''} could not be looked at.`, where);
    if (!folder.written) {
      const undecided = undecidedByDamage(defaultProfile, WHAT, subject);
      if (undecided !== null) return undecided;
    }
    if (!folder.folderExists) return withoutFolder(subject, { where, text: `${namedAs(folder)}, no such folder` });
    const hive = profileHive(subject.fs, parsed.path);
    const evidence = [{ where: { file: `${parsed.path}/${USER_HIVE}` }, text: PROFILE_HIVE_WORDS[hive] }];
    if (hive === 'readable')
      return finding(defaultProfile, 'pass', 'The default profile has a sound NTUSER.DAT', { evidence });
    if (hive === 'unreadable')
      return unknownFinding(defaultProfile, WHAT, 'Its NTUSER.DAT may not be read.', {
        file: `${parsed.path}/${USER_HIVE}`,
      });
    return finding(defaultProfile, 'warning', 'The default profile has no sound NTUSER.DAT', {
      detail:
        'New users may get no profile, unless CopyProfile replaces it. The file may also have been left out when the volume was copied.',
      evidence,
      fix: defaultProfile.remedy,
      prediction: 'cannotTell',
    });
  },
});

/** How the folder is known: by the value, or only as the place where it lies where no value names one. */
function namedAs({ written, path }: StandardFolder): string {
  return written ? `Default = ${path}` : `no value Default; it usually is ${path}`;
}

function withoutFolder({ profilesFolder }: Subject, evidence: Evidence): CheckFinding {
  if (profilesFolder.kind !== 'found')
    return unknownFinding(
      defaultProfile,
      WHAT,
      'The folder that holds the profiles is not on this volume.',
      evidence.where,
    );
  return finding(defaultProfile, 'warning', 'The folder of the default profile is not there', {
    detail: 'New users may get no profile. The folder may also have been left out when the volume was copied.',
    evidence: [evidence],
    fix: defaultProfile.remedy,
    prediction: 'cannotTell',
  });
}
