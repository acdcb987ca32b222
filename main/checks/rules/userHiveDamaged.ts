import { counted } from '../../../shared/text/numberWords.ts';
import { PROFILE_HIVE_WORDS, type Profile, type ProfileHive } from '../../../shared/model/account.ts';
import type { Evidence } from '../../../shared/model/diagnostic.ts';
import { profileFolder, profileHive } from '../../subject/profileContents.ts';
import { profileEvidence, STALE_PROFILE_SOURCES } from '../../subject/profileFacts.ts';
import { USER_HIVE } from '../../subject/userHives.ts';
import type { Subject } from '../../subject/subject.ts';
import { copyProfileFailure } from '../copyProfile.ts';
import { profileRule, undecidedByDamage } from '../profileRule.ts';
import { finding, type CheckFinding, type CheckRule } from '../rule.ts';

/** Profiles whose NTUSER.DAT is not there or no hive. Source: failure modes FM-53 (corrupted profiles). */
export const userHiveDamaged: CheckRule = profileRule({
  id: 'user-hive-damaged',
  grade: 'required',
  mayBreak: 'specialize',
  question: 'Has every profile folder a sound NTUSER.DAT?',
  explains:
    'NTUSER.DAT is the registry hive of a user. A profile without it, or with one that does not open, is corrupted, which is a documented cause of the CopyProfile failure.',
  remedy: 'Delete the profile on the source machine, or log on as the user there and see whether Windows mends it.',
  source: STALE_PROFILE_SOURCES,
  what: 'The hives of users',
  judge(profiles, subject) {
    const looked = profiles.filter(({ keyName }) => keyName !== null).flatMap((profile) => lookInto(profile, subject));
    const of = (...states: readonly ProfileHive[]) => looked.filter(({ hive }) => states.includes(hive));
    const damaged = of('damaged', 'empty');
    const missing = of('missing');
    const closed = of('unreadable');
    if (damaged.length > 0) return broken([...damaged, ...missing], subject);
    if (missing.length > 0)
      return finding(userHiveDamaged, 'warning', `${counted(missing.length, 'profile')} without NTUSER.DAT`, {
        detail: 'The profile is corrupted, or the file was left out when the volume was copied.',
        evidence: missing.map(({ evidence }) => evidence),
        fix: userHiveDamaged.remedy,
        breaks: 'specialize',
        prediction: 'cannotTell',
      });
    if (closed.length > 0)
      return finding(
        userHiveDamaged,
        'unknown',
        `NTUSER.DAT of ${counted(closed.length, 'profile')} could not be looked at`,
        {
          detail: 'So it cannot be told whether the profile is sound.',
          evidence: closed.map(({ evidence }) => evidence),
          fix: 'Start the workbench elevated where access was denied, or look on the source machine itself.',
        },
      );
    return (
      undecidedByDamage(userHiveDamaged, 'Whether every profile has a sound NTUSER.DAT', subject)
      ?? finding(userHiveDamaged, 'pass', 'Every profile folder has a sound NTUSER.DAT', {
        evidence: looked.map(({ evidence }) => evidence),
      })
    );
  },
});

interface Looked {
  readonly hive: ProfileHive;
  readonly evidence: Evidence;
}

function lookInto(profile: Profile, { fs }: Subject): readonly Looked[] {
  const folder = profileFolder(profile);
  if (folder === null)
    return profile.folderExists === null ? [{ hive: 'unreadable', evidence: profileEvidence(profile) }] : [];
  const hive = profileHive(fs, folder);
  return [{ hive, evidence: { where: { file: `${folder}/${USER_HIVE}` }, text: PROFILE_HIVE_WORDS[hive] } }];
}

function broken(damaged: readonly Looked[], subject: Subject): CheckFinding {
  const { result, breaks, caveat, told } = copyProfileFailure(subject);
  return finding(userHiveDamaged, result, `${counted(damaged.length, 'profile')} without a sound NTUSER.DAT`, {
    detail: `A corrupted profile makes CopyProfile fail. ${caveat}`.trimEnd(),
    evidence: [...damaged.map(({ evidence }) => evidence), told],
    fix: userHiveDamaged.remedy,
    breaks,
    prediction: result === 'unknown' ? 'cannotTell' : 'likely',
    related: ['administrator-profile'],
  });
}
