import type { RegistryView } from '../../shared/model/registry.ts';
import type { Found } from '../../shared/model/volume.ts';
import { CONTROL, surely } from './lookup.ts';

export const PERSISTENT_ROUTES = 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\\PersistentRoutes';
/** Where routes made by New-NetRoute are kept in a binary form that no document describes. */
const NETWORK_STORE = `${CONTROL}\\Nsi\\{eb004a00-9b1a-11d4-9123-0050047759bc}\\16`;

/** A route of `route -p`. */
export interface PersistentRoute {
  /** The name of its value: destination, mask, gateway and metric. */
  readonly name: string;
  readonly destination: string;
  readonly gateway: string;
  /** To the metadata service, activation, time or another service of the platform: 169.254.169.x. */
  readonly linkLocal: boolean;
}

/** Persistent routes; the key may be missing, which is none. Source: ec2launch facts, section A10; EC2Rescue facts, 5.6. */
export function persistentRoutes(registry: RegistryView): Found<readonly PersistentRoute[]> {
  const found = surely(registry, PERSISTENT_ROUTES, registry.key(PERSISTENT_ROUTES));
  if (found.kind === 'unreadable') return found;
  const values = found.kind === 'found' ? [...found.value.values()] : [];
  const value = values.flatMap(({ name }) => {
    const [destination = '', , gateway] = name.split(',');
    if (gateway === undefined) return [];
    return { name, destination, gateway, linkLocal: destination.startsWith('169.254.169.') };
  });
  return { kind: 'found', value };
}

/** Whether routes may be kept where they cannot be read. */
export function mayHideRoutes(registry: RegistryView): boolean {
  const store = registry.key(NETWORK_STORE);
  return store.kind === 'unreadable' || (store.kind === 'found' && [...store.value.values()].length > 0);
}
