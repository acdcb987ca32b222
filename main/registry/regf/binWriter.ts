import { invariant } from '../../../shared/base/assert.ts';
import { CELL_HEADER_BYTES } from './cells.ts';
import { BASE_BLOCK_BYTES, BIN, BIN_HEADER_BYTES, BIN_UNIT_BYTES, SIGNATURE } from './layout.ts';

const FIRST_ROOM_BYTES = 16 * BIN_UNIT_BYTES;
/** So that an edit with a value of the largest size does not copy a large hive twice. */
const EDIT_ROOM_BYTES = 2 * 1024 * 1024;
const NO_BINS = new Uint8Array(BASE_BLOCK_BYTES);

/**
 * Lays out cells one after the other in bins of 4 KiB, or of as many as a large cell needs. What stays free at the end
 * of a bin is one free cell.
 */
export class BinWriter {
  private bytes: Uint8Array<ArrayBuffer>;
  private view: DataView;
  private readonly timestamp: bigint;
  /** File positions: next free byte, and end of the current bin. */
  private next: number;
  private binEnd: number;

  /**
   * `timestamp` (FILETIME) goes into the header of the first bin. `hive` is the base block and the bins of a hive, up
   * to the end of the last, whose copy gets new bins behind them.
   */
  constructor(timestamp: bigint, hive: Uint8Array = NO_BINS) {
    this.timestamp = timestamp;
    this.bytes = new Uint8Array(hive.length + (hive === NO_BINS ? FIRST_ROOM_BYTES : EDIT_ROOM_BYTES));
    this.bytes.set(hive);
    this.view = new DataView(this.bytes.buffer);
    this.next = hive.length;
    this.binEnd = hive.length;
  }

  /** Reserves a zeroed cell for `length` bytes of data and returns its offset, from the first bin. */
  reserve(length: number): number {
    const size = Math.ceil((CELL_HEADER_BYTES + length) / 8) * 8;
    if (this.next + size > this.binEnd) this.addBin(size);
    const position = this.next;
    this.view.setInt32(position, -size, true);
    this.next += size;
    return position - BASE_BLOCK_BYTES;
  }

  /** Reserves a cell, fills it and returns its offset. */
  store(data: Uint8Array): number {
    const offset = this.reserve(data.length);
    this.bytes.set(data, BASE_BLOCK_BYTES + offset + CELL_HEADER_BYTES);
    return offset;
  }

  /** A view of a cell's data, valid until the next cell is reserved. */
  dataOf(offset: number): DataView {
    const position = BASE_BLOCK_BYTES + offset;
    const size = -this.view.getInt32(position, true);
    invariant(size > CELL_HEADER_BYTES, 'a reserved cell has a size');
    return new DataView(this.bytes.buffer, position + CELL_HEADER_BYTES, size - CELL_HEADER_BYTES);
  }

  /** The file so far, its last bin not closed yet; valid until the next cell is reserved. */
  get written(): Uint8Array {
    return this.bytes.subarray(0, this.binEnd);
  }

  /** The file: its base block (empty unless given) and all bins. The writer must not be used afterwards. */
  finish(): Uint8Array {
    this.closeBin();
    return this.written;
  }

  private addBin(cellSize: number): void {
    this.closeBin();
    const size = Math.ceil((BIN_HEADER_BYTES + cellSize) / BIN_UNIT_BYTES) * BIN_UNIT_BYTES;
    const start = this.binEnd;
    this.binEnd += size;
    if (this.binEnd > this.bytes.length) this.grow();
    this.view.setUint32(start, SIGNATURE.bin, true);
    this.view.setUint32(start + BIN.offset, start - BASE_BLOCK_BYTES, true);
    this.view.setUint32(start + BIN.size, size, true);
    if (start === BASE_BLOCK_BYTES) this.view.setBigUint64(start + BIN.timestamp, this.timestamp, true);
    this.next = start + BIN_HEADER_BYTES;
  }

  private closeBin(): void {
    if (this.next < this.binEnd) this.view.setInt32(this.next, this.binEnd - this.next, true);
  }

  private grow(): void {
    const larger = new Uint8Array(Math.max(this.binEnd, this.bytes.length * 2));
    larger.set(this.bytes);
    this.bytes = larger;
    this.view = new DataView(larger.buffer);
  }
}
