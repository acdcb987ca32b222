import { type Diagnostic, diagnostic } from '../../shared/model/diagnostic.ts';
import { ridKeyName } from '../../shared/base/sid.ts';
import type { GroupMember, LocalGroup } from '../../shared/model/account.ts';
import type { RegistryKey, RegistryView } from '../../shared/model/registry.ts';
import { decodeAliasMembers, decodeAliasNames } from './samDecode.ts';
import { ADMINISTRATORS, ALIASES } from './samLayout.ts';

/** The built-in groups as the SAM has them, members by SID. */
export interface Aliases {
  /** Sorted by RID. One that is damaged has the members up to the damage. */
  readonly aliases: readonly Alias[];
  /** Why the members of Administrators are not all known (`sam-administrators-unreadable`). */
  readonly administratorProblems: readonly Diagnostic[];
  /** The same of any other group (`sam-group-damaged`). */
  readonly problems: readonly Diagnostic[];
}

interface Alias {
  readonly rid: number;
  readonly name: string;
  readonly description: string;
  readonly sids: readonly string[];
  readonly complete: boolean;
}

/** Reads every alias of the domain Builtin. Source: section 6.3 of the Sysprep facts. */
export function readAliases(registry: RegistryView): Aliases {
  const list = registry.key(ALIASES);
  const keys = list.kind === 'found' ? Array.from(list.value.subkeys()) : [];
  const aliases = keys
    .filter((key) => /^[0-9a-f]{8}$/i.test(key.name))
    .map(readAlias)
    .toSorted((a, b) => a.rid - b.rid);
  const administrators = aliases.find(({ rid }) => rid === ADMINISTRATORS);
  const others = aliases.filter(({ rid, complete }) => rid !== ADMINISTRATORS && !complete);
  return {
    aliases,
    administratorProblems: administrators?.complete === true ? [] : [unreadableAdministrators(administrators)],
    problems: others.map(damagedGroup),
  };
}

function readAlias(key: RegistryKey): Alias {
  const data = key.value('C')?.data ?? new Uint8Array(0);
  const names = decodeAliasNames(data);
  const members = decodeAliasMembers(data);
  return {
    rid: Number.parseInt(key.name, 16),
    name: names?.name ?? '',
    description: names?.description ?? '',
    sids: members?.sids ?? [],
    complete: names !== null && members?.complete === true,
  };
}

/** The groups with their members told apart. `accountOf` gives the name of a local account by SID. */
export function localGroups(
  { aliases }: Aliases,
  machineSid: string | null,
  accountOf: (sid: string) => string | null,
): readonly LocalGroup[] {
  const member = (sid: string): GroupMember => ({ sid, of: ofWhom(sid, machineSid), account: accountOf(sid) });
  return aliases.map(({ rid, name, description, sids }) => ({ rid, name, description, members: sids.map(member) }));
}

/** A SID of a machine or domain, or of a directory (Entra ID). */
const DOMAIN_SID = /^S-1-(?:5-21|12-1)-\d+-\d+-\d+-/;

function ofWhom(sid: string, machineSid: string | null): GroupMember['of'] {
  if (!DOMAIN_SID.test(sid)) return 'system';
  if (machineSid === null) return 'unknown';
  return sid.startsWith(`${machineSid}-`) ? 'machine' : 'otherDomain';
}

function unreadableAdministrators(alias: Alias | undefined): Diagnostic {
  const found = alias === undefined ? 'is missing' : 'is missing or damaged';
  return diagnostic('sam-administrators-unreadable', 'The members of the group Administrators cannot be read.', {
    severity: 'warning',
    detail: `Reading the local accounts: the value C of the group ${found}, so it is not known who is an administrator.`,
    where: [{ key: `${ALIASES}\\${ridKeyName(ADMINISTRATORS)}`, value: 'C' }],
    fix: 'Look at the group on the source machine itself: net localgroup Administrators.',
  });
}

function damagedGroup({ rid, name }: Alias): Diagnostic {
  const called = name === '' ? `with RID ${rid}` : `"${name}"`;
  return diagnostic('sam-group-damaged', `The members of the group ${called} cannot be read completely.`, {
    severity: 'warning',
    detail: 'Reading the local groups: the value C of the group is missing or damaged.',
    where: [{ key: `${ALIASES}\\${ridKeyName(rid)}`, value: 'C' }],
    fix: 'Look at the groups on the source machine itself: net localgroup.',
  });
}
