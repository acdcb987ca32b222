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
  const waiting = [top];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (!visited.add(key.offset)) continue;
    const below = key.depth - top.depth;
    yield { key, depth: below };
    if (below >= depth) continue;
    const children = [...key.subkeys()];
    for (const child of children.reverse()) waiting.push(child);
  }
}
