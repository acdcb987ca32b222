import type { VolumePath } from '../../../shared/base/winPath.ts';
import { PROFILE_HIVE_WORDS, type Profile } from '../../../shared/model/account.ts';
import type { Source } from '../../../shared/model/diagnostic.ts';
import { readProfiles, readProfilesFolder } from '../../accounts/profiles.ts';
import { readBoolean } from '../../config/answerFile.ts';
import { administratorOf, EXTRA_PROFILE_SOURCES, profileEvidence } from '../../subject/profileFacts.ts';
import { profileFolder, profileHive } from '../../subject/profileContents.ts';
import { USER_HIVE } from '../../subject/userHives.ts';
import type { DomainMembership } from '../../subject/domainMembership.ts';
import { firstBootAnswerFile, type RunInputs } from '../inputs.ts';
import type { Machine } from '../machine.ts';
import { decidingOf } from '../pluginStates.ts';
import { mayGoOtherwise, type Condition, type Statement, type StatementView } from './statement.ts';

const COMPONENT = 'Microsoft-Windows-Shell-Setup';

/**
 * Whether CopyProfile would succeed on the machine as it stands. Broken: a ProfileList key without folder, a `.bak`
 * key, no Administrator profile, or one whose NTUSER.DAT is damaged. Cannot tell: a domain or further profiles, where the sources differ, or unreadable
 * parts. Source: sysprep-failures `copyprofile-find`, failure modes FM-52 and FM-53.
 */
export function copyProfileCondition(inputs: RunInputs, machine: Machine): Condition {
  const answer = firstBootAnswerFile(inputs, machine, 'specialize');
  const setting = answer?.setting('specialize', COMPONENT, 'CopyProfile') ?? null;
  if (answer === null && inputs.resumed)
    return { result: 'cannotTell', reason: 'The answer file of the run in progress is not on the volume.' };
  const word = setting === null ? false : readBoolean(setting.value);
  if (word === false || setting === null) return { result: 'holds', reason: 'CopyProfile is not asked for.' };
  const deciding = decidingOf(setting, `specialize/${COMPONENT}/CopyProfile`);
  if (word === null)
    return {
      result: 'cannotTell',
      reason: `CopyProfile has the value "${setting.value}", which is neither true nor false.`,
      deciding,
    };
  const profiles = readProfiles(machine.registry, machine.files);
  if (profiles.kind !== 'found')
    return { result: 'cannotTell', reason: 'The ProfileList key could not be read.', deciding };
  const judged = judge(profiles.value, inputs, machine);
  const doubt = machine.uncertain.get('profiles') ?? machine.uncertain.aboutFolder(profilesFolder(machine));
  if (doubt === null) return { ...judged, deciding };
  const reason = `A program that is not simulated may have changed the profiles (${doubt}).`;
  return { ...judged, result: 'cannotTell', reason, deciding };
}

function profilesFolder(machine: Machine): VolumePath {
  const found = readProfilesFolder(machine.registry, machine.files);
  return found.kind === 'found' ? found.value : 'Users';
}

function judge(profiles: readonly Profile[], inputs: RunInputs, machine: Machine): Condition {
  const keyed = profiles.filter((profile) => profile.keyName !== null);
  const stale = staleKeys(keyed);
  if (stale !== null) return stale;
  if (!inputs.profilesComplete)
    return {
      result: 'cannotTell',
      reason: 'The SOFTWARE hive could not be read completely, so ProfileList may have lost keys.',
    };
  const administrator = keyed.find(administratorOf(inputs.machineSid));
  if (administrator === undefined)
    return {
      result: 'broken',
      reason: 'ProfileList has no profile of the built-in Administrator to copy.',
      path: ['specialize-copyprofile'],
    };
  const doubtful = administratorInDoubt(administrator, inputs, machine);
  if (doubtful !== null) return doubtful;
  const undecided = keyed.filter((profile) => profile.folderExists === null);
  const extra = profiles.filter((profile) => profile !== administrator);
  if (undecided.length > 0)
    return {
      result: 'cannotTell',
      reason: 'The folder of a profile key could not be looked at.',
      evidence: undecided.map(profileEvidence),
    };
  if (!machine.accountsKnown)
    return {
      result: 'cannotTell',
      reason: 'The SAM hive could not be read completely, so further accounts cannot be ruled out.',
    };
  const extraAccounts = machine.accounts.filter((account) => account.enabled && account.rid !== 500);
  if (extra.length > 0 || extraAccounts.length > 0)
    return {
      result: 'cannotTell',
      reason: `${extra.length} further profile${extra.length === 1 ? '' : 's'} and ${extraAccounts.length} further enabled account${extraAccounts.length === 1 ? '' : 's'} exist, and the sources differ on what that does to CopyProfile.`,
      evidence: extra.map(profileEvidence),
      contradictions: EXTRA_PROFILE_SOURCES,
    };
  return (
    ofDomain(inputs.domain) ?? {
      result: 'holds',
      reason: 'Only the built-in Administrator has a profile, and its folder exists.',
    }
  );
}

/**
 * What is wrong with the profile that would be copied; null where nothing is seen. A NTUSER.DAT that is missing may have
 * been left out of the copy of the volume.
 */
function administratorInDoubt(profile: Profile, { machineSid }: RunInputs, { files }: Machine): Condition | null {
  const folder = profileFolder(profile);
  const hive = folder === null ? 'readable' : profileHive(files, folder);
  const evidence = [{ where: { file: `${folder ?? ''}/${USER_HIVE}` }, text: PROFILE_HIVE_WORDS[hive] }];
  if (hive === 'damaged' || hive === 'empty')
    return {
      result: 'broken',
      reason:
        'The profile of the built-in Administrator has no sound NTUSER.DAT, and a corrupted profile makes CopyProfile fail.',
      path: ['specialize-copyprofile'],
      evidence,
    };
  if (hive !== 'readable')
    return {
      result: 'cannotTell',
      reason: 'NTUSER.DAT of the built-in Administrator is missing in this copy of the volume, or may not be read.',
      evidence,
    };
  if (machineSid !== null) return null;
  return {
    result: 'cannotTell',
    reason: 'The SID of the machine is not known, so the profile with RID 500 may be that of a domain.',
    evidence: [profileEvidence(profile)],
  };
}

/** Keys of ProfileList that make CopyProfile fail; null when there is none. */
function staleKeys(keyed: readonly Profile[]): Condition | null {
  const gone = keyed.filter((profile) => profile.folderExists === false);
  const backups = keyed.filter((profile) => profile.folderExists !== false && profile.problems.includes('backupKey'));
  const told = [
    ...(gone.length === 0 ? [] : [`${count(gone, 'names', 'name')} a profile that does not exist`]),
    ...(backups.length === 0
      ? []
      : [`${count(backups, 'is a .bak key', 'are .bak keys')}, whose profile Windows could not load`]),
  ];
  if (told.length === 0) return null;
  return {
    result: 'broken',
    reason: `${told.join(', and ')}.`,
    path: ['specialize-copyprofile'],
    evidence: [...gone, ...backups].map(profileEvidence),
  };
}

function count(keys: readonly Profile[], one: string, many: string): string {
  return keys.length === 1 ? `1 ProfileList key ${one}` : `${keys.length} ProfileList keys ${many}`;
}

/** What is observed elsewhere of CopyProfile on a member of a domain, which the source page does not speak of. */
const DOMAIN_SOURCE: Source = {
  document: 'Microsoft, CopyProfile; public report of an endless specialize pass (dolls.tokyo)',
  certainty: 'observed',
  says: 'CopyProfile takes the profile of the running administrator; domain profiles are not supported, and specialize may not end.',
};

/** CopyProfile on a member of a domain: null on a machine that is in none. Source: failure modes FM-52 (observed). */
function ofDomain({ kind, where, text }: DomainMembership): Condition | null {
  if (kind === 'none') return null;
  const reason = {
    member: 'The source machine is in a domain, and CopyProfile was seen to fail on such machines.',
    suffix: `The machine has the DNS domain ${text}; on a member of a domain CopyProfile was seen to fail.`,
    unknown: `Whether the source machine is in a domain cannot be told. ${text}`,
  }[kind];
  return { result: 'cannotTell', reason, evidence: [{ where, text }], contradictions: [DOMAIN_SOURCE] };
}

/** The setting that asks for CopyProfile; null where none does. */
export function copyProfileSetting(inputs: RunInputs, machine: Machine): NonNullable<Condition['deciding']> | null {
  return copyProfileCondition(inputs, machine).deciding ?? null;
}

/** On each step of specialize up to the copy: CopyProfile has a profile to copy and every profile key a folder. */
export const copyProfileCanSucceed: Statement = {
  id: 'copyprofile-can-succeed',
  title: 'CopyProfile can succeed',
  kind: 'always',
  test: ({ inputs, machine, steps }: StatementView): Condition => {
    const last = steps.at(-1);
    const { mayDiffer } = machine.course;
    if (last?.id === 'specialize-copyprofile')
      return {
        ...(mayDiffer === null ? copyProfileCondition(inputs, machine) : mayGoOtherwise(mayDiffer)),
        decides: true,
      };
    return machine.course.stopped === null
      ? { result: 'holds', reason: 'CopyProfile is not reached yet, or is done.' }
      : {
          result: 'cannotTell',
          reason: `The run does not get to CopyProfile: ${machine.course.stopped}.`,
          path: [last?.id ?? ''],
        };
  },
};
