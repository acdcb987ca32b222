import type { VolumePath } from '../../../shared/base/winPath.ts';
import type { Profile } from '../../../shared/model/account.ts';
import { readProfiles, readProfilesFolder } from '../../accounts/profiles.ts';
import { readBoolean } from '../../config/answerFile.ts';
import { administratorOf, EXTRA_PROFILE_SOURCES, profileEvidence } from '../../subject/profileFacts.ts';
import { firstBootAnswerFile, type RunInputs } from '../inputs.ts';
import type { Machine } from '../machine.ts';
import { mayGoOtherwise, type Condition, type Statement, type StatementView } from './statement.ts';

/**
 * Whether CopyProfile would succeed on the machine as it stands. Broken: a ProfileList key without folder, a `.bak`
 * key, or no Administrator profile. Cannot tell: further profiles, where the sources differ, or unreadable parts.
 * Source: sysprep-failures `copyprofile-find`, failure modes FM-52 and FM-53.
 */
export function copyProfileCondition(inputs: RunInputs, machine: Machine): Condition {
  const answer = firstBootAnswerFile(inputs, machine, 'specialize');
  const setting = answer?.setting('specialize', 'Microsoft-Windows-Shell-Setup', 'CopyProfile');
  if (answer === null && inputs.resumed)
    return { result: 'cannotTell', reason: 'The answer file of the run in progress is not on the volume.' };
  const word = setting === null || setting === undefined ? false : readBoolean(setting.value);
  if (word === false || setting === null || setting === undefined)
    return { result: 'holds', reason: 'CopyProfile is not asked for.' };
  const deciding = {
    file: setting.place.file ?? '',
    setting: 'specialize/Microsoft-Windows-Shell-Setup/CopyProfile',
    value: setting.value,
    ...(setting.place.line === undefined ? {} : { line: setting.place.line }),
  };
  if (word === null)
    return {
      result: 'cannotTell',
      reason: `CopyProfile has the value "${setting.value}", which is neither true nor false.`,
      deciding,
    };
  const profiles = readProfiles(machine.registry, machine.files);
  if (profiles.kind !== 'found')
    return { result: 'cannotTell', reason: 'The ProfileList key could not be read.', deciding };
  const judged = judge(profiles.value, machine, inputs.machineSid);
  const doubt = machine.uncertain.get('profiles') ?? machine.uncertain.aboutFolder(profilesFolder(machine));
  if (doubt === null) return { ...judged, deciding };
  const reason = `A program that is not simulated may have changed the profiles (${doubt}).`;
  return { ...judged, result: 'cannotTell', reason, deciding };
}

function profilesFolder(machine: Machine): VolumePath {
  const found = readProfilesFolder(machine.registry, machine.files);
  return found.kind === 'found' ? found.value : 'Users';
}

function judge(profiles: readonly Profile[], machine: Machine, machineSid: string | null): Condition {
  const keyed = profiles.filter((profile) => profile.keyName !== null);
  const stale = keyed.filter((profile) => profile.folderExists === false || profile.problems.includes('backupKey'));
  if (stale.length > 0)
    return {
      result: 'broken',
      reason: `${stale.length === 1 ? '1 ProfileList key names' : `${stale.length} ProfileList keys name`} a profile that does not exist.`,
      path: ['specialize-copyprofile'],
      evidence: stale.map(profileEvidence),
    };
  const administrator = keyed.find(administratorOf(machineSid));
  if (administrator === undefined)
    return {
      result: 'broken',
      reason: 'ProfileList has no profile of the built-in Administrator to copy.',
      path: ['specialize-copyprofile'],
    };
  const undecided = keyed.filter((profile) => profile.folderExists === null);
  const extra = profiles.filter((profile) => profile !== administrator);
  if (undecided.length > 0)
    return {
      result: 'cannotTell',
      reason: 'The folder of a profile key could not be looked at.',
      evidence: undecided.map(profileEvidence),
    };
  if (!machine.accountsKnown)
    return { result: 'cannotTell', reason: 'The SAM hive could not be read, so further accounts cannot be ruled out.' };
  const extraAccounts = machine.accounts.filter((account) => account.enabled && account.rid !== 500);
  if (extra.length > 0 || extraAccounts.length > 0)
    return {
      result: 'cannotTell',
      reason: `${extra.length} further profile${extra.length === 1 ? '' : 's'} and ${extraAccounts.length} further enabled account${extraAccounts.length === 1 ? '' : 's'} exist, and the sources differ on what that does to CopyProfile.`,
      evidence: extra.map(profileEvidence),
      contradictions: EXTRA_PROFILE_SOURCES,
    };
  return { result: 'holds', reason: 'Only the built-in Administrator has a profile, and its folder exists.' };
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
