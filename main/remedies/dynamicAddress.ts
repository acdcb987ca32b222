import { printValue } from '../registry/values.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import { readInterfaces } from '../subject/interfaces.ts';
import { valueOrNull } from '../subject/lookup.ts';
import { dropValue, setNumber } from './registryWishes.ts';
import type { Remedy } from './remedy.ts';

/** The static values beside EnableDHCP 0. Source: failure modes FM-22. */
const STATIC = ['NameServer', 'SubnetMask', 'IPAddress', 'DefaultGateway'];

/**
 * Lets adapters with a static address ask DHCP for one, and drops what was set by hand. Source: failure modes FM-22;
 * EC2Rescue facts, section 1.2.
 */
export const dynamicAddress: Remedy = {
  id: 'use-dhcp',
  find({ registry }) {
    const fixed = (valueOrNull(readInterfaces(registry)) ?? [])
      .filter(({ dhcp, addresses }) => dhcp === 0 && addresses.length > 0)
      .map(({ key }) => ({ key, values: staticValues(registry, key) }));
    if (fixed.length === 0) return null;
    return {
      title: `Let ${fixed.length === 1 ? 'the adapter with a static address' : `${fixed.length} adapters with static addresses`} use DHCP`,
      risk: 'needsThought',
      warning: 'The static addresses, gateways and name servers of these adapters are dropped.',
      changes: fixed.flatMap(({ key, values }) => [
        setNumber(key, 'EnableDHCP', 1),
        ...values.map(({ name }) => dropValue(key, name)),
      ]),
      because: fixed.map(({ key, values }) => ({
        where: { key, value: 'EnableDHCP' },
        text: ['EnableDHCP = 0', ...values.map(({ name, text }) => `${name} = ${text}`)].join(', '),
      })),
      source: [{ document: 'AWS, Common messages troubleshooting Windows instances', certainty: 'documented' }],
      mends: ['static-address'],
    };
  },
};

/** The static values that are there, empty ones too. */
function staticValues(
  registry: RegistryView,
  key: string,
): readonly { readonly name: string; readonly text: string }[] {
  return STATIC.flatMap((name) => {
    const value = valueOrNull(registry.value(key, name));
    if (value === null) return [];
    const { data } = printValue(value);
    return [{ name, text: Array.isArray(data) ? data.join(' ') : String(data) }];
  });
}
