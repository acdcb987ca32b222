import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import { walkBins } from './bins.ts';
import { CELL_HEADER_BYTES, type Cells } from './cells.ts';
import { type Hive } from './hive.ts';
import { type HiveKey } from './hiveKey.ts';
import { BIN_HEADER_BYTES } from './layout.ts';

/**
 * Looks at everything: each bin, each cell's size, each key with its names, values and data that can be reached.
 * Returns all that is wrong with the hive, what opening it found included.
 */
export function verifyHive(hive: Hive): readonly Diagnostic[] {
  for (const bin of walkBins(hive.cells)) checkCells(hive.cells, bin.start + BIN_HEADER_BYTES, bin.end);
  const waiting: HiveKey[] = [hive.root];
  const seen = new Set<number>();
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (seen.has(key.position)) continue;
    seen.add(key.position);
    // Reading notes the damage; what is read does not matter here.
    Array.from(key.values());
    waiting.push(...key.subkeys());
  }
  return hive.warnings;
}

function checkCells(cells: Cells, start: number, end: number): void {
  let at = start;
  while (at + CELL_HEADER_BYTES <= end) {
    const size = Math.abs(cells.view.getInt32(at, true));
    if (size < 8 || size % 8 !== 0 || at + size > end) {
      cells.damage.note('hive-cell-size', 'A cell has a size that cannot be; the rest of its bin is not looked at.', {
        offset: at,
        expected: `a multiple of 8 up to ${end - at}`,
        found: `${size}`,
      });
      return;
    }
    at += size;
  }
}
