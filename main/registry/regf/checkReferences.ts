import { type Cells } from './cells.ts';
import { SECURITY } from './layout.ts';
import { openSecurity, type SecurityUses } from './securityCells.ts';

export const SECURITY_COUNT = 'hive-security-count';

/**
 * Holds the counts of security cells against the keys that use them. A count that is too high only keeps a cell that
 * nobody needs (a SAM of the real ones has it); with one that is too low Windows frees the cell while keys use it.
 */
export function checkReferences(cells: Cells, uses: SecurityUses): void {
  for (const [offset, keys] of uses) {
    const cell = openSecurity(cells, offset);
    if (cell === 0) continue;
    const stored = cells.view.getUint32(cell + SECURITY.references, true);
    if (stored === keys) continue;
    cells.damage.note(SECURITY_COUNT, 'The count of the keys that use a security descriptor is wrong.', {
      offset: cell + SECURITY.references,
      expected: `${keys}`,
      found: `${stored}`,
      ...(stored > keys ? { severity: 'info' } : {}),
    });
  }
}
