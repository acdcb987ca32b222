import { fileTimeToIso } from '../../shared/base/filetime.ts';
import { BUILT_IN_ACCOUNTS, type Account, type LocalGroup } from '../../shared/model/account.ts';
import { type Diagnostic, diagnostic } from '../../shared/model/diagnostic.ts';
import type { RegistryKey, RegistryView } from '../../shared/model/registry.ts';
import type { Found } from '../../shared/model/volume.ts';
import { crossCheck, readAccountNames } from './accountNames.ts';
import { namesContradict, ridContradicts } from './contradictingAccounts.ts';
import { localGroups, readAliases, type Aliases } from './groups.ts';
import { readMachineSid } from './machineSid.ts';
import { decodeUserF, decodeUserV } from './samDecode.ts';
import { ACCOUNT_DOMAIN, ADMINISTRATORS, CONTROL } from './samLayout.ts';

export interface AccountsFound {
  /** Sorted by RID. `absent` or `unreadable` when the SAM hive is, never an empty list for it. */
  readonly accounts: Found<readonly Account[]>;
  /** The built-in groups with their members, sorted by RID; empty without readable SAM hive. */
  readonly groups: readonly LocalGroup[];
  /** `S-1-5-21-X-Y-Z` */
  readonly machineSid: string | null;
  /** Names by RID of every account that the SAM knows of, read or not; null where only its number is left. */
  readonly known: ReadonlyMap<number, string | null>;
  /** Accounts that cannot be read and are missing in the list (`sam-account-damaged`), and what its lists differ on. */
  readonly problems: readonly Diagnostic[];
  /** Why `administrator` is not known (`sam-administrators-unreadable`, `sam-machine-sid-unreadable`). */
  readonly membershipProblems: readonly Diagnostic[];
  /** What is doubtful beside that (`sam-group-damaged`, `machine-sid-contradicts`, `sam-name-contradicts`). */
  readonly sideProblems: readonly Diagnostic[];
  /** Whether every account and its SID is known, so that an account that is not found does not exist. */
  readonly complete: boolean;
}

/**
 * Reads the local accounts from the SAM hive. Whether one is an administrator is its membership in the built-in
 * Administrators group. The list by number is compared with the list by name. Source: section 6 of the Sysprep facts.
 */
export function readAccounts(registry: RegistryView): AccountsFound {
  const { sid: machineSid, contradiction } = readMachineSid(registry);
  const users = registry.key(`${ACCOUNT_DOMAIN}\\Users`);
  if (users.kind !== 'found') return { ...NOTHING, accounts: users, machineSid };
  const aliases = readAliases(registry);
  const keys = Array.from(users.value.subkeys()).filter((key) => /^[0-9a-f]{8}$/i.test(key.name));
  const read = keys.map((key) => readAccount(key, machineSid, aliases));
  const accounts = read.filter((account): account is Account => 'rid' in account).toSorted((a, b) => a.rid - b.rid);
  const names = readAccountNames(registry);
  const rids = new Set(keys.map(ridOfKey));
  const damage = read.filter((problem): problem is Diagnostic => 'code' in problem);
  const problems = [...damage, ...names.problems, ...crossCheck(names, rids), ...keys.flatMap(ridContradicts)];
  const named = new Map(accounts.map(({ sid, name }) => [sid, name]));
  return {
    accounts: { kind: 'found', value: accounts },
    groups: localGroups(aliases, machineSid, (sid) => named.get(sid) ?? null),
    machineSid,
    known: new Map([
      ...[...rids].map((rid) => [rid, null] as const),
      ...names.byRid,
      ...accounts.map(({ rid, name }) => [rid, name] as const),
    ]),
    problems,
    membershipProblems: [...aliases.administratorProblems, ...(machineSid === null ? [NO_MACHINE_SID] : [])],
    sideProblems: [...aliases.problems, ...contradiction, ...namesContradict(accounts, names.byRid)],
    complete: machineSid !== null && problems.length === 0,
  };
}

const NOTHING = {
  groups: [],
  known: new Map<number, string | null>(),
  problems: [],
  membershipProblems: [],
  sideProblems: [],
  complete: false,
} as const;

function ridOfKey(key: RegistryKey): number {
  return Number.parseInt(key.name, 16);
}

const NO_MACHINE_SID = diagnostic('sam-machine-sid-unreadable', 'The machine SID cannot be read.', {
  severity: 'warning',
  detail:
    'Reading the local accounts: the value V of the account domain is missing or too short, and the SECURITY hive does not have the SID either. So it is not known who is an administrator or to whom a profile belongs.',
  where: [{ key: ACCOUNT_DOMAIN, value: 'V' }],
  fix: 'Look at the accounts on the source machine itself.',
});

function readAccount(key: RegistryKey, machineSid: string | null, { aliases }: Aliases): Account | Diagnostic {
  const facts = decodeUserF(key.value('F')?.data ?? new Uint8Array(0));
  const names = decodeUserV(key.value('V')?.data ?? new Uint8Array(0));
  if (facts === null) return damaged(key, 'F');
  if (names === null) return damaged(key, 'V');
  const rid = ridOfKey(key);
  const sid = machineSid === null ? null : `${machineSid}-${rid}`;
  const groups = sid === null ? [] : aliases.filter(({ sids }) => sids.includes(sid));
  const has = (flag: number) => (facts.control & flag) !== 0;
  return {
    rid,
    sid,
    ...names,
    builtIn: BUILT_IN_ACCOUNTS.get(rid) ?? null,
    disabled: has(CONTROL.disabled),
    lockedOut: has(CONTROL.lockedOut),
    passwordNeverExpires: has(CONTROL.passwordNeverExpires),
    passwordNotRequired: has(CONTROL.passwordNotRequired),
    administrator: groups.some((group) => group.rid === ADMINISTRATORS),
    groups: groups.map((group) => group.name),
    lastLogon: fileTimeToIso(facts.lastLogon),
    passwordSet: fileTimeToIso(facts.passwordSet),
    lastBadPassword: fileTimeToIso(facts.lastBadPassword),
    expires: fileTimeToIso(facts.accountExpires),
    badPasswordCount: facts.badPasswordCount,
    logonCount: facts.logonCount,
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
