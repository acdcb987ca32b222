import { CELL_UNIT_BYTES } from './layout.ts';
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
  const visited = new Set<number>();
  const waiting: WalkedKey[] = [{ key: top, depth: 0 }];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const cell = at.key.position / CELL_UNIT_BYTES;
    if (visited.has(cell)) continue;
    visited.add(cell);
    yield at;
    const below = at.depth + 1;
    if (below > depth) continue;
    const children = Array.from(at.key.subkeys(), (key) => ({ key, depth: below }));
    for (const child of children.reverse()) waiting.push(child);
  }
}
