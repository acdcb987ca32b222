import { type Cells } from './cells.ts';
import { hex } from './damage.ts';
import { BASE_BLOCK_BYTES, BIN, BIN_HEADER_BYTES, BIN_UNIT_BYTES, CELL_UNIT_BYTES, SIGNATURE } from './layout.ts';

/** A bin by its file positions: `start` of its header, `end` behind its last cell. */
export interface Bin {
  readonly start: number;
  readonly end: number;
}

/**
 * Walks the headers of all bins. A damaged header is noted, and the walk goes on at the next multiple of 4 KiB that
 * begins with the signature.
 */
export function* walkBins(cells: Cells): Generator<Bin> {
  let start = BASE_BLOCK_BYTES;
  while (start + BIN_HEADER_BYTES <= cells.limit) {
    const end = binEnd(cells, start);
    if (end > start) yield { start, end };
    start = Math.max(end, start + BIN_UNIT_BYTES);
  }
}

/** Looks at the headers of all bins, so that damage in them is noted. */
export function checkBins(cells: Cells): void {
  let start = BASE_BLOCK_BYTES;
  while (start + BIN_HEADER_BYTES <= cells.limit) start = Math.max(binEnd(cells, start), start + BIN_UNIT_BYTES);
}

/** End of the bin at `start`; `start` itself when its header is damaged (noted). */
function binEnd(cells: Cells, start: number): number {
  cells.need(start, BIN_HEADER_BYTES);
  const signature = cells.view.getUint32(start, true);
  if (signature !== SIGNATURE.bin) return damaged(cells, start, 'signature', hex(SIGNATURE.bin), hex(signature));
  const offset = cells.view.getUint32(start + BIN.offset, true);
  if (offset !== start - BASE_BLOCK_BYTES)
    cells.damage.note('hive-bin-offset', 'A bin says that it lies at another place.', {
      offset: start,
      expected: hex(start - BASE_BLOCK_BYTES),
      found: hex(offset),
    });
  const size = cells.view.getUint32(start + BIN.size, true);
  if (size < BIN_UNIT_BYTES || size % BIN_UNIT_BYTES !== 0 || start + size > cells.limit)
    return damaged(cells, start, 'size', `a multiple of ${BIN_UNIT_BYTES} up to ${cells.limit - start}`, `${size}`);
  return start + size;
}

function damaged(cells: Cells, start: number, field: 'signature' | 'size', expected: string, found: string): number {
  const summary = `The header of a bin is damaged: its ${field} is wrong.`;
  cells.damage.note(`hive-bin-${field}`, summary, { offset: start, expected, found });
  return start;
}

/** File position behind the cell that starts at `at` in a bin that ends at `end`; 0 when its size cannot be (noted). */
export function cellEnd(cells: Cells, at: number, end: number): number {
  const size = Math.abs(cells.view.getInt32(at, true));
  if (size >= CELL_UNIT_BYTES && size % CELL_UNIT_BYTES === 0 && at + size <= end) return at + size;
  cells.damage.note('hive-cell-size', 'A cell has a size that cannot be; the rest of its bin is not looked at.', {
    offset: at,
    expected: `a multiple of ${CELL_UNIT_BYTES} up to ${end - at}`,
    found: `${size}`,
  });
  return 0;
}
