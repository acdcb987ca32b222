import { believedStamps, type BelievedStamps } from './believedStamps.ts';
import type { LogIndex } from './logIndex.ts';

const MINUTE_MS = 60_000;

/**
 * The key by which a record is merged: the latest stamp believed that its file has shown so far. A file therefore never
 * reorders itself, even where the clock or the time zone jumps in the middle of it (setup-logs.md, section 2.1). Stamps
 * in UTC are moved to the machine's local time by `localOffsetMinutes`; records before a file's first stamp have the
 * key -1. Reads forward only.
 */
export class MergeKeys {
  private readonly index: LogIndex;
  private readonly shift: number;
  private readonly believed: BelievedStamps;
  private next = 0;
  private key = -1;

  constructor(index: LogIndex, localOffsetMinutes: number) {
    this.index = index;
    this.shift = index.format.zone === 'utc' ? localOffsetMinutes * MINUTE_MS : 0;
    this.believed = believedStamps(index);
  }

  /** The key of a record; records must be asked for in rising order. */
  of(entry: number): number {
    for (; this.next <= entry; this.next++) {
      const time = this.index.time(this.next);
      if (time < 0) continue;
      if (this.believed.has(this.next)) this.key = Math.max(this.key, time + this.shift);
      else if (this.key < 0) this.key = this.believed.first + this.shift;
    }
    return this.key;
  }
}

/**
 * The merged order of several logs: for each position the number of the record, counted through all files in their
 * order. Equal keys keep the order of the files.
 */
export function mergedOrder(indexes: readonly LogIndex[], localOffsetMinutes: number): Uint32Array {
  const bases = firstNumbers(indexes);
  const order = new Uint32Array(indexes.reduce((sum, index) => sum + index.length, 0));
  const heads = indexes.map((index) => ({ keys: new MergeKeys(index, localOffsetMinutes), entry: 0, key: -1 }));
  const left = (file: number): boolean => (heads[file]?.entry ?? 0) < (indexes[file]?.length ?? 0);
  for (const [file, head] of heads.entries()) if (left(file)) head.key = head.keys.of(0);
  let position = 0;
  while (position < order.length) {
    const file = earliest(heads, left, -1);
    const rival = earliest(heads, left, file);
    const head = heads[file];
    if (head === undefined) break;
    // Equal keys keep the order of the files, so a rival further down must be strictly earlier to take over.
    const limit = (heads[rival]?.key ?? Infinity) + (rival < 0 || file < rival ? 1 : 0);
    do {
      order[position++] = (bases[file] ?? 0) + head.entry++;
      head.key = left(file) ? head.keys.of(head.entry) : Infinity;
    } while (head.key < limit);
  }
  return order;
}

/** The file whose next record comes first; -1 when none but `except` has records left. */
function earliest(heads: readonly { readonly key: number }[], left: (file: number) => boolean, except: number): number {
  let best = -1;
  for (const [file, head] of heads.entries())
    if (file !== except && left(file) && (best < 0 || head.key < (heads[best]?.key ?? Infinity))) best = file;
  return best;
}

/** Number of the first record of each file when all are counted through. */
export function firstNumbers(indexes: readonly LogIndex[]): readonly number[] {
  let sum = 0;
  return indexes.map((index) => (sum += index.length) - index.length);
}
