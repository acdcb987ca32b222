import { foldCase, sameName } from '../../shared/base/caseless.ts';
import type { Evidence } from '../../shared/model/diagnostic.ts';
import type { RegistryData, RegistryView } from '../../shared/model/registry.ts';
import { CONTROL, hiveReadable, readData } from './lookup.ts';
import { serviceStart, startEvidence } from './serviceStart.ts';

export const TERMINAL_SERVER = `${CONTROL}\\Terminal Server`;
export const DENY = 'fDenyTSConnections';
export const STATIONS = `${TERMINAL_SERVER}\\WinStations`;
export const STATION = `${STATIONS}\\RDP-Tcp`;
export const POLICY = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services';
const ENABLED = 'fEnableWinStation';
const MOST = 'MaxInstanceCount';
export const STANDARD_PORT = 3389;

export interface RemoteDesktop {
  readonly state: 'open' | 'closed' | 'unknown';
  /** What decides: the setting of the agent's scripts, or something on the way to it. */
  readonly by: 'setting' | 'service' | 'address' | 'policy';
  /** What decides besides that setting, as part of a sentence; null where nothing does. */
  readonly besides: string | null;
  /** The value that decides. */
  readonly evidence: Evidence;
  /** The port where it is not the standard one; null where it is. */
  readonly port: number | null;
}

/**
 * Whether Remote Desktop accepts connections: by fDenyTSConnections (0 is open, 1 closed, anything else cannot be told),
 * unless its service cannot start, its station is switched off or allows no session, or the machine gets no address. A policy beats that
 * value on this machine; whether it is still in force on a new instance is another question. Source: ec2config facts,
 * section 8; EC2Rescue facts, sections 1.2 and 1.6.
 */
export function remoteDesktop(registry: RegistryView): RemoteDesktop {
  const port = portOf(registry);
  const way = wayTo(registry);
  if (way?.state === 'closed') return { ...way, port };
  const setting = valueOf(registry, TERMINAL_SERVER, DENY);
  const policy = policyAgainst(setting, registry);
  if (policy !== null) return { ...(policy.state === 'open' && way !== null ? way : policy), port };
  const evidence = { where: { key: TERMINAL_SERVER, value: DENY }, text: `${DENY} = ${words(setting)}` };
  const bySetting = { by: 'setting', besides: null, evidence, port } as const;
  if (setting === 1) return { state: 'closed', ...bySetting };
  if (setting !== 0) return { state: 'unknown', ...bySetting };
  return way === null ? { state: 'open', ...bySetting } : { ...way, port };
}

type Way = Omit<RemoteDesktop, 'port'>;

/** What is on the way to the setting: null where nothing keeps connections out. */
function wayTo(registry: RegistryView): Way | null {
  const ways = [
    service(registry, 'TermService', 'service', ''),
    service(registry, 'Dhcp', 'address', ', so a new instance gets no address'),
    station(registry),
  ].filter((each) => each !== null);
  return ways.find(({ state }) => state === 'closed') ?? ways[0] ?? null;
}

function service(registry: RegistryView, name: string, by: 'service' | 'address', so: string): Way | null {
  const start = serviceStart(registry, name);
  const evidence = startEvidence(start);
  if (start.kind === 'disabled')
    return { state: 'closed', by, besides: `the service ${name} is disabled (${start.found})${so}`, evidence };
  if (start.kind !== 'unknown') return null;
  return { state: 'unknown', by, besides: `whether the service ${name} starts cannot be told`, evidence };
}

/** The station that listens. Others may listen beside it, on ports of their own. */
function station(registry: RegistryView): Way | null {
  const looked = [ENABLED, MOST].map((name) => ({ name, found: readData(registry, STATION, name) }));
  const shut = looked.find(({ found }) => found.kind === 'found' && found.value === 0);
  if (shut !== undefined) return stationShut(registry, shut.name);
  const closed = looked.find(({ found }) => found.kind === 'unreadable');
  if (closed === undefined) return null;
  const besides = `whether ${closed.name} of the station RDP-Tcp is 0 cannot be told`;
  const where = { key: STATION, value: closed.name };
  return { state: 'unknown', by: 'service', besides, evidence: { where, text: 'could not be read' } };
}

/** The station is switched off, or gives nobody a session. */
function stationShut(registry: RegistryView, value: string): Way {
  const evidence = { where: { key: STATION, value }, text: `${value} = 0` };
  const state = listensElsewhere(registry) ? 'unknown' : 'closed';
  return { state, by: 'service', besides: `${value} of the station RDP-Tcp is 0`, evidence };
}

function listensElsewhere(registry: RegistryView): boolean {
  const stations = registry.key(STATIONS);
  if (stations.kind !== 'found') return false;
  return Array.from(stations.value.subkeys()).some(
    ({ name, path }) =>
      !sameName(name, 'Console') && !sameName(name, 'RDP-Tcp') && valueOf(registry, path, ENABLED) !== 0,
  );
}

/** A policy that says something else than the setting, or may. */
function policyAgainst(setting: RegistryData | null, registry: RegistryView): Way | null {
  const where = { key: POLICY, value: DENY };
  const policy = readData(registry, POLICY, DENY);
  if (policy.kind === 'found') {
    if (policy.value === setting) return null;
    const text = `${DENY} = ${words(policy.value)}`;
    const besides = `a policy sets ${DENY} to ${words(policy.value)}`;
    const state = policy.value === 1 ? 'closed' : policy.value === 0 ? 'open' : 'unknown';
    return { state, by: 'policy', besides, evidence: { where, text } };
  }
  if (policy.kind === 'absent' && hiveReadable(registry, 'HKLM\\SOFTWARE')) return null;
  const besides = `whether a policy sets ${DENY} cannot be told`;
  return { state: 'unknown', by: 'policy', besides, evidence: { where, text: 'could not be read' } };
}

function portOf(registry: RegistryView): number | null {
  const port = valueOf(registry, STATION, 'PortNumber');
  return typeof port !== 'number' || port === STANDARD_PORT ? null : port;
}

function valueOf(registry: RegistryView, key: string, name: string): RegistryData | null {
  const found = readData(registry, key, name);
  return found.kind === 'found' ? found.value : null;
}

function words(data: RegistryData | null): string {
  return data === null ? 'not found' : typeof data === 'number' ? String(data) : JSON.stringify(data);
}

const SERVICES = 'HKLM\\SYSTEM\\CurrentControlSet\\Services';

/** Values that `remoteDesktop` reads: what a write makes of the state is known. */
const READ: ReadonlySet<string> = new Set(
  [
    [TERMINAL_SERVER, DENY],
    [POLICY, DENY],
    [STATION, ENABLED],
    [STATION, MOST],
    [`${SERVICES}\\TermService`, 'Start'],
    [`${SERVICES}\\Dhcp`, 'Start'],
  ].map((place) => foldCase(place.join('\\!'))),
);

/** Keys whose further values may keep connections out: listeners, firewall, their policies and services. */
const AROUND: readonly string[] = [
  STATIONS,
  POLICY,
  'HKLM\\SOFTWARE\\Policies\\Microsoft\\WindowsFirewall',
  `${SERVICES}\\SharedAccess\\Parameters\\FirewallPolicy`,
  ...['TermService', 'Dhcp', 'MpsSvc', 'BFE'].map((name) => `${SERVICES}\\${name}`),
].map((key) => `${foldCase(key)}\\`);

/**
 * Whether a change of a value (of a whole key where `name` is null) may open or close the way to Remote Desktop without
 * `remoteDesktop` seeing it. The key names CurrentControlSet, not a numbered one.
 */
export function isOnTheWay(key: string, name: string | null): boolean {
  const folded = `${foldCase(key)}\\`;
  if (name !== null && READ.has(`${folded}!${foldCase(name)}`)) return false;
  return AROUND.some((around) => folded.startsWith(around) || (name === null && around.startsWith(folded)));
}
