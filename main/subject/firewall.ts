import { sameName } from '../../shared/base/caseless.ts';
import type { Place } from '../../shared/model/diagnostic.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import type { Found } from '../../shared/model/volume.ts';
import { decodeString } from '../registry/values.ts';
import { findNumber, surely } from './lookup.ts';

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
  /** Whether what no rule names is let in, unless all inbound connections are shut out. */
  readonly letsIn: boolean;
  /** Whether everything inbound is shut out, whatever the rules allow. */
  readonly shutOut: boolean;
  /** Whether the rules of the machine count beside those of a policy. */
  readonly ownRules: boolean;
  readonly where: Place;
  /** What was found, such as `EnableFirewall = 1`. */
  readonly text: string;
}

/**
 * What the firewall does for a profile; a policy's value beats the machine's own. `absent` where neither says whether it
 * is on. Source: EC2Rescue facts, section 1.6 for EnableFirewall; the other values are general knowledge (inferred).
 */
export function firewallProfile(registry: RegistryView, profile: FirewallProfile): Found<ProfileState> {
  const on = firstNumber(registry, KEYS[profile], 'EnableFirewall');
  if (on.kind !== 'found') return on;
  const more = [
    firstNumber(registry, KEYS[profile], 'DefaultInboundAction'),
    firstNumber(registry, KEYS[profile], 'DoNotAllowExceptions'),
    firstNumber(registry, KEYS[profile].filter(isOfPolicy), 'AllowLocalPolicyMerge'),
  ] as const;
  const unread = more.find((each) => each.kind === 'unreadable');
  if (unread?.kind === 'unreadable') return unread;
  const [inbound, exceptions, merge] = more;
  const told = [on, ...more].flatMap((each) => (each.kind === 'found' ? [each.value.text] : []));
  const value = {
    on: on.value.number !== 0,
    letsIn: inbound.kind === 'found' && inbound.value.number === ALLOW,
    shutOut: exceptions.kind === 'found' && exceptions.value.number !== 0,
    ownRules: merge.kind !== 'found' || merge.value.number !== 0,
    where: on.value.where,
    text: told.join(', '),
  };
  return { kind: 'found', value };
}

/** The other value, 1, blocks. */
const ALLOW = 0;

function isOfPolicy(key: string): boolean {
  return key.startsWith(POLICY);
}

interface NumberAt {
  readonly number: number;
  readonly where: Place;
  readonly text: string;
}

/** The number of a name in the first key that has it. */
function firstNumber(registry: RegistryView, keys: readonly string[], value: string): Found<NumberAt> {
  for (const key of keys) {
    const found = findNumber(registry, key, value);
    if (found.kind === 'unreadable') return found;
    if (found.kind === 'absent') continue;
    const text = `${value} = ${found.value}${isOfPolicy(key) ? ' (policy)' : ''}`;
    return { kind: 'found', value: { number: found.value, where: { key, value }, text } };
  }
  return { kind: 'absent' };
}

/** A rule of the firewall. */
export interface FirewallRule {
  readonly id: string;
  readonly key: string;
  /** Whether a policy brings it, and not the machine itself. */
  readonly ofPolicy: boolean;
  readonly active: boolean;
  readonly allows: boolean;
  readonly inbound: boolean;
  /** Number of the protocol, 6 for TCP; null for all. */
  readonly protocol: number | null;
  /** Null for all. */
  readonly profiles: readonly FirewallProfile[] | null;
  /** Local ports and ranges such as `3389` or `5000-5010`; null for all. */
  readonly ports: readonly string[] | null;
  /** Whether only some connections are meant: by address, interface, or what they must prove. */
  readonly restricted: boolean;
  readonly program: string | null;
  readonly service: string | null;
}

/** The rules of the machine and of its policies. Source: EC2Rescue facts, section 1.6; the form is that of real hives. */
export function firewallRules(registry: RegistryView): Found<readonly FirewallRule[]> {
  const own = rulesAt(registry, `${FIREWALL}\\FirewallRules`);
  const ofPolicy = rulesAt(registry, `${POLICY}\\FirewallRules`);
  if (own.kind === 'unreadable') return own;
  if (ofPolicy.kind === 'unreadable') return ofPolicy;
  if (own.kind === 'absent') return ofPolicy;
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
    ofPolicy: isOfPolicy(key),
    active: is('Active', 'TRUE'),
    allows: is('Action', 'Allow'),
    inbound: is('Dir', 'In'),
    protocol: all('Protocol')[0] === undefined ? null : Number(all('Protocol')[0]),
    profiles: profiles.length === 0 ? null : profiles,
    ports: ports.length === 0 ? null : ports,
    restricted: parts.some(([name]) => LIMITS.test(name)),
    program: all('App')[0] ?? null,
    service: all('Svc')[0] ?? null,
  };
}

/** Parts that keep a rule to some addresses, interfaces, computers or users. */
const LIMITS = /^(?:[RL]A[46]\d*|IF|IFType|Security\w*|R[MU]Auth)$/i;

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
