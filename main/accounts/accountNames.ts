import { ridKeyName } from '../../shared/base/sid.ts';
import { type Diagnostic, diagnostic } from '../../shared/model/diagnostic.ts';
import type { RegistryKey, RegistryView } from '../../shared/model/registry.ts';
import { ACCOUNT_DOMAIN } from './samLayout.ts';

const NAMES = `${ACCOUNT_DOMAIN}\\Users\\Names`;

/** The SAM's second list of accounts: by name, with the RID. */
export interface AccountNames {
  /** Names by RID. */
  readonly byRid: ReadonlyMap<number, string>;
  /** Why the list is not whole (`sam-names-missing`, `sam-name-damaged`, `sam-name-twice`). */
  readonly problems: readonly Diagnostic[];
}

/**
 * Reads `Users\Names`: each account's name is a key, and the type number of its default value is the RID. Source:
 * section 6.2 of the Sysprep facts.
 */
export function readAccountNames(registry: RegistryView): AccountNames {
  const list = registry.key(NAMES);
  if (list.kind !== 'found') return { byRid: new Map(), problems: [NO_NAMES] };
  const byRid = new Map<number, string>();
  const problems: Diagnostic[] = [];
  for (const key of list.value.subkeys()) {
    const rid = key.value('')?.type;
    const before = rid === undefined ? undefined : byRid.get(rid);
    if (rid === undefined) problems.push(withoutRid(key));
    else if (before === undefined) byRid.set(rid, key.name);
    else problems.push(namedTwice(rid, before, key));
  }
  return { byRid, problems };
}

/**
 * What the two lists of a SAM do not agree on: accounts that only the list of names knows (`sam-account-key-lost`), and
 * accounts that it does not know (`sam-account-name-lost`). `keys` are the RIDs of the keys of accounts.
 */
export function crossCheck(names: AccountNames, keys: ReadonlySet<number>): readonly Diagnostic[] {
  const withoutKey = [...names.byRid].filter(([rid]) => !keys.has(rid)).map(([rid, name]) => keyLost(rid, name));
  // Without any list of names, or with one that lost RIDs, that it does not name an account says nothing.
  if (names.problems.length > 0) return withoutKey;
  const withoutName = [...keys].filter((rid) => !names.byRid.has(rid)).map((rid) => nameLost(rid));
  return [...withoutKey, ...withoutName];
}

const FIX = 'Look at the account on the source machine itself: net user.';

const NO_NAMES = diagnostic('sam-names-missing', 'The list of account names cannot be read.', {
  severity: 'warning',
  detail:
    'Reading the local accounts: the SAM holds each account twice, by number and by name. The key Names is missing, so it cannot be told whether an account by number was lost.',
  where: [{ key: NAMES }],
  fix: 'Look at the accounts on the source machine itself: net user.',
});

function withoutRid(key: RegistryKey): Diagnostic {
  return diagnostic('sam-name-damaged', `The account "${key.name}" has a name and no number.`, {
    severity: 'warning',
    detail: 'Reading the local accounts: the default value of its key is missing, whose type number is the RID.',
    where: [{ key: key.path, value: '' }],
    fix: FIX,
  });
}

function namedTwice(rid: number, before: string, key: RegistryKey): Diagnostic {
  return diagnostic('sam-name-twice', `The accounts "${before}" and "${key.name}" have one number, ${rid}.`, {
    severity: 'warning',
    detail: 'Reading the local accounts: each name has a number of its own, so the number of one of them is lost.',
    where: [{ key: key.path, value: '' }],
    fix: FIX,
  });
}

function keyLost(rid: number, name: string): Diagnostic {
  return diagnostic('sam-account-key-lost', `The account "${name}" (RID ${rid}) is named, but its key is lost.`, {
    severity: 'warning',
    detail: 'Reading the local accounts: the account exists and is not listed, since nothing else is known of it.',
    where: [{ key: `${NAMES}\\${name}` }, { key: `${ACCOUNT_DOMAIN}\\Users\\${ridKeyName(rid)}` }],
    fix: FIX,
  });
}

function nameLost(rid: number): Diagnostic {
  return diagnostic('sam-account-name-lost', `The account with RID ${rid} is missing in the list of names.`, {
    severity: 'warning',
    detail: 'Reading the local accounts: the account has a key and no name that leads to it, so the SAM is damaged.',
    where: [{ key: `${ACCOUNT_DOMAIN}\\Users\\${ridKeyName(rid)}` }, { key: NAMES }],
    fix: FIX,
  });
}
