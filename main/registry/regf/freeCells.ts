import { cellEnd, walkBins } from './bins.ts';
import { CELL_HEADER_BYTES, type Cells } from './cells.ts';
import { BIN_HEADER_BYTES } from './layout.ts';

/**
 * Marks cells (by the file positions of their data) as free in the hive's bytes, clears them, since they may have held
 * a secret, and joins each with the free cells beside it in its bin, as Windows does. A bin is joined up to the first cell whose size cannot be (noted).
 */
export function freeCells(cells: Cells, positions: ReadonlySet<number>): void {
  for (const position of positions) {
    const start = position - CELL_HEADER_BYTES;
    cells.view.setInt32(start, Math.abs(cells.view.getInt32(start, true)), true);
    cells.bytes.fill(0, position, cells.end(position));
  }
  const sorted = [...positions].toSorted((a, b) => a - b);
  let next = 0;
  for (const bin of walkBins(cells)) {
    const first = next;
    while (next < sorted.length && (sorted[next] ?? 0) < bin.end) next += 1;
    if (next > first) joinFree(cells, bin.start + BIN_HEADER_BYTES, bin.end, positions);
  }
}

/** Joins the runs of free cells between two positions that hold at least one freed cell. */
function joinFree(cells: Cells, start: number, end: number, freed: ReadonlySet<number>): void {
  let at = start;
  while (at !== 0 && at < end) {
    const run = freeRun(cells, at, end, freed);
    if (run.freed) cells.view.setInt32(at, run.end - at, true);
    at = run.end > at ? run.end : cellEnd(cells, at, end);
  }
}

interface Run {
  /** Behind the last free cell; the start itself when the first cell is in use. */
  readonly end: number;
  readonly freed: boolean;
}

function freeRun(cells: Cells, start: number, limit: number, freed: ReadonlySet<number>): Run {
  let end = start;
  let holdsFreed = false;
  while (end < limit && cells.view.getInt32(end, true) > 0) {
    const next = cellEnd(cells, end, limit);
    if (next === 0) break;
    holdsFreed ||= freed.has(end + CELL_HEADER_BYTES);
    end = next;
  }
  return { end, freed: holdsFreed };
}
