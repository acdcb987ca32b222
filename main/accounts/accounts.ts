import { fileTimeToIso } from '../../shared/base/filetime.ts';
import type { Account } from '../../shared/model/account.ts';
import { type Diagnostic, diagnostic } from '../../shared/model/diagnostic.ts';
import type { RegistryKey, RegistryView } from '../../shared/model/registry.ts';
import type { Found } from '../../shared/model/volume.ts';
import { crossCheck, readAccountNames } from './accountNames.ts';
import { decodeAliasMembers, decodeMachineSid, decodeUserF, decodeUserV } from './samDecode.ts';
import { ACCOUNT_DOMAIN, ADMINISTRATORS_ALIAS, CONTROL } from './samLayout.ts';

export interface AccountsFound {
  /** Sorted by RID. `absent` or `unreadable` when the SAM hive is, never an empty list for it. */
  readonly accounts: Found<readonly Account[]>;
  /** `S-1-5-21-X-Y-Z` */
  readonly machineSid: string | null;
  /** Names by RID of every account that the SAM knows of, read or not; null where only its number is left. */
  readonly known: ReadonlyMap<number, string | null>;
  /** Accounts that cannot be read and are missing in the list (`sam-account-damaged`), and what its lists differ on. */
  readonly problems: readonly Diagnostic[];
  /** Why `administrator` is not known (`sam-administrators-unreadable`, `sam-machine-sid-unreadable`). */
  readonly membershipProblems: readonly Diagnostic[];
  /** Whether every account and its SID is known, so that an account that is not found does not exist. */
  readonly complete: boolean;
}

/**
 * Reads the local accounts from the SAM hive. Whether one is an administrator is its membership in the built-in
 * Administrators group. The list by number is compared with the list by name. Source: section 6 of the Sysprep facts.
 */
export function readAccounts(registry: RegistryView): AccountsFound {
  const machineSid = readMachineSid(registry);
  const users = registry.key(`${ACCOUNT_DOMAIN}\\Users`);
  if (users.kind !== 'found')
    return { accounts: users, machineSid, known: new Map(), problems: [], membershipProblems: [], complete: false };
  const { administrators, problems: groupProblems } = readAdministrators(registry);
  const keys = Array.from(users.value.subkeys()).filter((key) => /^[0-9a-f]{8}$/i.test(key.name));
  const read = keys.map((key) => readAccount(key, machineSid, administrators));
  const accounts = read.filter((account): account is Account => 'rid' in account).toSorted((a, b) => a.rid - b.rid);
  const names = readAccountNames(registry);
  const rids = new Set(keys.map(ridOfKey));
  const damage = read.filter((problem): problem is Diagnostic => 'code' in problem);
  const problems = [...damage, ...names.problems, ...crossCheck(names, rids)];
  return {
    accounts: { kind: 'found', value: accounts },
    machineSid,
    known: new Map([
      ...[...rids].map((rid) => [rid, null] as const),
      ...names.byRid,
      ...accounts.map(({ rid, name }) => [rid, name] as const),
    ]),
    problems,
    membershipProblems: [...groupProblems, ...(machineSid === null ? [NO_MACHINE_SID] : [])],
    complete: machineSid !== null && problems.length === 0,
  };
}

function ridOfKey(key: RegistryKey): number {
  return Number.parseInt(key.name, 16);
}

function readMachineSid(registry: RegistryView): string | null {
  const value = registry.value(ACCOUNT_DOMAIN, 'V');
  return value.kind === 'found' ? decodeMachineSid(value.value.data) : null;
}

interface Administrators {
  /** SIDs of the members that could be read. */
  readonly administrators: ReadonlySet<string>;
  readonly problems: readonly Diagnostic[];
}

function readAdministrators(registry: RegistryView): Administrators {
  const value = registry.value(ADMINISTRATORS_ALIAS, 'C');
  const members = value.kind === 'found' ? decodeAliasMembers(value.value.data) : null;
  return {
    administrators: new Set(members?.sids),
    problems: members?.complete === true ? [] : [unreadableGroup(value.kind === 'found' ? 'is damaged' : 'is missing')],
  };
}

function unreadableGroup(found: string): Diagnostic {
  return diagnostic('sam-administrators-unreadable', 'The members of the group Administrators cannot be read.', {
    severity: 'warning',
    detail: `Reading the local accounts: the value C of the group ${found}, so it is not known who is an administrator.`,
    where: [{ key: ADMINISTRATORS_ALIAS, value: 'C' }],
    fix: 'Look at the group on the source machine itself: net localgroup Administrators.',
  });
}

const NO_MACHINE_SID = diagnostic('sam-machine-sid-unreadable', 'The machine SID cannot be read.', {
  severity: 'warning',
  detail:
    'Reading the local accounts: the value V of the account domain is missing or too short, so it is not known who is an administrator or to whom a profile belongs.',
  where: [{ key: ACCOUNT_DOMAIN, value: 'V' }],
  fix: 'Look at the accounts on the source machine itself.',
});

function readAccount(
  key: RegistryKey,
  machineSid: string | null,
  administrators: ReadonlySet<string>,
): Account | Diagnostic {
  const facts = decodeUserF(key.value('F')?.data ?? new Uint8Array(0));
  const names = decodeUserV(key.value('V')?.data ?? new Uint8Array(0));
  if (facts === null) return damaged(key, 'F');
  if (names === null) return damaged(key, 'V');
  const rid = ridOfKey(key);
  const sid = machineSid === null ? null : `${machineSid}-${rid}`;
  const has = (flag: number) => (facts.control & flag) !== 0;
  return {
    rid,
    sid,
    name: names.name,
    fullName: names.fullName,
    disabled: has(CONTROL.disabled),
    lockedOut: has(CONTROL.lockedOut),
    passwordNeverExpires: has(CONTROL.passwordNeverExpires),
    administrator: sid !== null && administrators.has(sid),
    lastLogon: fileTimeToIso(facts.lastLogon),
    passwordSet: fileTimeToIso(facts.passwordSet),
  };
}

function damaged(key: RegistryKey, value: string): Diagnostic {
  return diagnostic('sam-account-damaged', `The account with RID ${ridOfKey(key)} cannot be read.`, {
    severity: 'warning',
    detail: `Reading the local accounts: the value ${value} is missing or too short, so the account is not listed.`,
    where: [{ key: key.path, value }],
    fix: 'Look at the account on the source machine itself.',
  });
}
