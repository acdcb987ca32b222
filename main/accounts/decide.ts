import { ridOf } from '../../shared/base/sid.ts';
import {
  ADMINISTRATOR_RID,
  folderStays,
  type Account,
  type Decision,
  type ListedProfile,
  type Profile,
} from '../../shared/model/account.ts';
import { decideAdministrator, decideWithoutProfile, type CopyProfileKind } from './decideAdministrator.ts';
import { cannotTell, keep, remove, repair } from './decision.ts';

/** How far the lists of accounts and profiles can be trusted. */
export interface JoinFacts {
  /** `S-1-5-21-X-Y-Z`; null when it is not known, and with it whose profile one with RID 500 is. */
  readonly machineSid: string | null;
  /** Whether every account is known, so that one that is not found does not exist. */
  readonly accountsComplete: boolean;
  /** Whether ProfileList was read from a sound hive; else what it says and does not say is in doubt. */
  readonly profilesComplete: boolean;
  /** What the answer file asks for, which needs the profile of the built-in Administrator. */
  readonly copyProfile: CopyProfileKind;
}

/** What the profiles of the volume together say of a row. */
export interface AmongProfiles {
  /** The folders without key that may hold the profile of the built-in Administrator. */
  readonly loose: readonly Profile[];
  /** The profile keys of the built-in Administrator. */
  readonly administrators: readonly Profile[];
}

/**
 * What to do with an account that stays and may have a blank password, which its profile does not show. Source: the
 * account control flags of the SAM, 0x0004; the answer file of EC2Config (net user Administrator /PASSWORDREQ:YES).
 */
export function decideOnBlank(decision: Decision, account: Account | null): Decision {
  if (decision.kind !== 'keep' || account === null || !mayBeBlank(account)) return decision;
  return repair(
    `The account may have a blank password. Set one on the source machine, and ask for it: net user "${account.name}" /passwordreq:yes`,
  );
}

/** Whether the account lets somebody in and may have a blank password. */
export function mayBeBlank({ passwordNotRequired, disabled }: Account): boolean {
  return passwordNotRequired && !disabled;
}

/** Decides on an account without profile. Source: failure modes FM-49, FM-53. */
export function decideAccount({ builtIn, disabled, name }: Account, facts: JoinFacts): Decision {
  if (builtIn === 'administrator')
    return facts.profilesComplete && facts.machineSid !== null
      ? decideWithoutProfile(facts.copyProfile)
      : cannotTell(
          'The built-in Administrator. Whether it has a profile, which CopyProfile would need, is not known: ProfileList or the machine SID could not be read completely.',
        );
  if (builtIn === 'guest' && !disabled)
    return repair(
      `The Guest account is enabled, so that every instance lets guests in. Disable it on the source machine: net user "${name}" /active:no`,
    );
  if (builtIn !== null) return keep('Windows makes this account itself and it is not counted.');
  return remove(`A further account: ${ONE_ONLY}`);
}

/**
 * Decides on a profile and the account that owns it (null where none is known to).
 * Source: failure modes FM-49, FM-52, FM-53; sysprep facts, section 6.5.
 */
export function decideProfile(
  profile: ListedProfile,
  account: Account | null,
  facts: JoinFacts,
  among: AmongProfiles,
): Decision {
  if (!facts.profilesComplete) return cannotTell(LIST_IN_DOUBT);
  if (profile.keyName === null) return decideLooseFolder(profile, facts, among);
  if (facts.machineSid === null && ridOf(profile.sid ?? '') === ADMINISTRATOR_RID)
    return cannotTell('The machine SID is not known, so this may be the built-in Administrator or that of a domain.');
  if (profile.sid === `${facts.machineSid}-${ADMINISTRATOR_RID}`)
    return decideAdministrator(profile, among.loose.length > 0);
  if (profile.kind === 'service')
    return cannotTell('A profile of a service, not of a person. The sources do not say what it does to Sysprep.');
  return remove([strangerWords(profile, account, facts), damageWords(profile)].filter((part) => part !== '').join(' '));
}

const ONE_ONLY = 'AWS asks for a single administrator account and profile.';
const LIST_IN_DOUBT =
  'The SOFTWARE hive is damaged or was not written completely, so what ProfileList says is not certain.';

function decideLooseFolder(
  profile: Profile,
  { machineSid }: JoinFacts,
  { loose, administrators }: AmongProfiles,
): Decision {
  if (loose.includes(profile)) {
    if (machineSid === null)
      return cannotTell(
        'The folder has the name of the built-in Administrator. Which key is that of its profile is not known, since the machine SID is not.',
      );
    const [own] = administrators;
    return repair(
      own === undefined
        ? 'The folder has the name of the built-in Administrator, whose profile key is missing. Log on as it once and look which folder Windows takes.'
        : `The folder has the name of the built-in Administrator, whose key names ${own.path ?? 'no folder'}. It may be the original that was customised: look which of them holds the data before one goes.`,
    );
  }
  return remove('No key of ProfileList names the folder, so its data stays in the image and belongs to nobody.');
}

/** Why a profile that is not the Administrator's goes. */
function strangerWords({ sid, problems }: Profile, account: Account | null, facts: JoinFacts): string {
  if (account !== null && account.builtIn !== null)
    return 'The account belongs to Windows and stays; its profile is a further one.';
  if (account !== null) return `A further account with its profile: ${ONE_ONLY}`;
  if (problems.includes('noAccount')) return 'The account was deleted and its profile was left behind.';
  const foreign = facts.machineSid !== null && !(sid ?? '').startsWith(`${facts.machineSid}-`);
  return `A further profile${foreign ? ', of an account that is not of this machine' : ''}: ${ONE_ONLY}`;
}

function damageWords(profile: Profile): string {
  const { problems, folderExists } = profile;
  if (folderStays(profile))
    return 'Another key names its folder too: remove only this key, and leave the folder where it is.';
  if (folderExists === false) return 'Its folder is gone, which makes CopyProfile fail: the key has to go.';
  if (problems.includes('backupKey'))
    return 'Its key is a backup, so look into the folder first: it may hold the data.';
  if (problems.includes('temporary')) return 'It is a temporary profile: what was saved in it is lost at log-off.';
  return folderExists === null ? 'Its folder could not be looked at.' : '';
}
