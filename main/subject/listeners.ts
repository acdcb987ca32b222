import { sameName } from '../../shared/base/caseless.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import type { Found } from '../../shared/model/volume.ts';
import { readNumber, readText, subkeysOf, valueOrNull } from './lookup.ts';
import { STATIONS } from './remoteDesktop.ts';

/** A station that may listen for Remote Desktop. Values that are not there are null. */
export interface Listener {
  readonly name: string;
  readonly key: string;
  /** `fEnableWinStation`: 0 is off. */
  readonly enabled: number | null;
  readonly port: number | null;
  readonly maxInstances: number | null;
  /** Name of its driver, such as `Microsoft RDP 8.0`. */
  readonly driver: string | null;
}

/** Every station but the console. Source: EC2Rescue facts, section 1.6. */
export function readListeners(registry: RegistryView): Found<readonly Listener[]> {
  const stations = subkeysOf(registry, STATIONS);
  if (stations.kind !== 'found') return stations;
  const number = (key: string, name: string) => valueOrNull(readNumber(registry, key, name));
  const value = stations.value
    .filter(({ name }) => !sameName(name, 'Console'))
    .map(({ name, path: key }) => ({
      name,
      key,
      enabled: number(key, 'fEnableWinStation'),
      port: number(key, 'PortNumber'),
      maxInstances: number(key, 'MaxInstanceCount'),
      driver: valueOrNull(readText(registry, key, 'WdName')),
    }));
  return { kind: 'found', value };
}

/** Whether a listener is Windows' own, `RDP-Tcp`. */
export function isStandard({ name }: Listener): boolean {
  return sameName(name, 'RDP-Tcp');
}
