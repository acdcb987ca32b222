import { BASE_BLOCK_BYTES, CELL_UNIT_BYTES } from './layout.ts';
import { DamageLog, hex } from './damage.ts';

/** The number of bytes before a cell's data: its signed size, negative while the cell is in use. */
export const CELL_HEADER_BYTES = 4;
/** The room for data in the smallest cell. */
export const SMALLEST_DATA_BYTES = CELL_UNIT_BYTES - CELL_HEADER_BYTES;

/** Makes bytes `position` to `position + length` of the buffer valid before they are read. */
export type LoadBytes = (position: number, length: number) => void;

/**
 * The cells of one hive. Every look into the file goes through `data`, which checks the offset and the cell's size, so
 * that whoever holds a position may read up to `end` of it without further checks. No object is made per cell.
 */
export class Cells {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** File position behind the last bin. */
  readonly limit: number;
  /** Minor version of the format, which decides about big data. */
  readonly minor: number;
  readonly damage: DamageLog;
  private readonly load: LoadBytes | null;

  constructor(bytes: Uint8Array, limit: number, minor: number, damage: DamageLog, load: LoadBytes | null = null) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.limit = Math.min(limit, bytes.length);
    this.minor = minor;
    this.damage = damage;
    this.load = load;
  }

  /** Makes a range of the hive valid before it is looked at past `data`; nothing to do unless it is read in parts. */
  need(position: number, length: number): void {
    this.load?.(position, length);
  }

  /**
   * File position of the data of the cell at `offset` (from the first bin), which holds at least `least` bytes (not
   * below SMALLEST_DATA_BYTES).
   * 0 when there is no such cell; the reason is noted. `what` names the structure for messages.
   */
  data(offset: number, least: number, what: string): number {
    const position = BASE_BLOCK_BYTES + offset;
    if ((offset & (CELL_UNIT_BYTES - 1)) !== 0) return this.unaligned(position, what);
    if (position + CELL_HEADER_BYTES + least > this.limit) return this.outside(position, what);
    this.load?.(position, CELL_HEADER_BYTES);
    const stored = this.view.getInt32(position, true);
    const size = Math.abs(stored);
    if (size < CELL_HEADER_BYTES + least || position + size > this.limit)
      return this.badSize(position, size, least, what);
    if (stored > 0) this.noteFree(position, what);
    this.load?.(position, size);
    return position + CELL_HEADER_BYTES;
  }

  /** The position behind the data that starts at `position` (as `data` gave it). */
  end(position: number): number {
    return position - CELL_HEADER_BYTES + Math.abs(this.view.getInt32(position - CELL_HEADER_BYTES, true));
  }

  /** As `data`, and the cell must begin with `signature`. */
  signed(offset: number, signature: number, least: number, what: string): number {
    const position = this.data(offset, least, what);
    if (position === 0) return 0;
    const found = this.view.getUint16(position, true);
    if (found === signature) return position;
    this.noteSignature(position, found, signature, what);
    return 0;
  }

  private noteSignature(position: number, found: number, expected: number, what: string): void {
    this.damage.note('hive-signature-wrong', `The cell that should hold ${what} holds something else.`, {
      offset: position,
      expected: hex(expected),
      found: hex(found),
    });
  }

  private unaligned(position: number, what: string): 0 {
    this.damage.note('hive-cell-unaligned', `The offset of ${what} is not a multiple of ${CELL_UNIT_BYTES}.`, {
      offset: position,
      expected: `a multiple of ${CELL_UNIT_BYTES}`,
      found: hex(position - BASE_BLOCK_BYTES),
    });
    return 0;
  }

  private outside(position: number, what: string): 0 {
    this.damage.note('hive-cell-outside', `The offset of ${what} points behind the end of the hive.`, {
      offset: position,
      expected: `an offset below ${hex(this.limit)}`,
      found: hex(position),
    });
    return 0;
  }

  private badSize(position: number, size: number, least: number, what: string): 0 {
    this.damage.note('hive-cell-size', `The cell of ${what} has a size that cannot be.`, {
      offset: position,
      expected: `${CELL_HEADER_BYTES + least} to ${this.limit - position} bytes`,
      found: `${size} bytes`,
    });
    return 0;
  }

  private noteFree(position: number, what: string): void {
    this.damage.note('hive-cell-free', `The cell of ${what} is marked as free; its content may be stale.`, {
      offset: position,
      expected: 'a cell in use',
      found: 'a free cell',
    });
  }
}
