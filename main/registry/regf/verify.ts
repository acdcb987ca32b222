import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import { CellMap } from './cellMap.ts';
import { type Cells } from './cells.ts';
import { checkLargestValues, measureValue } from './checkLargest.ts';
import { checkReferences, SECURITY_COUNT } from './checkReferences.ts';
import { checkSubkeys } from './checkSubkeys.ts';
import { type Hive } from './hive.ts';
import { type HiveKey } from './hiveKey.ts';
import { VALUE_NAME, visitKeyCells } from './keyCells.ts';
import { checkSecurity, countUse, type SecurityUses } from './securityCells.ts';

/** What looking at a whole hive came to. */
export interface Verification {
  /**
   * What is wrong with the hive, what opening it found included. Oddities are in its `warnings` only, and so are low
   * counts of security cells: an edit goes by the keys that use them.
   */
  readonly problems: readonly Diagnostic[];
  /** How the keys use the security cells. */
  readonly securityUses: SecurityUses;
}

/** As `inspectHive`, for who wants the findings only. */
export function verifyHive(hive: Hive): readonly Diagnostic[] {
  return inspectHive(hive).problems;
}

/**
 * Looks at everything: each bin, each cell's size, each key that can be reached, with its names, lists, values, their
 * data and its security descriptor, the order and hashes of lists, and all counts. Each must lie in a cell of its own.
 * Below a key that is reached a second time, or whose lists another key has too, nothing is looked at, so that the work
 * is bounded by the hive's size.
 */
export function inspectHive(hive: Hive): Verification {
  const { cells } = hive;
  const map = new CellMap(cells);
  const securityUses: SecurityUses = new Map();
  const waiting: HiveKey[] = [hive.root];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (!map.claim(key.position, 'a key')) continue;
    checkSecurity(cells, key.position, map);
    countUse(cells, key.position, securityUses);
    if (!inspectKey(cells, key.position, map)) continue;
    checkSubkeys(cells, key.position);
    for (const below of key.subkeys()) waiting.push(below);
  }
  checkReferences(cells, securityUses);
  const problems = hive.warnings.filter(({ code, severity }) => severity !== 'info' && code !== SECURITY_COUNT);
  return { problems, securityUses };
}

/** Looks at the cells of one key; gives whether its lists of subkeys are its own. */
function inspectKey(cells: Cells, key: number, map: CellMap): boolean {
  const largest = { name: 0, data: 0 };
  const listsAreItsOwn = visitKeyCells(cells, key, (position, what) => {
    const isOwn = map.claim(position, what);
    if (isOwn && what === VALUE_NAME) measureValue(cells, position, largest);
    return isOwn;
  });
  checkLargestValues(cells, key, largest);
  return listsAreItsOwn;
}
