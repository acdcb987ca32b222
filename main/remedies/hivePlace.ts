import { foldCase } from '../../shared/base/caseless.ts';
import type { VolumePath } from '../../shared/base/winPath.ts';
import { namesCurrentControlSet, splitPath, withControlSet } from '../registry/registryPath.ts';

export interface HivePlace {
  /** The hive file. */
  readonly file: VolumePath;
  /** Relative to the hive's root. */
  readonly keyPath: string;
}

const CONFIG: VolumePath = 'Windows/System32/config';

/** The machine's hives that remedies change; SAM and SECURITY are none of them. */
const HIVES: readonly string[] = ['SYSTEM', 'SOFTWARE'];

/**
 * Where a key such as `HKLM\SYSTEM\CurrentControlSet\Control` lies: its hive file, and its path there under the control
 * set in use. Null for a key of another hive, and for one of the control set where its number is not known.
 */
export function placeOfKey(key: string, controlSet: number | null): HivePlace | null {
  const asked = splitPath(key);
  if (asked === null || asked[0] !== 'HKLM') return null;
  const isCurrent = namesCurrentControlSet(asked);
  if (isCurrent && controlSet === null) return null;
  const [, hive = '', ...names] = isCurrent && controlSet !== null ? withControlSet(asked, controlSet) : asked;
  const known = HIVES.find((name) => foldCase(name) === foldCase(hive));
  return known === undefined ? null : { file: `${CONFIG}/${known}`, keyPath: names.join('\\') };
}
