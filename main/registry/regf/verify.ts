import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import { CellMap } from './cellMap.ts';
import { type Hive } from './hive.ts';
import { type HiveKey } from './hiveKey.ts';
import { visitKeyCells } from './keyCells.ts';
import { checkSecurity, countUse, type SecurityUses } from './securityCells.ts';

/** What looking at a whole hive came to. */
export interface Verification {
  /** All that is wrong with the hive, what opening it found included. */
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
 * data and its security descriptor. Each must lie in a cell of its own. Below a key that is reached a second time, or
 * whose lists another key has too, nothing is looked at, so that the work is bounded by the hive's size.
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
    const listsAreItsOwn = visitKeyCells(cells, key.position, (position, what) => map.claim(position, what));
    if (listsAreItsOwn) for (const below of key.subkeys()) waiting.push(below);
  }
  return { problems: hive.warnings, securityUses };
}
