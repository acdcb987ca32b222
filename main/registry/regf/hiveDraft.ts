import { sealBaseBlock } from './baseBlock.ts';
import { BinWriter } from './binWriter.ts';
import { CELL_HEADER_BYTES, Cells } from './cells.ts';
import { type CleanHive } from './cleanHive.ts';
import { countHive, type HiveCounts } from './count.ts';
import { DamageLog } from './damage.ts';
import { freeCells } from './freeCells.ts';
import { BASE_BLOCK_BYTES, BIN, KEY, SECURITY } from './layout.ts';
import { openSecurity, releaseSecurity, type SecurityUses } from './securityCells.ts';

/**
 * A copy of a sound hive while it is edited. New cells come into new bins at the end, and cells that nobody needs any
 * more become free when it is finished, so that a file position stays what it is throughout. The hive given is never
 * changed.
 */
export class HiveDraft {
  readonly writer: BinWriter;
  readonly rootCell: number;
  /** Minor version of the format. */
  readonly minor: number;
  private readonly original: Uint8Array;
  private readonly limit: number;
  private readonly lastWritten: bigint;
  private readonly sequence: number;
  /** By all keys, as they are now. */
  private readonly uses: SecurityUses;
  private readonly freed = new Set<number>();
  private current: Cells;
  private expected: HiveCounts;
  private touched = false;

  /**
   * `sequence` is the number that the edited hive's is to follow, `uses` of the security cells what verifying the hive
   * gave, `lastWritten` (FILETIME) the time of the edits.
   */
  constructor({ hive, sequence }: CleanHive, uses: SecurityUses, lastWritten: bigint) {
    this.original = hive.bytes;
    this.limit = hive.cells.limit;
    this.writer = new BinWriter(lastWritten, hive.bytes.subarray(0, this.limit));
    this.rootCell = hive.header.rootCell;
    this.minor = hive.cells.minor;
    this.lastWritten = lastWritten;
    this.sequence = sequence;
    this.uses = new Map(uses);
    this.current = new Cells(this.writer.written, this.limit, this.minor, new DamageLog());
    this.expected = countHive(hive);
  }

  /** The cells as they are now; to be asked for again after a cell was reserved. */
  get cells(): Cells {
    const { written } = this.writer;
    const { bytes, damage } = this.current;
    if (written.buffer !== bytes.buffer || written.length !== bytes.length)
      this.current = new Cells(written, written.length, this.minor, damage);
    return this.current;
  }

  /** Whether anything was changed. */
  get changed(): boolean {
    return this.touched;
  }

  /** What the hive should hold now. */
  get counts(): HiveCounts {
    return this.expected;
  }

  /** Notes that keys and values came (or went, below 0). */
  count(keys: number, values: number): void {
    this.expected = { keys: this.expected.keys + keys, values: this.expected.values + values };
  }

  /** Notes that the key at a file position was changed: it gets the time of the edit. */
  touch(key: number): void {
    this.cells.view.setBigUint64(key + KEY.lastWritten, this.lastWritten, true);
    this.touched = true;
  }

  /** Marks the cell whose data starts at a file position as no longer needed. */
  free(position: number): void {
    this.freed.add(position);
  }

  /** Counts one more key that uses the security cell at an offset. */
  useSecurity(offset: number): void {
    const { cells } = this;
    const cell = openSecurity(cells, offset);
    const all = this.uses.get(offset) ?? 0;
    const stored = cell === 0 ? 0 : cells.view.getUint32(cell + SECURITY.references, true);
    if (cell !== 0) cells.view.setUint32(cell + SECURITY.references, Math.max(stored, all) + 1, true);
    this.uses.set(offset, all + 1);
  }

  /** Takes the uses of deleted keys back; security cells without any become free. */
  releaseSecurity(removed: SecurityUses): void {
    for (const cell of releaseSecurity(this.cells, removed, this.uses)) this.free(cell);
    for (const [offset, uses] of removed) this.uses.set(offset, (this.uses.get(offset) ?? uses) - uses);
  }

  /** The edited file, its base block with the next sequence number. The draft must not be used afterwards. */
  finish(): Uint8Array {
    const bins = this.writer.finish();
    freeCells(new Cells(bins, bins.length, this.minor, new DamageLog()), this.freed);
    const bytes = new Uint8Array(Math.max(bins.length, this.original.length));
    // Some files are longer than their bins; what follows stays in its place unless new bins need it.
    bytes.set(this.original.subarray(this.limit), this.limit);
    bytes.set(bins);
    const sequence = (this.sequence + 1) >>> 0;
    const view = new DataView(bytes.buffer);
    view.setBigUint64(BASE_BLOCK_BYTES + BIN.timestamp, this.lastWritten, true);
    sealBaseBlock(bytes, { sequence, binsSize: bins.length - BASE_BLOCK_BYTES, lastWritten: this.lastWritten });
    return bytes;
  }
}

/** File position of the data of the cell at an offset that is known to be one. */
export function positionOf(offset: number): number {
  return BASE_BLOCK_BYTES + offset + CELL_HEADER_BYTES;
}
