const BLOCK = 1 << 16;

const UINT32 = 2 ** 32;

/** Columns of one block. Offsets are cut in two, since numbers of 8 bytes would cost more memory. */
interface Block {
  readonly offsetLow: Uint32Array;
  readonly offsetHigh: Uint8Array;
  readonly line: Uint32Array;
  readonly time: Float64Array;
  readonly level: Uint8Array;
}

/** Where records stand and what their stamps say: 18 bytes per record, grown block by block, never copied. */
export class EntryTable {
  private readonly blocks: Block[] = [];
  private count = 0;

  get length(): number {
    return this.count;
  }

  push(offset: number, line: number, time: number, level: number): void {
    const at = this.count % BLOCK;
    if (at === 0) this.blocks.push(newBlock());
    const block = this.blocks[this.blocks.length - 1];
    if (block === undefined) return;
    block.offsetLow[at] = offset;
    if (offset >= UINT32) block.offsetHigh[at] = offset / UINT32;
    block.line[at] = line;
    block.time[at] = time;
    block.level[at] = level;
    this.count++;
  }

  /** Byte offset of a record in its file. */
  offset(entry: number): number {
    const block = this.blocks[Math.floor(entry / BLOCK)];
    return (block?.offsetHigh[entry % BLOCK] ?? 0) * UINT32 + (block?.offsetLow[entry % BLOCK] ?? 0);
  }

  /** Line of a record, from 1. */
  line(entry: number): number {
    return this.blocks[Math.floor(entry / BLOCK)]?.line[entry % BLOCK] ?? 0;
  }

  /** Milliseconds since 1970 as if the stamp were UTC; -1 for a record without stamp. */
  time(entry: number): number {
    return this.blocks[Math.floor(entry / BLOCK)]?.time[entry % BLOCK] ?? -1;
  }

  /** Index into LEVELS. */
  level(entry: number): number {
    return this.blocks[Math.floor(entry / BLOCK)]?.level[entry % BLOCK] ?? 0;
  }

  /** The record that holds a byte offset; -1 before the first. */
  at(offset: number): number {
    let low = -1;
    let high = this.count - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.offset(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function newBlock(): Block {
  return {
    offsetLow: new Uint32Array(BLOCK),
    offsetHigh: new Uint8Array(BLOCK),
    line: new Uint32Array(BLOCK),
    time: new Float64Array(BLOCK),
    level: new Uint8Array(BLOCK),
  };
}
