import type { LoadBytes } from './cells.ts';

/** What is read at once; bins of a hive begin at multiples of it. */
const PAGE_BYTES = 4096;

/** A file of which each page is read when it is first needed. */
export interface PagedBytes {
  /** As long as the file; zeros where nothing was read yet, which take no memory until they are. */
  readonly bytes: Uint8Array;
  readonly load: LoadBytes;
}

/** Reads a file of `size` bytes page by page through `read`, which gives fewer bytes at the end of the file only. */
export function readPages(size: number, read: (position: number, length: number) => Uint8Array): PagedBytes {
  // Shared memory does not count as garbage to come: with a buffer of 200 MB, Node would first clean up its whole heap.
  const bytes = new Uint8Array(new SharedArrayBuffer(size));
  const loaded = new Set<number>();

  function loadRun(first: number, behind: number): void {
    const position = first * PAGE_BYTES;
    const length = Math.min(behind * PAGE_BYTES, size) - position;
    if (length > 0) bytes.set(read(position, length), position);
    for (let page = first; page < behind; page += 1) loaded.add(page);
  }

  return {
    bytes,
    load(position, length) {
      const behind = Math.ceil((position + length) / PAGE_BYTES);
      for (let page = Math.floor(position / PAGE_BYTES); page < behind; page += 1) {
        if (loaded.has(page)) continue;
        let next = page + 1;
        while (next < behind && !loaded.has(next)) next += 1;
        loadRun(page, next);
      }
    },
  };
}
