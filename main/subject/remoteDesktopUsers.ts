import type { RegistryView } from '../../shared/model/registry.ts';
import { decodeAliasMembers } from '../accounts/samDecode.ts';

/** The group Remote Desktop Users, RID 555. */
const ALIAS = 'HKLM\\SAM\\SAM\\Domains\\Builtin\\Aliases\\0000022B';
/** Members that stand for every account: Everyone, Authenticated Users. */
const EVERYBODY: ReadonlySet<string> = new Set(['S-1-1-0', 'S-1-5-11']);

export interface RemoteDesktopUsers {
  /** Whether the account of a SID is a member; a group that is not there has none. */
  readonly has: (sid: string | null) => boolean;
  /** Whether all members could be read. */
  readonly complete: boolean;
}

/** The members of the group Remote Desktop Users, from the SAM hive. Source: sysprep facts, section 6. */
export function readRemoteDesktopUsers(registry: RegistryView): RemoteDesktopUsers {
  const value = registry.value(ALIAS, 'C');
  const members = value.kind === 'found' ? decodeAliasMembers(value.value.data) : null;
  const sids = new Set(members?.sids);
  const all = [...EVERYBODY].some((sid) => sids.has(sid));
  return {
    has: (sid) => all || (sid !== null && sids.has(sid)),
    complete: members?.complete ?? registry.key(ALIAS).kind === 'absent',
  };
}
