import { ridOf } from '../../shared/base/sid.ts';
import { baseName } from '../../shared/base/winPath.ts';
import {
  ADMINISTRATOR_RID,
  type Account,
  type Decision,
  type Profile,
  type ProfileProblem,
} from '../../shared/model/account.ts';

/** How far the lists of accounts and profiles can be trusted. */
export interface JoinFacts {
  /** `S-1-5-21-X-Y-Z`; null when it is not known, and with it whose profile one with RID 500 is. */
  readonly machineSid: string | null;
  /** Whether every account is known, so that one that is not found does not exist. */
  readonly accountsComplete: boolean;
  /** Whether ProfileList was read from a sound hive; else what it says and does not say is in doubt. */
  readonly profilesComplete: boolean;
}

/** Decides on an account without profile. Source: failure modes FM-49, FM-53. */
export function decideAccount({ builtIn, disabled, name }: Account): Decision {
  if (builtIn === 'administrator')
    return keep('The built-in Administrator. It has no profile of its own, which CopyProfile would need.');
  if (builtIn === 'guest' && !disabled)
    return repair(
      `The Guest account is enabled, so that every instance lets guests in. Disable it on the source machine: net user "${name}" /active:no`,
    );
  if (builtIn !== null) return keep('Windows makes this account itself and it is not counted.');
  return remove(`A further account: ${ONE_ONLY}`);
}

/**
 * Decides on a profile and the account that owns it (null where none is known to). `administrator` is the name of the
 * account with RID 500 where it has no profile key, so that a folder of its name is not taken for a stranger's.
 * Source: failure modes FM-49, FM-52, FM-53; sysprep facts, section 6.5.
 */
export function decideProfile(
  profile: Profile,
  account: Account | null,
  facts: JoinFacts,
  administrator: string | null,
): Decision {
  if (!facts.profilesComplete) return cannotTell(LIST_IN_DOUBT);
  if (profile.keyName === null) return decideLooseFolder(profile, administrator);
  if (facts.machineSid === null && ridOf(profile.sid ?? '') === ADMINISTRATOR_RID)
    return cannotTell('The machine SID is not known, so this may be the built-in Administrator or that of a domain.');
  if (profile.sid === `${facts.machineSid}-${ADMINISTRATOR_RID}`) return decideAdministrator(profile);
  if (profile.kind === 'service')
    return cannotTell('A profile of a service, not of a person. The sources do not say what it does to Sysprep.');
  return remove([strangerWords(profile, account, facts), damageWords(profile)].filter((part) => part !== '').join(' '));
}

const ONE_ONLY = 'AWS asks for a single administrator account and profile.';
const LIST_IN_DOUBT =
  'The SOFTWARE hive is damaged or was not written completely, so what ProfileList says is not certain.';

function decideLooseFolder({ path }: Profile, administrator: string | null): Decision {
  if (administrator !== null && baseName(path ?? '').toUpperCase() === administrator.toUpperCase())
    return repair(
      'The folder has the name of the built-in Administrator, whose profile key is missing. Log on as it once and look which folder Windows takes.',
    );
  return remove('No key of ProfileList names the folder, so its data stays in the image and belongs to nobody.');
}

function decideAdministrator({ problems, folderExists }: Profile): Decision {
  if (problems.some((problem) => DOUBLED.has(problem)))
    return repair(
      'Two keys of ProfileList contend for the profile of the built-in Administrator. Keep the one whose folder holds the data.',
    );
  if (problems.includes('backupKey') || problems.includes('temporary'))
    return repair(
      'Windows could not load the profile of the built-in Administrator and works with another one. Decide which key has the right folder.',
    );
  if (problems.includes('pathMissing') || problems.includes('pathWrongType'))
    return repair(
      'The key of the built-in Administrator names no folder. Log on as it once and look which one it takes.',
    );
  if (folderExists === null) return cannotTell('The folder of the built-in Administrator could not be looked at.');
  if (!folderExists)
    return repair(
      'The folder of the built-in Administrator is gone, which makes CopyProfile fail. Log on as it once, so that Windows makes a new one.',
    );
  return keep('The built-in Administrator and its profile: the one that a standard image has.');
}

const DOUBLED: ReadonlySet<ProfileProblem> = new Set(['doubledSid', 'doubledFolder', 'sidContradicts']);

/** Why a profile that is not the Administrator's goes. */
function strangerWords({ sid, problems }: Profile, account: Account | null, facts: JoinFacts): string {
  if (account !== null && account.builtIn !== null)
    return 'The account belongs to Windows and stays; its profile is a further one.';
  if (account !== null) return `A further account with its profile: ${ONE_ONLY}`;
  if (problems.includes('noAccount')) return 'The account was deleted and its profile was left behind.';
  const foreign = facts.machineSid !== null && !(sid ?? '').startsWith(`${facts.machineSid}-`);
  return `A further profile${foreign ? ', of an account that is not of this machine' : ''}: ${ONE_ONLY}`;
}

function damageWords({ problems, folderExists }: Profile): string {
  if (folderExists === false) return 'Its folder is gone, which makes CopyProfile fail: the key has to go.';
  if (problems.includes('backupKey'))
    return 'Its key is a backup, so look into the folder first: it may hold the data.';
  if (problems.includes('temporary')) return 'It is a temporary profile: what was saved in it is lost at log-off.';
  return folderExists === null ? 'Its folder could not be looked at.' : '';
}

const keep = (why: string): Decision => ({ kind: 'keep', why });
const remove = (why: string): Decision => ({ kind: 'remove', why });
const repair = (why: string): Decision => ({ kind: 'repair', why });
const cannotTell = (why: string): Decision => ({ kind: 'cannotTell', why });
