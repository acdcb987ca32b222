import { walkBins } from './bins.ts';
import { CELL_HEADER_BYTES, type Cells } from './cells.ts';
import { BIN_HEADER_BYTES } from './layout.ts';

/**
 * Marks cells (by the file positions of their data) as free in the hive's bytes, and joins each with the free cells
 * beside it in its bin, as Windows does.
 */
export function freeCells(cells: Cells, positions: ReadonlySet<number>): void {
  for (const position of positions) {
    const start = position - CELL_HEADER_BYTES;
    cells.view.setInt32(start, Math.abs(cells.view.getInt32(start, true)), true);
  }
  const sorted = [...positions].toSorted((a, b) => a - b);
  let next = 0;
  for (const bin of walkBins(cells)) {
    const first = next;
    while (next < sorted.length && (sorted[next] ?? 0) < bin.end) next += 1;
    if (next > first) joinFree(cells.view, bin.start + BIN_HEADER_BYTES, bin.end, positions);
  }
}

/** Joins the runs of free cells between two positions that hold at least one freed cell. */
function joinFree(view: DataView, start: number, end: number, freed: ReadonlySet<number>): void {
  let at = start;
  while (at < end) {
    const run = freeRun(view, at, end, freed);
    if (run.freed) view.setInt32(at, run.end - at, true);
    at = run.end > at ? run.end : at + Math.abs(view.getInt32(at, true));
  }
}

interface Run {
  /** Behind the last free cell; the start itself when the first cell is in use. */
  readonly end: number;
  readonly freed: boolean;
}

function freeRun(view: DataView, start: number, limit: number, freed: ReadonlySet<number>): Run {
  let end = start;
  let holdsFreed = false;
  while (end < limit && view.getInt32(end, true) > 0) {
    holdsFreed ||= freed.has(end + CELL_HEADER_BYTES);
    end += view.getInt32(end, true);
  }
  return { end, freed: holdsFreed };
}
