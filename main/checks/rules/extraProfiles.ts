import { counted } from '../../../shared/text/numberWords.ts';
import { folderStays, type Profile } from '../../../shared/model/account.ts';
import { copyProfileAsked } from '../../subject/copyProfileAsked.ts';
import { administratorOf, EXTRA_PROFILE_SOURCES, profileEvidence } from '../../subject/profileFacts.ts';
import { named } from '../bounded.ts';
import { concernOf } from '../copyProfile.ts';
import { profileRule, undecidedByDamage } from '../profileRule.ts';
import { finding, type CheckFinding, type CheckRule } from '../rule.ts';

/** Profiles beyond the Administrator's that are whole: key and folder. Source: failure modes FM-49, FM-52. */
export const extraProfiles: CheckRule = profileRule({
  id: 'extra-profiles',
  grade: 'recommended',
  mayBreak: 'specialize',
  question: 'Is the Administrator profile the only one?',
  remedy:
    'Delete the profiles on the source machine: System Properties, Advanced, User Profiles, Settings. That removes the folder and the ProfileList key together.',
  source: EXTRA_PROFILE_SOURCES,
  what: 'Profiles',
  judge(profiles, subject) {
    const isAdministrator = administratorOf(subject.machineSid);
    const others = profiles.filter(
      (profile) => profile.keyName !== null && !isAdministrator(profile) && !profile.problems.includes('backupKey'),
    );
    const used = others.filter((profile) => profile.folderExists === true);
    const extra = used.filter(({ kind }) => kind === 'person');
    const undecided = others.filter((profile) => profile.folderExists === null);
    if (extra.length === 0 && used.length > 0) return ofServices(used);
    if (extra.length === 0 && undecided.length > 0)
      return finding(extraProfiles, 'unknown', 'Whether another profile is in use could not be decided', {
        detail:
          'The folder of a further profile is on another drive, access to it was denied, or it was not copied with the volume.',
        evidence: undecided.map(profileEvidence),
        fix: 'Look at the profiles on the source machine: System Properties, Advanced, User Profiles, Settings.',
      });
    if (extra.length === 0)
      return (
        undecidedByDamage(extraProfiles, 'Whether another profile is in use', subject)
        ?? finding(extraProfiles, 'pass', 'No profile beyond the Administrator profile is in use', {
          evidence: profiles.filter(isAdministrator).map(profileEvidence),
        })
      );
    const concern = concernOf(copyProfileAsked(subject));
    return finding(extraProfiles, 'fail', `${counted(extra.length, 'profile')} beyond Administrator`, {
      detail:
        `CopyProfile takes the profile of the built-in Administrator. What further profiles do to it is told differently by the sources. ${concern.caveat}`.trimEnd(),
      evidence: [...used.map(profileEvidence), concern.told],
      fix: fixFor(extra),
      breaks: concern.breaks,
      prediction: 'cannotTell',
      related: ['local-accounts'],
    });
  },
});

/** How the profiles go. Where another key names the folder, Windows would delete that of somebody else with it. */
function fixFor(extra: readonly Profile[]): string {
  const shared = extra.filter(folderStays);
  if (shared.length === 0) return extraProfiles.remedy;
  const keys = named(shared.map(({ keyName }) => keyName ?? ''));
  return [
    `Remove only the key of ProfileList and leave the folder, since another key names it too: ${keys}. Deleting the profile in System Properties would delete that folder.`,
    ...(shared.length === extra.length ? [] : [`The others: ${extraProfiles.remedy}`]),
  ].join(' ');
}

/** They go with their service, never by themselves, so nothing may tell to delete them. */
function ofServices(services: readonly Profile[]): CheckFinding {
  return finding(extraProfiles, 'unknown', `${counted(services.length, 'profile')} of services beyond Administrator`, {
    detail:
      'Windows makes such a profile for a service, an application pool or a virtual machine. The sources speak of accounts and profiles of people and do not say what these do to Sysprep.',
    evidence: services.map(profileEvidence),
    fix: 'Keep them while their programs are needed; they go when the service is removed. Test an instance of the image.',
  });
}
