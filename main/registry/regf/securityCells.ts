import { type Cells } from './cells.ts';
import { KEY, NOWHERE, SECURITY, SIGNATURE } from './layout.ts';

/** How many keys use each security cell, by the cell's offset. */
export type SecurityUses = Map<number, number>;

/** Counts a key's use of its security cell. */
export function countUse(cells: Cells, key: number, uses: SecurityUses): void {
  const offset = cells.view.getUint32(key + KEY.security, true);
  if (offset !== NOWHERE) uses.set(offset, (uses.get(offset) ?? 0) + 1);
}

/** File position of a security cell; 0 when there is none (noted). */
export function openSecurity(cells: Cells, offset: number): number {
  return cells.signed(offset, SIGNATURE.security, SECURITY.descriptor, 'a security descriptor');
}

/**
 * Takes back the uses that deleted keys made of security cells, in the hive's bytes. A count never falls below the
 * keys that still use the cell, even where the hive counted too few. Returns the positions of cells nobody uses any
 * more, unlinked from the ring of all security cells.
 */
export function releaseSecurity(cells: Cells, removed: SecurityUses, remaining: SecurityUses): readonly number[] {
  const unused: number[] = [];
  for (const [offset, uses] of removed) {
    const cell = openSecurity(cells, offset);
    if (cell === 0) continue;
    const stored = cells.view.getUint32(cell + SECURITY.references, true);
    const count = Math.max(stored - uses, remaining.get(offset) ?? 0);
    cells.view.setUint32(cell + SECURITY.references, count, true);
    if (count === 0 && unlink(cells, cell)) unused.push(cell);
  }
  return unused;
}

function unlink(cells: Cells, cell: number): boolean {
  const next = cells.view.getUint32(cell + SECURITY.next, true);
  const previous = cells.view.getUint32(cell + SECURITY.previous, true);
  const nextCell = openSecurity(cells, next);
  const previousCell = openSecurity(cells, previous);
  if (nextCell === 0 || previousCell === 0) return false;
  cells.view.setUint32(nextCell + SECURITY.previous, previous, true);
  cells.view.setUint32(previousCell + SECURITY.next, next, true);
  return true;
}
