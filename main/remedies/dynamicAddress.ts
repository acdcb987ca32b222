import type { RegistryKey } from '../../shared/model/registry.ts';
import { printValue } from '../registry/values.ts';
import { valueOrNull } from '../subject/lookup.ts';
import { dropValue, setNumber } from './registryWishes.ts';
import type { Remedy, RegistryWish } from './remedy.ts';

const KEY = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\\Interfaces';

/** The static values beside EnableDHCP 0. Source: failure modes FM-22. */
const STATIC = ['NameServer', 'SubnetMask', 'IPAddress', 'DefaultGateway'];

/**
 * Lets adapters with a static address ask DHCP for one, and drops what was set by hand. Source: failure modes FM-22;
 * EC2Rescue facts, section 1.2.
 */
export const dynamicAddress: Remedy = {
  id: 'use-dhcp',
  find({ registry }) {
    const fixed = [...(valueOrNull(registry.key(KEY))?.subkeys() ?? [])].filter((adapter) => isStatic(adapter));
    if (fixed.length === 0) return null;
    return {
      title: `Let ${fixed.length === 1 ? 'the adapter with a static address' : `${fixed.length} adapters with static addresses`} use DHCP`,
      risk: 'needsThought',
      warning: 'The static addresses, gateways and name servers of these adapters are dropped.',
      changes: fixed.flatMap(wishesFor),
      because: fixed.map((adapter) => ({
        where: { key: keyOf(adapter), value: 'EnableDHCP' },
        text: ['EnableDHCP = 0', ...STATIC.flatMap((name) => staticValue(adapter, name))].join(', '),
      })),
      source: [{ document: 'AWS, Common messages troubleshooting Windows instances', certainty: 'documented' }],
      mends: [],
    };
  },
};

function isStatic(adapter: RegistryKey): boolean {
  const enabled = adapter.value('EnableDHCP');
  return enabled !== null && printValue(enabled).data === 0;
}

function wishesFor(adapter: RegistryKey): readonly RegistryWish[] {
  const key = keyOf(adapter);
  const dropped = STATIC.filter((name) => adapter.value(name) !== null);
  return [setNumber(key, 'EnableDHCP', 1), ...dropped.map((name) => dropValue(key, name))];
}

function staticValue(adapter: RegistryKey, name: string): readonly string[] {
  const value = adapter.value(name);
  if (value === null) return [];
  const { data } = printValue(value);
  const text = Array.isArray(data) ? data.join(' ') : String(data);
  return text === '' ? [] : [`${name} = ${text}`];
}

function keyOf({ name }: RegistryKey): string {
  return `${KEY}\\${name}`;
}
