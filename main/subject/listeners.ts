import { sameName } from '../../shared/base/caseless.ts';
import type { RegistryView } from '../../shared/model/registry.ts';
import type { Found } from '../../shared/model/volume.ts';
import { findNumber, readText, subkeysOf, valueOrNull } from './lookup.ts';
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

const NUMBERS = ['fEnableWinStation', 'PortNumber', 'MaxInstanceCount'] as const;

/** Every station but the console; unreadable where one of them says what no number is. Source: EC2Rescue facts, section 1.6. */
export function readListeners(registry: RegistryView): Found<readonly Listener[]> {
  const stations = subkeysOf(registry, STATIONS);
  if (stations.kind !== 'found') return stations;
  const value: Listener[] = [];
  for (const { name, path: key } of stations.value) {
    if (sameName(name, 'Console')) continue;
    const numbers = NUMBERS.map((each) => findNumber(registry, key, each));
    const unread = numbers.find((each) => each.kind === 'unreadable');
    if (unread?.kind === 'unreadable') return unread;
    const [enabled = null, port = null, maxInstances = null] = numbers.map(valueOrNull);
    const driver = valueOrNull(readText(registry, key, 'WdName'));
    value.push({ name, key, enabled, port, maxInstances, driver });
  }
  return { kind: 'found', value };
}

/** Whether a listener is Windows' own, `RDP-Tcp`. */
export function isStandard({ name }: Listener): boolean {
  return sameName(name, 'RDP-Tcp');
}
