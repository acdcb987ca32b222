import { joinAccounts } from '../accounts/accountTable.ts';
import { PROFILE_LIST, type AccountsAnswer } from '../../shared/model/account.ts';
import { diagnostic, type Diagnostic } from '../../shared/model/diagnostic.ts';
import { hiveComplete, type Found } from '../../shared/model/volume.ts';
import { copyProfileAsked } from './copyProfileAsked.ts';
import { inFile } from './hiveFinding.ts';
import { valueOrNull } from './lookup.ts';
import { listProfile } from './profileContents.ts';
import type { Subject } from './subject.ts';

/**
 * The accounts and profiles of a volume; looks into each profile folder, but does not measure it. What could not be read
 * is said, never an empty list alone.
 */
export function accountsAnswer(subject: Subject): AccountsAnswer {
  const { accounts, groups, machineSid, membershipProblems, sideProblems, profilesFolder } = subject;
  const read = valueOrNull(accounts) ?? [];
  const profiles = (valueOrNull(subject.profiles) ?? []).map((profile) => listProfile(subject.fs, profile));
  return {
    machineSid,
    accounts: read,
    groups,
    profiles,
    table: joinAccounts(read, profiles, { ...subject, copyProfile: copyProfileAsked(subject).kind }),
    complete:
      subject.accountsComplete
      && subject.profilesComplete
      && membershipProblems.length === 0
      && sideProblems.length === 0
      && profilesFolder.kind === 'found',
    ...accountDoubts(subject),
  };
}

/** Why the lists of accounts and profiles may not be whole. */
export function accountDoubts(subject: Subject): Pick<AccountsAnswer, 'problems' | 'warnings'> {
  const { accounts, profiles, membershipProblems, sideProblems, profilesFolder } = subject;
  return {
    problems: [
      ...whyNot(accounts, hiveMissing('accounts-unreadable', 'The local accounts (SAM hive)')),
      ...whyNot(profiles, hiveMissing('profiles-unreadable', 'The profiles (ProfileList in the SOFTWARE hive)')),
    ],
    warnings: [
      ...subject.accountProblems,
      ...membershipProblems,
      ...sideProblems,
      ...damageOf(subject, ['SAM', 'SOFTWARE']),
      ...(profiles.kind === 'found' ? whyNot(profilesFolder, FOLDER_MISSING) : []),
    ],
  };
}

/** Why something was not found: what made it unreadable, or the finding for what is not there. */
function whyNot(found: Found<unknown>, absent: Diagnostic): readonly Diagnostic[] {
  switch (found.kind) {
    case 'found':
      return [];
    case 'unreadable':
      return [found.problem.diagnostic];
    case 'absent':
      return [absent];
  }
}

function hiveMissing(code: string, what: string): Diagnostic {
  return diagnostic(code, `${what} are not on the volume.`, {
    severity: 'warning',
    fix: 'Copy the hive files of Windows\\System32\\config with the volume.',
  });
}

const FOLDER_MISSING = diagnostic(
  'profiles-folder-missing',
  'The folder that holds the profiles is not on this volume.',
  {
    severity: 'warning',
    detail: 'Listing the profiles: folders that no key of ProfileList names are not known.',
    where: [{ key: PROFILE_LIST, value: 'ProfilesDirectory' }],
    fix: 'Open the volume that ProfilesDirectory names, or copy the folder Users with this one.',
  },
);

/** Why hives that could be opened may not hold everything. One that could not is among the problems. */
function damageOf({ report }: Subject, names: readonly string[]): readonly Diagnostic[] {
  return report.hives
    .filter((hive) => names.includes(hive.name) && hive.state !== 'unreadable' && !hiveComplete(hive))
    .flatMap(({ path, warnings }) => warnings.map((warning) => inFile(warning, path)));
}
