import { PROFILE_HIVE_WORDS, PROFILE_LIST, type Profile, type ProfileHive } from '../../../shared/model/account.ts';
import type { Evidence } from '../../../shared/model/diagnostic.ts';
import { copyProfileAsked, type CopyProfileAsked } from '../../subject/copyProfileAsked.ts';
import { profileFolder, profileHive } from '../../subject/profileContents.ts';
import { administratorOf, profileEvidence, STALE_PROFILE_SOURCES } from '../../subject/profileFacts.ts';
import { USER_HIVE } from '../../subject/userHives.ts';
import type { Subject } from '../../subject/subject.ts';
import { concernOf, copyProfileFailure, type CopyProfileFailure } from '../copyProfile.ts';
import { profileRule, undecidedByDamage } from '../profileRule.ts';
import { finding, unknownFinding, type CheckFinding, type CheckRule } from '../rule.ts';

/** Whether Windows could not load the profile or works with a temporary one. */
const inDoubt = (profile: Profile) => profile.problems.includes('backupKey') || profile.problems.includes('temporary');

const WHAT = 'The Administrator profile';

const inProfileList = profileRule({
  id: 'administrator-profile',
  grade: 'required',
  mayBreak: 'specialize',
  question: 'Does the built-in Administrator have a profile to copy?',
  remedy: 'Log on once as the built-in Administrator on the source machine, or set CopyProfile to false.',
  source: STALE_PROFILE_SOURCES,
  what: WHAT,
  judge(profiles, subject) {
    const keyed = profiles.filter((profile) => profile.keyName !== null);
    const own = keyed.filter(administratorOf(subject.machineSid));
    const usable = own.filter((profile) => profile.folderExists === true && !inDoubt(profile));
    if (usable.length > 0) return judgeUsable(usable, subject);
    if (own.some((profile) => profile.folderExists === null))
      return unknownFinding(
        administratorProfile,
        WHAT,
        'Its folder could not be looked at, or was not copied with the volume.',
        {
          key: PROFILE_LIST,
        },
      );
    if (own.some((profile) => profile.folderExists === true))
      return finding(administratorProfile, 'unknown', 'The Administrator has only a temporary profile or a .bak key', {
        detail: 'Windows could not load the profile, so it cannot be told which one CopyProfile takes.',
        evidence: own.map(profileEvidence),
        fix: 'Mend the profile on the source machine: log on as the built-in Administrator until Windows loads the right one.',
        related: ['profile-backup-key'],
      });
    const undecided = own.length === 0 ? undecidedByDamage(administratorProfile, WHAT, subject) : null;
    return undecided ?? noProfile(own, copyProfileFailure(subject));
  },
});

/** CopyProfile copies the built-in Administrator's profile, so there must be one. Source: sysprep facts, section 5. */
export const administratorProfile: CheckRule = {
  ...inProfileList,
  run(subject) {
    const asked = copyProfileAsked(subject);
    return asked.kind === 'off' || asked.kind === 'noFile' ? notCopied(asked) : inProfileList.run(subject);
  },
};

function notCopied(asked: CopyProfileAsked): CheckFinding {
  return finding(administratorProfile, 'notApplicable', 'No profile is copied', {
    detail:
      asked.kind === 'noFile'
        ? concernOf(asked).caveat
        : 'The answer file does not ask for CopyProfile: new users start with the Windows default profile.',
    evidence: [asked.told],
  });
}

/** The profile is there: whether it is this machine's, and whether its hive can be copied. */
function judgeUsable(own: readonly Profile[], subject: Subject): CheckFinding {
  const hives = own.map((profile) => hiveOf(profile, subject));
  const evidence = [...own.map(profileEvidence), ...hives.map(hiveEvidence)];
  if (hives.every(({ hive }) => hive === 'damaged' || hive === 'empty')) {
    const { result, breaks, caveat, told } = copyProfileFailure(subject);
    return finding(administratorProfile, result, 'The profile of the built-in Administrator is corrupted', {
      detail: `Its NTUSER.DAT is no sound hive, and a corrupted profile makes CopyProfile fail. ${caveat}`.trimEnd(),
      evidence: [...evidence, told],
      fix: 'Restore its NTUSER.DAT from a backup, or log on as the built-in Administrator on the source machine and see whether Windows loads the profile; or set CopyProfile to false.',
      breaks,
      prediction: result === 'unknown' ? 'cannotTell' : 'likely',
      related: ['user-hive-damaged'],
    });
  }
  if (!hives.some(({ hive }) => hive === 'readable'))
    return finding(administratorProfile, 'unknown', `${WHAT} could not be decided`, {
      detail: 'Its NTUSER.DAT is missing or may not be read; it may have been left out when the volume was copied.',
      evidence,
      fix: 'Copy NTUSER.DAT with the volume, or look on the source machine itself.',
      related: ['user-hive-damaged'],
    });
  if (subject.machineSid === null)
    return finding(administratorProfile, 'unknown', `${WHAT} could not be decided`, {
      detail: 'The SID of the machine is not known, so the profile with RID 500 may be that of a domain.',
      evidence,
      fix: 'Copy the hives SAM and SECURITY with the volume, which hold the SID.',
    });
  return finding(administratorProfile, 'pass', 'The built-in Administrator has a profile', { evidence });
}

interface OwnHive {
  readonly file: string;
  readonly hive: ProfileHive;
}

function hiveOf(profile: Profile, { fs }: Subject): OwnHive {
  const folder = profileFolder(profile);
  const hive = folder === null ? 'unreadable' : profileHive(fs, folder);
  return { file: `${folder ?? profile.path ?? ''}/${USER_HIVE}`, hive };
}

function hiveEvidence({ file, hive }: OwnHive): Evidence {
  return { where: { file }, text: PROFILE_HIVE_WORDS[hive] };
}

function noProfile(own: readonly Profile[], { result, caveat, told }: CopyProfileFailure): CheckFinding {
  return finding(administratorProfile, result, 'The built-in Administrator has no profile to copy', {
    detail:
      `CopyProfile copies the profile of the account with RID 500. Without one it fails, and specialize with it. ${caveat}`.trimEnd(),
    evidence: [
      ...(own.length > 0
        ? own.map(profileEvidence)
        : [{ where: { key: PROFILE_LIST }, text: 'No key for an account with RID 500' }]),
      told,
    ],
    fix: administratorProfile.remedy,
    breaks: 'specialize',
  });
}
