/**
 * What the cells of a list hold, each read when it is asked for. A generator would do the same; one for each key makes
 * a walk of a large hive a fifth slower.
 */
export class Listed<T> implements IterableIterator<T> {
  private readonly offsets: readonly number[];
  private readonly read: (offset: number) => T | null;
  private index = 0;

  /** `read` gives what the cell at an offset holds, null for one that is left out. */
  constructor(offsets: readonly number[], read: (offset: number) => T | null) {
    this.offsets = offsets;
    this.read = read;
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<T, undefined> {
    while (this.index < this.offsets.length) {
      const value = this.read(this.offsets[this.index] ?? 0);
      this.index += 1;
      if (value !== null) return { done: false, value };
    }
    return { done: true, value: undefined };
  }
}
