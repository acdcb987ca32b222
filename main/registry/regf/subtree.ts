import { type Cells } from './cells.ts';
import { type HiveCounts } from './count.ts';
import { visitKeyCells } from './keyCells.ts';
import { openKey } from './keyNode.ts';
import { KEY, KEY_FLAG } from './layout.ts';
import { countUse, type SecurityUses } from './securityCells.ts';
import { collectSubkeys } from './subkeyList.ts';
import { collectValues } from './valueCell.ts';

/** A key with all below it. */
export interface Subtree {
  /** File positions (of the data) of all cells that belong to its keys alone. */
  readonly cells: ReadonlySet<number>;
  readonly securityUses: SecurityUses;
  readonly counts: HiveCounts;
  /** Whether one of its keys is marked as one that must not be deleted. */
  readonly locked: boolean;
}

/** Gathers the key whose cell is at `offset` and all below it. The hive must have been verified: loops are followed. */
export function gatherSubtree(cells: Cells, offset: number): Subtree {
  const found = new Set<number>();
  const securityUses: SecurityUses = new Map();
  const waiting = [offset];
  let [keys, values, locked] = [0, 0, false];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const key = openKey(cells, at);
    if (key === 0) continue;
    found.add(key);
    visitKeyCells(cells, key, (position) => {
      found.add(position);
      return true;
    });
    countUse(cells, key, securityUses);
    locked ||= (cells.view.getUint16(key + KEY.flags, true) & KEY_FLAG.noDelete) !== 0;
    keys += 1;
    values += countValues(cells, key);
    collectSubkeys(cells, key, waiting);
  }
  return { cells: found, securityUses, counts: { keys, values }, locked };
}

function countValues(cells: Cells, key: number): number {
  const offsets: number[] = [];
  collectValues(cells, key, offsets);
  return offsets.length;
}
