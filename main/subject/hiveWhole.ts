import { hiveComplete, type HiveFound } from '../../shared/model/volume.ts';

/**
 * Whether a hive such as `SYSTEM` was read whole, as far as is known by now: only then is what a list of its keys or
 * values lacks not there. A hive is read when it is asked, so ask this after the list was gone through.
 */
export function hiveWhole(hives: readonly HiveFound[], name: string): boolean {
  return hives.some((hive) => hive.name === name && hiveComplete(hive));
}
