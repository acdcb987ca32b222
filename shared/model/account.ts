import type { Diagnostic } from './diagnostic.ts';

/** The key whose subkeys, named by SID, are the profiles. */
export const PROFILE_LIST = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList';

/** RID of the built-in Administrator, whatever its name. Source: sysprep facts, section 6.2. */
export const ADMINISTRATOR_RID = 500;

/** What the accounts that Windows makes itself are, by RID. Source: sysprep facts, section 6.2 (503 and 504 inferred). */
export const BUILT_IN_ACCOUNTS: ReadonlyMap<number, BuiltInAccount> = new Map([
  [ADMINISTRATOR_RID, 'administrator'],
  [501, 'guest'],
  [503, 'defaultAccount'],
  [504, 'wdagUtilityAccount'],
]);

/** What an account that Windows makes itself is, by its RID and whatever its name. */
export type BuiltInAccount = 'administrator' | 'guest' | 'defaultAccount' | 'wdagUtilityAccount';

/** A local account from the SAM hive. Times are ISO 8601, UTC; null for never. */
export interface Account {
  readonly rid: number;
  readonly sid: string | null;
  readonly name: string;
  readonly fullName: string;
  readonly comment: string;
  /** Null for an account that people made. */
  readonly builtIn: BuiltInAccount | null;
  readonly disabled: boolean;
  readonly lockedOut: boolean;
  readonly passwordNeverExpires: boolean;
  /** Whether the account may have a blank password; whether it has one is not told. */
  readonly passwordNotRequired: boolean;
  /** Member of the built-in Administrators group (alias 0x220). */
  readonly administrator: boolean;
  /** Names of the built-in groups that it is a member of by itself, by RID of the group. */
  readonly groups: readonly string[];
  readonly lastLogon: string | null;
  readonly passwordSet: string | null;
  readonly lastBadPassword: string | null;
  readonly expires: string | null;
  readonly badPasswordCount: number;
  readonly logonCount: number;
}

/** A member of a group. */
export interface GroupMember {
  readonly sid: string;
  /**
   * `otherDomain`: an account or group of a domain that the machine is or was in; `system`: one that Windows knows on
   * every machine, such as Authenticated Users; `unknown` while the machine SID is.
   */
  readonly of: 'machine' | 'otherDomain' | 'system' | 'unknown';
  /** Name of the local account; null for any other, and for one that the SAM does not know. */
  readonly account: string | null;
}

/** A built-in local group (an alias of the domain Builtin). */
export interface LocalGroup {
  readonly rid: number;
  readonly name: string;
  readonly description: string;
  readonly members: readonly GroupMember[];
}

export const PROFILE_PROBLEMS = [
  'folderMissing',
  'keyMissing',
  'backupKey',
  'temporary',
  'suffixedFolder',
  'sidContradicts',
  'doubledSid',
  'doubledFolder',
  'noAccount',
  'pathMissing',
  'pathWrongType',
  'unknownVariable',
  'networkPath',
  'otherDrive',
  'pathUnreadable',
] as const;

export type ProfileProblem = (typeof PROFILE_PROBLEMS)[number];

/** When a profile was last used, and what says so: a time in its key, or when its NTUSER.DAT was last written. */
export interface ProfileUse {
  /** ISO 8601, UTC */
  readonly at: string;
  readonly from: 'unloaded' | 'loaded' | 'hiveWritten';
}

/** A user profile: a ProfileList key, a folder under Users, or both. */
export interface Profile {
  /** `service` for the virtual account of a service, an application pool or a virtual machine. */
  readonly kind: 'person' | 'service';
  /** The SID of the key (without `.bak`); null for a folder that no key names. */
  readonly sid: string | null;
  /** Name of the ProfileList key as stored; null without key. */
  readonly keyName: string | null;
  /** Path as the key or the disk spells it. */
  readonly path: string | null;
  /** The State bit mask; null without key or value. */
  readonly state: number | null;
  /** What its bits say. */
  readonly stateWords: readonly string[];
  /** Null when it could not be decided (access denied, another drive). */
  readonly folderExists: boolean | null;
  readonly problems: readonly ProfileProblem[];
  /** Name of the local account that owns it; null when none does (`noAccount`) or none is known: see ownerWords. */
  readonly account: string | null;
  /** From the times in the key; null without any. */
  readonly lastUse: ProfileUse | null;
}

/**
 * What became of a profile's NTUSER.DAT: `damaged` is a file that is no hive or lost its root, `unreadable` one that may
 * not be read.
 */
export const PROFILE_HIVES = ['readable', 'missing', 'empty', 'damaged', 'unreadable'] as const;

export type ProfileHive = (typeof PROFILE_HIVES)[number];

/** The same in words. */
export const PROFILE_HIVE_WORDS: Readonly<Record<ProfileHive, string>> = {
  readable: 'NTUSER.DAT readable',
  missing: 'NTUSER.DAT missing',
  empty: 'NTUSER.DAT empty',
  damaged: 'NTUSER.DAT damaged',
  unreadable: 'NTUSER.DAT may not be read',
};

/** What says when a profile was last used, in words. */
export const PROFILE_USE_WORDS: Readonly<Record<ProfileUse['from'], string>> = {
  unloaded: 'when it was unloaded',
  loaded: 'when it was loaded',
  hiveWritten: 'when NTUSER.DAT was written',
};

/** What lies below a profile's folder. */
export interface ProfileSize {
  readonly bytes: number;
  /** Files and folders. */
  readonly entries: number;
  /** False where counting stopped at its limit or a folder could not be read: then it is at least that. */
  readonly complete: boolean;
}

/** A profile with what was looked up in its folder. */
export interface ListedProfile extends Profile {
  /** Null where there is no folder to look into. */
  readonly hive: ProfileHive | null;
  /** Null where it was not asked for, or there is no folder. */
  readonly size: ProfileSize | null;
}

/** The folder that new profiles are copied from, or the one that all share. */
export interface StandardFolder {
  readonly of: 'default' | 'public';
  /** As ProfileList names it, or where it usually lies. */
  readonly path: string;
  /** Whether ProfileList names it. */
  readonly written: boolean;
  readonly folderExists: boolean | null;
  readonly problems: readonly ProfileProblem[];
}

/** What is wrong with a profile, in words. */
export const PROFILE_PROBLEM_WORDS: Readonly<Record<ProfileProblem, string>> = {
  folderMissing: 'the folder is gone',
  keyMissing: 'no profile key names the folder',
  backupKey: 'a .bak copy of the key',
  temporary: 'a temporary profile',
  suffixedFolder: 'the folder has a suffix that Windows adds where the plain name was taken',
  sidContradicts: 'the value Sid names somebody else',
  doubledSid: 'two keys for one SID',
  doubledFolder: 'the folder is that of another key or of Windows too',
  noAccount: 'no account owns it',
  pathMissing: 'the key names no folder',
  pathWrongType: 'the path in the key is no text',
  unknownVariable: 'the path has a variable that is not known',
  networkPath: 'the folder is on the network',
  pathUnreadable: 'the folder could not be read',
  otherDrive: 'the folder is on another drive',
};

/** Whether the folder has to stay where the profile goes, since another key or Windows uses it too: then only the key goes. */
export function folderStays({ problems }: Pick<Profile, 'problems'>): boolean {
  return problems.includes('doubledFolder');
}

/** What a standard image wants of an account with its profile; `cannotTell` where what decides could not be read. */
export interface Decision {
  readonly kind: 'keep' | 'remove' | 'repair' | 'cannotTell';
  /** The reason, as sentences. */
  readonly why: string;
}

/** Decisions in words. */
export const DECISION_WORDS: Readonly<Record<Decision['kind'], string>> = {
  keep: 'keep',
  remove: 'remove',
  repair: 'repair',
  cannotTell: 'cannot tell',
};

/** One row of the joined table: an account with a profile of its own, an account without, a profile without account. */
export interface JoinedRow {
  /** Name of the account, else of the folder, else the SID. */
  readonly name: string;
  /** Name of the ProfileList key, else the account's SID; null for a folder that no key names. */
  readonly sid: string | null;
  /** The account in `accounts`; null for a profile that none of them owns. */
  readonly rid: number | null;
  /** Index of the profile in `profiles`; null for an account without. */
  readonly profile: number | null;
  /** What is wrong, or more than a standard image wants, in words. */
  readonly wrong: readonly string[];
  /** Ids of the checks that the row is a reason for. */
  readonly checks: readonly string[];
  readonly decision: Decision;
}

/**
 * Whose profile it is, in words. `no account` only where that is known; `cannot tell` for an account of a domain, for a
 * folder without key, and where the accounts could not be read completely.
 */
export function ownerWords({ account, problems }: Pick<Profile, 'account' | 'problems'>): string {
  return account ?? (problems.includes('noAccount') ? 'no account' : 'cannot tell');
}

export interface AccountsReport {
  readonly machineSid: string | null;
  readonly accounts: readonly Account[];
  /** The built-in groups, by RID. */
  readonly groups: readonly LocalGroup[];
  readonly profiles: readonly ListedProfile[];
  /** Accounts and profiles joined by SID, with what to do: accounts by RID, then profiles that no account owns. */
  readonly table: readonly JoinedRow[];
}

/** The accounts and profiles of a volume, with all that could not be told about them. */
export interface AccountsAnswer extends AccountsReport {
  /** Whether the lists hold every account and profile of the volume, with all that is asked about each. */
  readonly complete: boolean;
  /** Hives that are missing or unreadable, so that a list is empty for that reason. */
  readonly problems: readonly Diagnostic[];
  /** Damage and contradictions that leave part of the lists in doubt. */
  readonly warnings: readonly Diagnostic[];
}
