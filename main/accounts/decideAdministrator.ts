import type { Decision, ListedProfile, Profile, ProfileProblem } from '../../shared/model/account.ts';
import { cannotTell, keep, repair } from './decision.ts';

/**
 * Whether the answer file asks for CopyProfile: `noFile` where none is on the volume for that pass, `unknown` where the
 * file that decides cannot be told.
 */
export type CopyProfileKind = 'on' | 'off' | 'noFile' | 'unknown';

/** Decides on the built-in Administrator where no profile key is its own. Source: failure modes FM-52, FM-53. */
export function decideWithoutProfile(copyProfile: CopyProfileKind): Decision {
  switch (copyProfile) {
    case 'on':
      return repair(
        'The built-in Administrator has no profile, and the answer file asks for CopyProfile, which fails without one. Log on as it once on the source machine, so that Windows makes it.',
      );
    case 'unknown':
      return cannotTell(
        'The built-in Administrator has no profile. Whether the answer file asks for CopyProfile, which would need one, cannot be told.',
      );
    case 'off':
    case 'noFile':
      return keep('The built-in Administrator. It has no profile of its own, which CopyProfile would need.');
  }
}

/**
 * Decides on the profile of the built-in Administrator. `loose` is whether a folder without key may be its profile too.
 * Source: failure modes FM-53; sysprep facts, section 6.5.
 */
export function decideAdministrator(profile: ListedProfile, loose: boolean): Decision {
  const { folderExists } = profile;
  const contended = contention(profile);
  if (contended !== null) return contended;
  if (folderExists === null) return cannotTell('The folder of the built-in Administrator could not be looked at.');
  if (!folderExists)
    return repair(
      'The folder of the built-in Administrator is gone, which makes CopyProfile fail. Log on as it once, so that Windows makes a new one: the account belongs to Windows and stays.',
    );
  return ofHive(profile) ?? ofSuffix(profile, loose) ?? keep(STANDARD);
}

const STANDARD = 'The built-in Administrator and its profile: the one that a standard image has.';

function contention({ problems }: Profile): Decision | null {
  if (problems.some((problem) => DOUBLED_SID.has(problem)))
    return repair(
      'Two keys of ProfileList contend for the profile of the built-in Administrator. Keep the one whose folder holds the data.',
    );
  if (problems.includes('backupKey') || problems.includes('temporary'))
    return repair(
      'Windows could not load the profile of the built-in Administrator and works with another one. Decide which key has the right folder.',
    );
  if (problems.includes('doubledFolder'))
    return repair(
      'Another key of ProfileList names the folder of the built-in Administrator. Remove that key alone: the folder stays, since CopyProfile copies it.',
    );
  if (problems.includes('pathMissing') || problems.includes('pathWrongType'))
    return repair(
      'The key of the built-in Administrator names no folder. Log on as it once and look which one it takes.',
    );
  return null;
}

const DOUBLED_SID: ReadonlySet<ProfileProblem> = new Set(['doubledSid', 'sidContradicts']);

function ofHive({ hive }: ListedProfile): Decision | null {
  switch (hive) {
    case 'missing':
    case 'empty':
    case 'damaged':
      return repair(
        `The NTUSER.DAT of the built-in Administrator is ${hive}, so there is no sound profile for CopyProfile. Log on as it on the source machine and look whether Windows loads the profile; restore the file from a backup where it does not.`,
      );
    case 'unreadable':
      return cannotTell('The NTUSER.DAT of the built-in Administrator may not be read, so it may be damaged.');
    case 'readable':
    case null:
      return null;
  }
}

/** A suffix is evidence only: the folder may be wanted where no other one contends for it. */
function ofSuffix({ problems }: Profile, loose: boolean): Decision | null {
  if (!problems.includes('suffixedFolder')) return null;
  if (loose)
    return repair(
      'The folder of the built-in Administrator has a suffix that Windows adds where the plain name was taken, and a folder of the plain name is there without key. It is probably the original: look which of them holds the customised profile, since CopyProfile copies the one that the key names.',
    );
  return cannotTell(
    'The folder of the built-in Administrator has a suffix that Windows adds where the plain name was taken. It may be wanted: look whether it holds the customised profile.',
  );
}
