import { type Bin, cellEnd, walkBins } from './bins.ts';
import { CELL_HEADER_BYTES, type Cells } from './cells.ts';
import { CellSet } from './cellSet.ts';
import { BIN_HEADER_BYTES } from './layout.ts';

/**
 * Where the cells of a hive begin, as the walk through its bins finds them, and which of them belong to somebody
 * already. In a sound hive nothing points between two cells, and only security cells have more than one owner. Takes
 * one bit for each eight bytes of the hive, three times.
 */
export class CellMap {
  private readonly cells: Cells;
  private readonly starts: CellSet;
  private readonly owned: CellSet;
  private readonly shared: CellSet;

  /** Walks all cells; sizes that cannot be are noted. */
  constructor(cells: Cells) {
    this.cells = cells;
    this.starts = new CellSet(cells.limit);
    this.owned = new CellSet(cells.limit);
    this.shared = new CellSet(cells.limit);
    for (const bin of walkBins(cells)) this.walk(bin);
  }

  /**
   * Takes the cell whose data starts at `position` for its only owner. False, with the reason noted, when no cell
   * begins there or the cell has an owner. `what` names the structure for messages.
   */
  claim(position: number, what: string): boolean {
    const start = position - CELL_HEADER_BYTES;
    if (!this.starts.has(start)) return this.noteBetween(start, what);
    if (this.owned.has(start) || this.shared.has(start)) return this.noteShared(start, what);
    this.owned.add(start);
    return true;
  }

  /** As `claim`, for a cell that has many owners. False without a note when it was taken so before. */
  share(position: number, what: string): boolean {
    const start = position - CELL_HEADER_BYTES;
    if (this.shared.has(start)) return false;
    if (!this.starts.has(start)) return this.noteBetween(start, what);
    if (this.owned.has(start)) return this.noteShared(start, what);
    this.shared.add(start);
    return true;
  }

  private walk(bin: Bin): void {
    this.cells.need(bin.start, bin.end - bin.start);
    let at = bin.start + BIN_HEADER_BYTES;
    while (at !== 0 && at < bin.end) {
      const next = cellEnd(this.cells, at, bin.end);
      if (next !== 0) this.starts.add(at);
      at = next;
    }
  }

  private noteBetween(start: number, what: string): false {
    this.cells.damage.note('hive-cell-between', `The offset of ${what} points where no cell begins.`, {
      offset: start,
      expected: 'the start of a cell in a bin',
      found: 'a place inside another cell, a header or a damaged bin',
    });
    return false;
  }

  private noteShared(start: number, what: string): false {
    this.cells.damage.note('hive-cell-shared', `The cell of ${what} belongs to something else as well.`, {
      offset: start,
      expected: 'a cell with one owner',
      found: 'a second one',
    });
    return false;
  }
}
