import { BUILT_IN_ACCOUNTS, type Account, type ListedProfile } from '../../shared/model/account.ts';

/** The machine SID of accounts and profiles made here. */
export const MACHINE = 'S-1-5-21-1-2-3';

/** An enabled account in no group that nobody used. */
export function account(rid: number, name: string, parts: Partial<Account> = {}): Account {
  return {
    rid,
    sid: `${MACHINE}-${rid}`,
    name,
    fullName: '',
    comment: '',
    builtIn: BUILT_IN_ACCOUNTS.get(rid) ?? null,
    disabled: false,
    lockedOut: false,
    passwordNeverExpires: false,
    passwordNotRequired: false,
    administrator: false,
    groups: [],
    lastLogon: null,
    passwordSet: null,
    lastBadPassword: null,
    expires: null,
    badPasswordCount: 0,
    logonCount: 0,
    ...parts,
  };
}

/** A sound profile; without SID a folder that no key names. */
export function profile(sid: string | null, path: string, parts: Partial<ListedProfile> = {}): ListedProfile {
  return {
    kind: 'person',
    sid,
    keyName: sid,
    path,
    state: 0,
    stateWords: [],
    folderExists: true,
    problems: [],
    account: null,
    lastUse: null,
    hive: null,
    size: null,
    ...parts,
  };
}
