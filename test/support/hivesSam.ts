import type { UserF } from '../../main/accounts/samDecode.ts';
import { encodeAliasC, encodeDomainV, encodeUserF, encodeUserV } from '../../main/accounts/samEncode.ts';
import type { KeySpec } from '../../main/registry/regf/build.ts';
import { mountRegistry } from '../../main/registry/view.ts';
import { ridKeyName } from '../../shared/base/sid.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import { openBuilt } from './hives.ts';

export interface SamUser extends Partial<UserF> {
  readonly rid: number;
  readonly name: string;
  readonly control: number;
  readonly fullName?: string;
  readonly comment?: string;
}

/** A further built-in group; `members` are SIDs. */
export interface SamGroup {
  readonly rid: number;
  readonly name: string;
  readonly members: readonly string[];
}

const NOTHING = new Uint8Array(0);

/** The root of a SAM hive with these users; `administrators` are SIDs. */
export function samRoot(
  machineSid: string,
  users: readonly SamUser[],
  administrators: readonly string[],
  groups: readonly SamGroup[] = [],
): KeySpec {
  const aliases = [{ rid: 0x220, name: 'Administrators', members: administrators }, ...groups];
  const account: KeySpec = {
    name: 'Account',
    values: [{ name: 'V', type: 'REG_BINARY', data: encodeDomainV(machineSid) }],
    keys: [{ name: 'Users', keys: [...users.map(userKey), namesKey(users)] }],
  };
  const builtin: KeySpec = {
    name: 'Builtin',
    keys: [{ name: 'Aliases', keys: aliases.map(groupKey) }],
  };
  return { name: 'ROOT', keys: [{ name: 'SAM', keys: [{ name: 'Domains', keys: [account, builtin] }] }] };
}

function groupKey({ rid, name, members }: SamGroup): KeySpec {
  const data = encodeAliasC({ rid, name, description: `About ${name}`, members });
  return { name: ridKeyName(rid), values: [{ name: 'C', type: 'REG_BINARY', data }] };
}

function userKey(user: SamUser): KeySpec {
  const times = { lastLogon: user.lastLogon ?? 0n, passwordSet: user.passwordSet ?? 0n };
  return {
    name: ridKeyName(user.rid),
    values: [
      { name: 'F', type: 'REG_BINARY', data: encodeUserF({ ...user, ...times }) },
      {
        name: 'V',
        type: 'REG_BINARY',
        data: encodeUserV({ name: user.name, fullName: user.fullName ?? '', comment: user.comment ?? '' }),
      },
    ],
  };
}

function namesKey(users: readonly SamUser[]): KeySpec {
  const keys = users.map((user) => ({ name: user.name, values: [{ name: '', type: user.rid, data: NOTHING }] }));
  return { name: 'Names', keys };
}

/** The machine SID of the SAM that `changedSam` makes. */
export const SAM_MACHINE = 'S-1-5-21-1000000001-2000000002-3000000003';

/** A registry with nothing but a SAM hive. */
export function mountedSam(root: KeySpec): RegistryView {
  return mountRegistry([{ at: 'HKLM\\SAM', hive: { kind: 'found', value: openBuilt(root) } }]);
}

/** A SAM with Administrator and ann, each key changed or, for null, left out. */
export function changedSam(change: (spec: KeySpec) => KeySpec | null): RegistryView {
  const users = [
    { rid: 500, name: 'Administrator', control: 0x210 },
    { rid: 1001, name: 'ann', control: 0x10 },
  ];
  const edit = (spec: KeySpec): KeySpec => ({
    ...spec,
    keys: (spec.keys ?? []).flatMap((key) => change(edit(key)) ?? []),
  });
  return mountedSam(edit(samRoot(SAM_MACHINE, users, [`${SAM_MACHINE}-500`])));
}
