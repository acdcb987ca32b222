import { type Cells } from './cells.ts';
import { CellSet } from './cellSet.ts';
import { openKey } from './keyNode.ts';
import { type Hive } from './hive.ts';
import { BASE_BLOCK_BYTES } from './layout.ts';
import { collectSubkeys } from './subkeyList.ts';
import { openValue, valueList, valuesListed } from './valueCell.ts';

export interface HiveCounts {
  /** The root counts as one. */
  readonly keys: number;
  readonly values: number;
}

/**
 * Counts the keys and values that can be reached from the root, each key once. No object is made per cell, and the
 * work is bounded by the hive's size whatever its lists say.
 */
export function countHive(hive: Hive): HiveCounts {
  const cells = hive.cells;
  const visited = new CellSet(cells.limit);
  const waiting: number[] = [hive.root.offset];
  // Each four bytes of a sound hive belong to one list at most.
  let budget = Math.floor(cells.limit / 4);
  let keys = 0;
  let values = 0;
  for (let offset = waiting.pop(); offset !== undefined && budget > 0; offset = waiting.pop()) {
    const key = openKey(cells, offset);
    if (key === 0) continue;
    if (!visited.add(offset)) continue;
    keys += 1;
    const before = waiting.length;
    collectSubkeys(cells, key, waiting);
    budget -= waiting.length - before;
    const list = valueList(cells, key);
    if (list === 0) continue;
    const listed = valuesListed(cells, key, list);
    budget -= listed;
    values += countValues(cells, list, listed);
  }
  if (budget <= 0) noteUnfinished(hive);
  return { keys, values };
}

/** How many of the elements of a list of values lead to one. */
function countValues(cells: Cells, list: number, listed: number): number {
  let values = 0;
  const stop = list + 4 * listed;
  for (let at = list; at < stop; at += 4) if (openValue(cells, cells.view.getUint32(at, true)) !== 0) values += 1;
  return values;
}

function noteUnfinished(hive: Hive): void {
  hive.cells.damage.note('hive-lists-overlap', 'The lists of the hive name more cells than it can hold.', {
    offset: BASE_BLOCK_BYTES,
    expected: `at most ${Math.floor(hive.cells.limit / 4)} list elements`,
    found: 'more',
  });
}
