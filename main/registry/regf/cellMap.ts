import { type Bin, cellEnd, walkBins } from './bins.ts';
import { CELL_HEADER_BYTES, type Cells } from './cells.ts';
import { BIN_HEADER_BYTES } from './layout.ts';

/**
 * Where the cells of a hive begin, as the walk through its bins finds them, and which of them belong to somebody
 * already. In a sound hive nothing points between two cells, and only security cells have more than one owner. Takes
 * one bit for each eight bytes of the hive, three times.
 */
export class CellMap {
  private readonly cells: Cells;
  private readonly starts: Uint8Array;
  private readonly owned: Uint8Array;
  private readonly shared: Uint8Array;

  /** Walks all cells; sizes that cannot be are noted. */
  constructor(cells: Cells) {
    const length = (cells.limit >>> 6) + 1;
    this.cells = cells;
    this.starts = new Uint8Array(length);
    this.owned = new Uint8Array(length);
    this.shared = new Uint8Array(length);
    for (const bin of walkBins(cells)) this.walk(bin);
  }

  /**
   * Takes the cell whose data starts at `position` for its only owner. False, with the reason noted, when no cell
   * begins there or the cell has an owner. `what` names the structure for messages.
   */
  claim(position: number, what: string): boolean {
    const start = position - CELL_HEADER_BYTES;
    if (!has(this.starts, start)) return this.noteBetween(start, what);
    if (has(this.owned, start) || has(this.shared, start)) return this.noteShared(start, what);
    add(this.owned, start);
    return true;
  }

  /** As `claim`, for a cell that has many owners. False without a note when it was taken so before. */
  share(position: number, what: string): boolean {
    const start = position - CELL_HEADER_BYTES;
    if (has(this.shared, start)) return false;
    if (!has(this.starts, start)) return this.noteBetween(start, what);
    if (has(this.owned, start)) return this.noteShared(start, what);
    add(this.shared, start);
    return true;
  }

  private walk(bin: Bin): void {
    this.cells.need(bin.start, bin.end - bin.start);
    let at = bin.start + BIN_HEADER_BYTES;
    while (at !== 0 && at < bin.end) {
      const next = cellEnd(this.cells, at, bin.end);
      if (next !== 0) add(this.starts, at);
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

/** `start` is the file position of a cell, a multiple of 8. */
function has(bits: Uint8Array, start: number): boolean {
  return (((bits[start >>> 6] ?? 0) >> ((start >>> 3) & 7)) & 1) !== 0;
}

function add(bits: Uint8Array, start: number): void {
  bits[start >>> 6] = (bits[start >>> 6] ?? 0) | (1 << ((start >>> 3) & 7));
}
