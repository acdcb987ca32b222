/** A local account from the SAM hive. */
export interface Account {
  readonly rid: number;
  readonly sid: string | null;
  readonly name: string;
  readonly fullName: string;
  readonly disabled: boolean;
  readonly lockedOut: boolean;
  readonly passwordNeverExpires: boolean;
  /** Member of the built-in Administrators group (alias 0x220). */
  readonly administrator: boolean;
  /** ISO 8601, UTC; null for never. */
  readonly lastLogon: string | null;
  readonly passwordSet: string | null;
}

export type ProfileProblem =
  'folderMissing' | 'keyMissing' | 'backupKey' | 'temporary' | 'noAccount' | 'pathUnreadable' | 'otherDrive';

/** A user profile: a ProfileList key, a folder under Users, or both. */
export interface Profile {
  /** The SID of the key (without `.bak`); null for a folder that no key names. */
  readonly sid: string | null;
  /** Name of the ProfileList key as stored; null without key. */
  readonly keyName: string | null;
  /** Path as the key or the disk spells it. */
  readonly path: string | null;
  /** The State bit mask; null without key or value. */
  readonly state: number | null;
  /** Null when it could not be decided (access denied, another drive). */
  readonly folderExists: boolean | null;
  readonly problems: readonly ProfileProblem[];
  /** Name of the local account that owns it; null when none does. */
  readonly account: string | null;
}

export interface AccountsReport {
  readonly machineSid: string | null;
  readonly accounts: readonly Account[];
  readonly profiles: readonly Profile[];
}
