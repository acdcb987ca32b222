import { type CellMap } from './cellMap.ts';
import { type Cells } from './cells.ts';
import { hex } from './damage.ts';
import { KEY, NOWHERE, SECURITY, SIGNATURE } from './layout.ts';
import { offsetOf } from './subkeyList.ts';

const SECURITY_NAME = 'a security descriptor';

/** How many keys use each security cell, by the cell's offset. */
export type SecurityUses = Map<number, number>;

/** Counts a key's use of its security cell. */
export function countUse(cells: Cells, key: number, uses: SecurityUses): void {
  const offset = cells.view.getUint32(key + KEY.security, true);
  if (offset !== NOWHERE) uses.set(offset, (uses.get(offset) ?? 0) + 1);
}

/**
 * Claims a key's security cell and all others of its ring, which links every security cell of a hive, unless they are
 * claimed already. A missing descriptor, one that leaves its cell and links that do not agree are noted.
 */
export function checkSecurity(cells: Cells, key: number, map: CellMap): void {
  const offset = cells.view.getUint32(key + KEY.security, true);
  let cell = offset === NOWHERE ? noteMissing(cells, key) : openSecurity(cells, offset);
  while (cell !== 0 && map.share(cell, SECURITY_NAME)) {
    checkDescriptor(cells, cell);
    const next = openSecurity(cells, cells.view.getUint32(cell + SECURITY.next, true));
    if (next !== 0) checkLink(cells, cell, next);
    cell = next;
  }
}

function noteMissing(cells: Cells, key: number): 0 {
  cells.damage.note('hive-security-missing', 'A key has no security descriptor.', {
    offset: key + KEY.security,
    expected: 'the offset of one',
    found: hex(NOWHERE),
  });
  return 0;
}

function checkDescriptor(cells: Cells, cell: number): void {
  const size = cells.view.getUint32(cell + SECURITY.descriptorSize, true);
  const room = cells.end(cell) - cell - SECURITY.descriptor;
  if (size <= room) return;
  cells.damage.note('hive-security-clipped', 'A security descriptor is longer than the cell that holds it.', {
    offset: cell,
    expected: `at most ${room} bytes`,
    found: `${size} bytes`,
  });
}

function checkLink(cells: Cells, cell: number, next: number): void {
  const back = cells.view.getUint32(next + SECURITY.previous, true);
  if (back === offsetOf(cell)) return;
  cells.damage.note('hive-security-ring', 'The links between two security descriptors do not agree.', {
    offset: next,
    expected: `${hex(offsetOf(cell))} as the one before`,
    found: hex(back),
  });
}

/** File position of a security cell; 0 when there is none (noted). */
export function openSecurity(cells: Cells, offset: number): number {
  return cells.signed(offset, SIGNATURE.security, SECURITY.descriptor, SECURITY_NAME);
}

/**
 * Takes back the uses that deleted keys made of security cells, in the hive's bytes. A count never falls below the
 * keys that still use the cell, even where the hive counted fewer uses than there were before, `all`. Returns the
 * positions of cells nobody uses any more, unlinked from the ring of all security cells.
 */
export function releaseSecurity(cells: Cells, removed: SecurityUses, all: SecurityUses): readonly number[] {
  const unused: number[] = [];
  for (const [offset, uses] of removed) {
    const cell = openSecurity(cells, offset);
    if (cell === 0) continue;
    const stored = cells.view.getUint32(cell + SECURITY.references, true);
    const count = Math.max(stored, all.get(offset) ?? uses) - uses;
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
