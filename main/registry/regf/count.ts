import { openKey } from './keyNode.ts';
import { type Hive } from './hive.ts';
import { BASE_BLOCK_BYTES } from './layout.ts';
import { collectSubkeys } from './subkeyList.ts';
import { collectValues, openValue } from './valueCell.ts';

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
  const visited = new Uint8Array((cells.limit >>> 6) + 1);
  const waiting: number[] = [hive.root.offset];
  const listed: number[] = [];
  // Each four bytes of a sound hive belong to one list at most.
  let budget = Math.floor(cells.limit / 4);
  let keys = 0;
  let values = 0;
  for (let offset = waiting.pop(); offset !== undefined && budget > 0; offset = waiting.pop()) {
    const key = openKey(cells, offset);
    if (key === 0) continue;
    const bit = 1 << ((offset >>> 3) & 7);
    if (((visited[offset >>> 6] ?? 0) & bit) !== 0) continue;
    visited[offset >>> 6] = (visited[offset >>> 6] ?? 0) | bit;
    keys += 1;
    const before = waiting.length;
    collectSubkeys(cells, key, waiting);
    budget -= waiting.length - before;
    listed.length = 0;
    collectValues(cells, key, listed);
    budget -= listed.length;
    for (const value of listed) if (openValue(cells, value) !== 0) values += 1;
  }
  if (budget <= 0) noteUnfinished(hive);
  return { keys, values };
}

function noteUnfinished(hive: Hive): void {
  hive.cells.damage.note('hive-lists-overlap', 'The lists of the hive name more cells than it can hold.', {
    offset: BASE_BLOCK_BYTES,
    expected: `at most ${Math.floor(hive.cells.limit / 4)} list elements`,
    found: 'more',
  });
}
