import { counted } from '../../../shared/text/numberWords.ts';
import { parseVolumePath } from '../../../shared/base/winPath.ts';
import { folderStays, PROFILE_HIVE_WORDS, type Profile, type ProfileHive } from '../../../shared/model/account.ts';
import type { Evidence } from '../../../shared/model/diagnostic.ts';
import { profileFolder, profileHive } from '../../subject/profileContents.ts';
import { administratorOf, profileEvidence, STALE_PROFILE_SOURCES } from '../../subject/profileFacts.ts';
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
  remedy:
    'Log on as the user on the source machine and see whether Windows mends the profile, or delete it there. That of the built-in Administrator is never deleted: restore its NTUSER.DAT, or set CopyProfile to false.',
  source: STALE_PROFILE_SOURCES,
  what: 'The hives of users',
  judge(profiles, subject) {
    const looked = profiles.filter(({ keyName }) => keyName !== null).flatMap((profile) => lookInto(profile, subject));
    const of = (...states: readonly ProfileHive[]) => looked.filter(({ hive }) => states.includes(hive));
    const damaged = of('damaged', 'empty');
    const missing = of('missing');
    const closed = of('unreadable');
    const lost = wasCopied(looked, subject) && missing.some(({ administrator }) => administrator);
    if (damaged.length > 0 || lost) return broken([...damaged, ...missing], damaged.length > 0, subject);
    if (missing.length > 0)
      return finding(userHiveDamaged, 'warning', `${counted(missing.length, 'profile')} without NTUSER.DAT`, {
        detail: 'The profile is corrupted, or the file was left out when the volume was copied.',
        evidence: missing.map(({ evidence }) => evidence),
        fix: fixFor(missing),
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
  /** Whether the profile is that of the built-in Administrator, which CopyProfile copies. */
  readonly administrator: boolean;
  /** Whether another key names the folder too, so that it is not to be deleted. */
  readonly stays: boolean;
  readonly hive: ProfileHive;
  readonly evidence: Evidence;
}

function lookInto(profile: Profile, { fs, machineSid }: Subject): readonly Looked[] {
  const of = { administrator: administratorOf(machineSid)(profile), stays: folderStays(profile) };
  const folder = profileFolder(profile);
  if (folder === null)
    return profile.folderExists === null ? [{ ...of, hive: 'unreadable', evidence: profileEvidence(profile) }] : [];
  const hive = profileHive(fs, folder);
  const evidence = { where: { file: `${folder}/${USER_HIVE}` }, text: PROFILE_HIVE_WORDS[hive] };
  return [{ ...of, hive, evidence }];
}

/** Whether the hives of users were copied with the volume, so that one that is missing was not merely left out. */
function wasCopied(looked: readonly Looked[], { fs, standardFolders }: Subject): boolean {
  if (looked.some(({ hive }) => PRESENT.has(hive))) return true;
  const parsed = parseVolumePath(standardFolders.find(({ of }) => of === 'default')?.path ?? '');
  return parsed.kind === 'path' && PRESENT.has(profileHive(fs, parsed.path));
}

const PRESENT: ReadonlySet<ProfileHive> = new Set(['readable', 'empty', 'damaged']);

/** What to do: the profile of the built-in Administrator is the one to keep. */
function fixFor(bad: readonly Looked[]): string {
  const own = bad.some(({ administrator }) => administrator);
  const others = bad.some(({ administrator, stays }) => !administrator && !stays);
  return [...(own ? [ADMINISTRATOR_FIX] : []), ...(others ? [OTHERS_FIX] : [])].join(' ');
}

const ADMINISTRATOR_FIX =
  'Log on as the built-in Administrator on the source machine and see whether Windows loads the profile; where it does not, restore its NTUSER.DAT from a backup. Setting CopyProfile to false lets the run go on, and gives up the customised profile.';
const OTHERS_FIX =
  'The profiles of other users: delete them on the source machine, or log on as the user there and see whether Windows mends it.';

function broken(bad: readonly Looked[], certain: boolean, subject: Subject): CheckFinding {
  const { result, breaks, caveat, told } = copyProfileFailure(subject);
  return finding(userHiveDamaged, result, `${counted(bad.length, 'profile')} without a sound NTUSER.DAT`, {
    detail: `A corrupted profile makes CopyProfile fail. ${caveat}`.trimEnd(),
    evidence: [...bad.map(({ evidence }) => evidence), told],
    fix: fixFor(bad),
    breaks,
    prediction: result === 'unknown' || !certain ? 'cannotTell' : 'likely',
    related: ['administrator-profile'],
  });
}
