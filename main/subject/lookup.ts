import type { RegistryData, RegistryView } from '../../shared/model/registry.ts';
import type { Found } from '../../shared/model/volume.ts';
import { printValue } from '../registry/values.ts';

export const CURRENT_VERSION = 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';
export const SETUP_STATE = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Setup\\State';
export const SYSTEM_SETUP = 'HKLM\\SYSTEM\\Setup';
export const CONTROL = 'HKLM\\SYSTEM\\CurrentControlSet\\Control';

/** The data of a value of any type. */
export function readData(registry: RegistryView, key: string, name: string): Found<RegistryData> {
  const found = registry.value(key, name);
  return found.kind === 'found' ? { kind: 'found', value: printValue(found.value).data } : found;
}

/** A text value (REG_SZ, REG_EXPAND_SZ); another type is absent. */
export function readText(registry: RegistryView, key: string, name: string): Found<string> {
  const found = registry.value(key, name);
  if (found.kind !== 'found') return found;
  const { data, type } = printValue(found.value);
  return typeof data === 'string' && (type === 'REG_SZ' || type === 'REG_EXPAND_SZ')
    ? { kind: 'found', value: data }
    : { kind: 'absent' };
}

/** A DWORD value; another type is absent. */
export function readNumber(registry: RegistryView, key: string, name: string): Found<number> {
  const found = registry.value(key, name);
  if (found.kind !== 'found') return found;
  const { data } = printValue(found.value);
  return typeof data === 'number' ? { kind: 'found', value: data } : { kind: 'absent' };
}

/** Whether a hive such as `HKLM\\SYSTEM` is there and readable; in one that is not, no key is missing for certain. */
export function hiveReadable(registry: RegistryView, root: 'HKLM\\SYSTEM' | 'HKLM\\SOFTWARE'): boolean {
  return registry.key(root).kind === 'found';
}

/** The value of a look-up, null where there is none or it could not be read. */
export function valueOrNull<T>(found: Found<T>): T | null {
  return found.kind === 'found' ? found.value : null;
}
