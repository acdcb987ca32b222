import { problem, type Problem } from '../../shared/model/diagnostic.ts';
import type { RegistryData, RegistryKey, RegistryView } from '../../shared/model/registry.ts';
import { hiveComplete, type Found, type VolumeReport } from '../../shared/model/volume.ts';
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

/**
 * A look-up of which "absent" is certain: in a hive that is not on the volume, or without a control set, nothing is
 * absent, so it is unreadable there.
 */
export function surely<T>(registry: RegistryView, key: string, found: Found<T>): Found<T> {
  if (found.kind !== 'absent') return found;
  const root = /^HKLM\\[^\\]+(?:\\CurrentControlSet)?/i.exec(key)?.[0] ?? key;
  const above = registry.key(root);
  if (above.kind !== 'absent') return above.kind === 'unreadable' ? above : found;
  const hive = /^HKLM\\[^\\]+/i.exec(key)?.[0] ?? key;
  return { kind: 'unreadable', problem: registry.key(hive).kind === 'absent' ? noHive(hive, key) : noSet(hive, key) };
}

function noHive(hive: string, key: string): Problem {
  return problem('missing', 'hive-missing', `The hive ${hive} is not on the volume.`, {
    where: [{ key }],
    fix: 'Copy the hive files of Windows\\System32\\config with the volume.',
  });
}

function noSet(hive: string, key: string): Problem {
  return problem('input', 'control-set-missing', `The hive ${hive} does not hold the control set in use.`, {
    where: [{ key }, { key: `${hive}\\Select`, value: 'Current' }],
    fix: 'Copy the hive anew from the source machine, with its logs.',
  });
}

/** A number whose absence is certain; a value of another kind is unreadable, since it says no number. */
export function findNumber(registry: RegistryView, key: string, name: string): Found<number> {
  const found = surely(registry, key, readData(registry, key, name));
  if (found.kind !== 'found') return found;
  return typeof found.value === 'number' ? { kind: 'found', value: found.value } : notA('number', key, name);
}

/** A text whose absence is certain; a value of another kind is unreadable. */
export function findText(registry: RegistryView, key: string, name: string): Found<string> {
  const found = surely(registry, key, readText(registry, key, name));
  return found.kind === 'absent' && registry.value(key, name).kind === 'found' ? notA('text', key, name) : found;
}

function notA(kind: string, key: string, value: string): Found<never> {
  return {
    kind: 'unreadable',
    problem: problem('input', 'value-of-another-kind', `The value ${value} holds no ${kind}.`, {
      where: [{ key, value }],
      fix: 'Look at the value on the source machine, and set it again there where it is damaged.',
    }),
  };
}

/** A key's direct subkeys, so that "none" is certain; `absent` where the key itself is not there. */
export function subkeysOf(registry: RegistryView, key: string): Found<readonly RegistryKey[]> {
  const found = surely(registry, key, registry.key(key));
  return found.kind === 'found' ? { kind: 'found', value: [...found.value.subkeys()] } : found;
}

/** Whether all that a hive such as `SOFTWARE` holds was read; ask after reading, since damage shows by and by. */
export function hiveWhole({ hives }: Pick<VolumeReport, 'hives'>, name: string): boolean {
  return hives.some((hive) => hive.name === name && hiveComplete(hive));
}

/** The build as a number; null where it is not told. */
export function buildOf({ windows }: Pick<VolumeReport, 'windows'>): number | null {
  const build = Number(windows.build ?? Number.NaN);
  return Number.isInteger(build) && build > 0 ? build : null;
}

/** The value of a look-up, null where there is none or it could not be read. */
export function valueOrNull<T>(found: Found<T>): T | null {
  return found.kind === 'found' ? found.value : null;
}
