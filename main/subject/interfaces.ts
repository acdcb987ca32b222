import type { RegistryView } from '../../shared/model/registry.ts';
import type { Found } from '../../shared/model/volume.ts';
import { readData, readNumber, readText, subkeysOf, valueOrNull } from './lookup.ts';

export const INTERFACES = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\\Interfaces';

/** What Windows keeps about IPv4 on an adapter, which may be gone. */
export interface NetworkInterface {
  /** The GUID in braces. */
  readonly id: string;
  readonly key: string;
  /** `EnableDHCP`: 0 is off; null where it is not there. */
  readonly dhcp: number | null;
  /** Addresses, gateways and name servers that somebody wrote down. */
  readonly addresses: readonly string[];
  readonly gateways: readonly string[];
  /** The address that DHCP gave last. */
  readonly leased: string | null;
}

/** The interfaces of IPv4. Source: EC2Rescue facts, section 1.2; failure modes FM-22. */
export function readInterfaces(registry: RegistryView): Found<readonly NetworkInterface[]> {
  const keys = subkeysOf(registry, INTERFACES);
  if (keys.kind !== 'found') return keys;
  const value = keys.value.map(({ name: id, path: key }) => ({
    id,
    key,
    dhcp: valueOrNull(readNumber(registry, key, 'EnableDHCP')),
    addresses: addressesIn(registry, key, 'IPAddress'),
    gateways: addressesIn(registry, key, 'DefaultGateway'),
    leased: addressOrNull(valueOrNull(readText(registry, key, 'DhcpIPAddress'))),
  }));
  return { kind: 'found', value };
}

function addressesIn(registry: RegistryView, key: string, name: string): readonly string[] {
  const data = valueOrNull(readData(registry, key, name));
  const all = typeof data === 'string' ? data.split(/[\s,]+/) : Array.isArray(data) ? data : [];
  return all.flatMap((each) => addressOrNull(String(each)) ?? []);
}

/** 0.0.0.0 stands for no address. */
function addressOrNull(text: string | null): string | null {
  const address = text?.trim() ?? '';
  return address === '' || address === '0.0.0.0' ? null : address;
}
