import { CellSet } from './cellSet.ts';
import type { HiveKey } from './hiveKey.ts';

/** A key met on a walk. */
export interface WalkedKey {
  readonly key: HiveKey;
  /** Levels below the key where the walk began, which has 0. */
  readonly depth: number;
}

/**
 * Walks a key and those below it, each before its subkeys and these in the order of their list, down to `depth`
 * levels. No cell is given twice, so that the work is bounded by the hive's size whatever its lists say.
 */
export function* walkKeys(top: HiveKey, depth = Number.POSITIVE_INFINITY): Generator<WalkedKey> {
  const visited = new CellSet(top.hiveEnd);
  // One iterator for each level: the keys beside the one that is given are not in memory.
  const levels: Iterator<HiveKey>[] = [[top].values()];
  for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
    const next = level.next();
    if (next.done === true) levels.pop();
    else if (visited.add(next.value.offset)) {
      const below = next.value.depth - top.depth;
      yield { key: next.value, depth: below };
      if (below < depth && next.value.namesSubkeys) levels.push(next.value.subkeys());
    }
  }
}
