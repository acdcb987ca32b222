import { encodeAliasC, encodeDomainV, encodeUserF, encodeUserV } from '../../main/accounts/samEncode.ts';
import type { KeySpec } from '../../main/registry/regf/build.ts';

export interface SamUser {
  readonly rid: number;
  readonly name: string;
  readonly control: number;
  readonly fullName?: string;
  readonly lastLogon?: bigint;
  readonly passwordSet?: bigint;
}

const NOTHING = new Uint8Array(0);

/** The root of a SAM hive with these users; `administrators` are SIDs. */
export function samRoot(machineSid: string, users: readonly SamUser[], administrators: readonly string[]): KeySpec {
  const alias = encodeAliasC({
    rid: 0x220,
    name: 'Administrators',
    description: 'Full access',
    members: administrators,
  });
  const account: KeySpec = {
    name: 'Account',
    values: [{ name: 'V', type: 'REG_BINARY', data: encodeDomainV(machineSid) }],
    keys: [{ name: 'Users', keys: [...users.map(userKey), namesKey(users)] }],
  };
  const builtin: KeySpec = {
    name: 'Builtin',
    keys: [{ name: 'Aliases', keys: [{ name: '00000220', values: [{ name: 'C', type: 'REG_BINARY', data: alias }] }] }],
  };
  return { name: 'ROOT', keys: [{ name: 'SAM', keys: [{ name: 'Domains', keys: [account, builtin] }] }] };
}

function userKey(user: SamUser): KeySpec {
  const times = { lastLogon: user.lastLogon ?? 0n, passwordSet: user.passwordSet ?? 0n };
  return {
    name: user.rid.toString(16).toUpperCase().padStart(8, '0'),
    values: [
      { name: 'F', type: 'REG_BINARY', data: encodeUserF({ rid: user.rid, control: user.control, ...times }) },
      {
        name: 'V',
        type: 'REG_BINARY',
        data: encodeUserV({ name: user.name, fullName: user.fullName ?? '', comment: '' }),
      },
    ],
  };
}

function namesKey(users: readonly SamUser[]): KeySpec {
  const keys = users.map((user) => ({ name: user.name, values: [{ name: '', type: user.rid, data: NOTHING }] }));
  return { name: 'Names', keys };
}
