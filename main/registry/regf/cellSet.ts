import { CELL_UNIT_BYTES } from './layout.ts';

const CELLS_IN_BYTE = 8;

/** A set of places where cells begin: one bit for each eight bytes of the hive, since a Set of numbers takes a hundred. */
export class CellSet {
  private readonly bits: Uint8Array;

  /** `limit` is the end of the hive, which no place reaches. */
  constructor(limit: number) {
    this.bits = new Uint8Array(Math.floor(limit / (CELL_UNIT_BYTES * CELLS_IN_BYTE)) + 1);
  }

  /** Whether the place is in the set. `at` is a multiple of 8. */
  has(at: number): boolean {
    return ((this.bits[at >>> 6] ?? 0) & bitOf(at)) !== 0;
  }

  /** Adds a place; whether it is new. `at` is a multiple of 8. */
  add(at: number): boolean {
    const before = this.bits[at >>> 6] ?? 0;
    const after = before | bitOf(at);
    this.bits[at >>> 6] = after;
    return after !== before;
  }
}

function bitOf(at: number): number {
  return 1 << ((at >>> 3) & 7);
}
