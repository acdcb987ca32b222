import { fileTimeFromMs } from '../../shared/base/filetime.ts';
import { ridKeyName } from '../../shared/base/sid.ts';
import { encodeAliasC, encodeDomainV, encodeUserF, encodeUserV } from '../accounts/samEncode.ts';
import type { KeySpec, ValueSpec } from '../registry/regf/build.ts';
import { key, path } from './hiveSpecs.ts';
import { ADMINISTRATOR, EXTRA_USERS, GUEST, SAMPLE, type SampleUser } from './identity.ts';
import type { Scenario } from './scenarios.ts';

const PASSWORD_SET = fileTimeFromMs(Date.UTC(2026, 0, 14, 9, 30));
const LAST_LOGON = fileTimeFromMs(Date.UTC(2026, 1, 2, 10, 20));

/** The SAM hive: users, names, the Administrators group. Source: sysprep facts, sections 6.1 to 6.3. */
export function samHive(scenario: Scenario): KeySpec {
  const users = [ADMINISTRATOR, GUEST, ...(scenario.extraAccounts ? EXTRA_USERS : [])];
  const account = key(
    'Account',
    [binary('V', encodeDomainV(SAMPLE.machineSid))],
    [key('Users', [], [...users.map(userKey), key('Names', [], users.map(nameKey))])],
  );
  const administrators = users.filter((user) => user.administrator).map((user) => `${SAMPLE.machineSid}-${user.rid}`);
  const alias = encodeAliasC({
    rid: 0x220,
    name: 'Administrators',
    description: 'Administrators have complete and unrestricted access',
    members: administrators,
  });
  const builtin = path('Builtin\\Aliases\\00000220', [], [binary('C', alias)]);
  return key('SAM', [], [key('SAM', [], [key('Domains', [], [account, builtin])])]);
}

function binary(name: string, data: Uint8Array): ValueSpec {
  return { name, type: 'REG_BINARY', data };
}

function userKey(user: SampleUser): KeySpec {
  const used = user.rid === 500;
  const flags = encodeUserF({
    rid: user.rid,
    lastLogon: used ? LAST_LOGON : 0n,
    passwordSet: user.disabled ? 0n : PASSWORD_SET,
    control: 0x10 | (user.disabled ? 1 : 0) | 0x200,
  });
  return key(ridKeyName(user.rid), [
    binary('F', flags),
    binary('V', encodeUserV({ name: user.name, fullName: user.fullName, comment: '' })),
  ]);
}

/** The type number of the default value is the RID; the data is empty. */
function nameKey(user: SampleUser): KeySpec {
  return key(user.name, [{ name: '', type: user.rid, data: new Uint8Array() }]);
}
