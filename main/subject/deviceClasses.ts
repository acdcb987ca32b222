import type { RegistryView } from '../../shared/model/registry.ts';
import type { Found } from '../../shared/model/volume.ts';
import { CONTROL, readText, subkeysOf, valueOrNull } from './lookup.ts';

const CLASS = `${CONTROL}\\Class`;
/** The set-up classes of network adapters and of storage controllers, which are the same in every Windows. */
export const NETWORK_CLASS = `${CLASS}\\{4D36E972-E325-11CE-BFC1-08002BE10318}`;
export const STORAGE_CLASS = `${CLASS}\\{4D36E97B-E325-11CE-BFC1-08002BE10318}`;

/** A device that Windows installed a driver for; it need not be there any more. */
export interface InstalledDevice {
  readonly key: string;
  readonly description: string;
  readonly version: string | null;
  /** When the driver was made, as milliseconds since 1970 UTC. */
  readonly madeMs: number | null;
  /** Of a network adapter: the GUID of its interface. */
  readonly interfaceId: string | null;
}

/** The devices of a class. Source: EC2Rescue facts, section 1.2 (driver version of the adapter, inferred). */
export function installedDevices(registry: RegistryView, classKey: string): Found<readonly InstalledDevice[]> {
  const keys = subkeysOf(registry, classKey);
  if (keys.kind !== 'found') return keys;
  const value = keys.value.flatMap(({ path: key }) => {
    const text = (name: string) => valueOrNull(readText(registry, key, name));
    const description = text('DriverDesc');
    if (description === null) return [];
    return {
      key,
      description,
      version: text('DriverVersion'),
      madeMs: dateOf(text('DriverDate')),
      interfaceId: text('NetCfgInstanceId'),
    };
  });
  return { kind: 'found', value };
}

/** `DriverDate` is written `month-day-year`. */
function dateOf(text: string | null): number | null {
  const [, month, day, year] = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(text ?? '') ?? [];
  return year === undefined ? null : Date.UTC(Number(year), Number(month) - 1, Number(day));
}
