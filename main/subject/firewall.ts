import { sameName } from '../../shared/base/caseless.ts';
import type { Place } from '../../shared/model/diagnostic.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import type { Found } from '../../shared/model/volume.ts';
import { decodeString } from '../registry/values.ts';
import { readNumber, surely } from './lookup.ts';

export const FIREWALL = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\SharedAccess\\Parameters\\FirewallPolicy';
const POLICY = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\WindowsFirewall';

export const FIREWALL_PROFILES = ['Domain', 'Private', 'Public'] as const;
export type FirewallProfile = (typeof FIREWALL_PROFILES)[number];

/** The keys of a profile, a policy's first. Source: EC2Rescue facts, sections 1.2 and 1.6. */
const KEYS: Readonly<Record<FirewallProfile, readonly string[]>> = {
  Domain: [`${POLICY}\\DomainProfile`, `${FIREWALL}\\DomainProfile`],
  Private: [`${POLICY}\\PrivateProfile`, `${POLICY}\\StandardProfile`, `${FIREWALL}\\StandardProfile`],
  Public: [`${POLICY}\\PublicProfile`, `${FIREWALL}\\PublicProfile`],
};

export interface ProfileState {
  readonly on: boolean;
  readonly where: Place;
  /** What was found, such as `EnableFirewall = 1`. */
  readonly text: string;
}

/** Whether the firewall is on for a profile; a policy beats the machine's own value. `absent` where none is there. */
export function firewallProfile(registry: RegistryView, profile: FirewallProfile): Found<ProfileState> {
  for (const key of KEYS[profile]) {
    const found = surely(registry, key, readNumber(registry, key, 'EnableFirewall'));
    if (found.kind === 'unreadable') return found;
    if (found.kind === 'absent') continue;
    const where = { key, value: 'EnableFirewall' };
    return { kind: 'found', value: { on: found.value !== 0, where, text: `EnableFirewall = ${found.value}` } };
  }
  return { kind: 'absent' };
}

/** A rule of the firewall. */
export interface FirewallRule {
  readonly id: string;
  readonly key: string;
  readonly active: boolean;
  readonly allows: boolean;
  readonly inbound: boolean;
  /** Number of the protocol, 6 for TCP; null for all. */
  readonly protocol: number | null;
  /** Null for all. */
  readonly profiles: readonly FirewallProfile[] | null;
  /** Local ports and ranges such as `3389` or `5000-5010`; null for all. */
  readonly ports: readonly string[] | null;
  /** Whether only some remote addresses are meant. */
  readonly restricted: boolean;
  readonly program: string | null;
  readonly service: string | null;
}

/** The rules of the machine and of its policies. Source: EC2Rescue facts, section 1.6; the form is that of real hives. */
export function firewallRules(registry: RegistryView): Found<readonly FirewallRule[]> {
  const own = rulesAt(registry, `${FIREWALL}\\FirewallRules`);
  const ofPolicy = rulesAt(registry, `${POLICY}\\FirewallRules`);
  if (own.kind !== 'found') return own;
  if (ofPolicy.kind === 'unreadable') return ofPolicy;
  return { kind: 'found', value: [...(ofPolicy.kind === 'found' ? ofPolicy.value : []), ...own.value] };
}

function rulesAt(registry: RegistryView, key: string): Found<readonly FirewallRule[]> {
  const found = surely(registry, key, registry.key(key));
  if (found.kind !== 'found') return found;
  const value = Array.from(found.value.values()).map(({ name, data }) => parseRule(key, name, decodeString(data)));
  return { kind: 'found', value };
}

/** A rule is `v2.10|Action=Allow|Active=TRUE|Dir=In|Protocol=6|Profile=Domain|LPort=3389|...|`. */
function parseRule(key: string, id: string, text: string): FirewallRule {
  const parts = text.split('|').map((part): readonly [string, string] => {
    const at = part.indexOf('=');
    return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
  });
  const all = (name: string) => parts.filter(([each]) => each === name).map(([, value]) => value);
  const is = (name: string, word: string) => sameName(all(name)[0] ?? '', word);
  const profiles = FIREWALL_PROFILES.filter((profile) => all('Profile').some((each) => sameName(each, profile)));
  const ports = [...all('LPort'), ...all('LPort2_10')];
  return {
    id,
    key,
    active: is('Active', 'TRUE'),
    allows: is('Action', 'Allow'),
    inbound: is('Dir', 'In'),
    protocol: all('Protocol')[0] === undefined ? null : Number(all('Protocol')[0]),
    profiles: profiles.length === 0 ? null : profiles,
    ports: ports.length === 0 ? null : ports,
    restricted: parts.some(([name]) => /^RA[46]$/.test(name)),
    program: all('App')[0] ?? null,
    service: all('Svc')[0] ?? null,
  };
}

/** Whether an active rule is about connections from outside to a TCP port of the service TermService. */
export function reaches(rule: FirewallRule, port: number, profile: FirewallProfile): boolean {
  const { active, inbound, protocol, profiles, ports, program, service } = rule;
  if (!active || !inbound || (protocol !== null && protocol !== TCP)) return false;
  if (profiles !== null && !profiles.includes(profile)) return false;
  if (ports !== null && !ports.some((each) => holds(each, port))) return false;
  if (service !== null && !sameName(service, 'TermService')) return false;
  return program === null || sameName(program, 'System') || /\\svchost\.exe$/i.test(program);
}

const TCP = 6;

function holds(range: string, port: number): boolean {
  const [first = '', last = first] = range.split('-');
  return /^\d+$/.test(first) && Number(first) <= port && port <= Number(last);
}
