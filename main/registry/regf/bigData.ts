import { type Cells } from './cells.ts';
import { BIG_DATA, SEGMENT_BYTES } from './layout.ts';

/** File position of the list of segments of the big data record at `start`; 0 when it is damaged (noted). */
export function segmentList(cells: Cells, start: number): number {
  if (cells.end(start) - start < BIG_DATA.header) return 0;
  const count = cells.view.getUint16(start + BIG_DATA.segments, true);
  return cells.data(cells.view.getUint32(start + BIG_DATA.list, true), 4 * count, 'a list of data segments');
}

/** Adds the cell offsets of the segments of the big data record at `start` to `into`; none when it is damaged. */
export function collectSegments(cells: Cells, start: number, into: number[]): void {
  const list = segmentList(cells, start);
  const count = list === 0 ? 0 : cells.view.getUint16(start + BIG_DATA.segments, true);
  for (let index = 0; index < count; index += 1) into.push(cells.view.getUint32(list + 4 * index, true));
}

/** The data of a big data record, `size` bytes or as much of it as can be read before the first damage. */
export function readBigData(cells: Cells, start: number, size: number): Uint8Array {
  const segments: number[] = [];
  collectSegments(cells, start, segments);
  const data = new Uint8Array(Math.min(size, segments.length * SEGMENT_BYTES, cells.limit));
  let filled = 0;
  for (const offset of segments) {
    if (filled === data.length) break;
    const segment = cells.data(offset, 0, 'a data segment');
    if (segment === 0) break;
    const length = Math.min(SEGMENT_BYTES, cells.end(segment) - segment, data.length - filled);
    data.set(cells.bytes.subarray(segment, segment + length), filled);
    filled += length;
  }
  if (filled < size)
    cells.damage.note('hive-big-data-short', 'The segments of a large value hold less than the value says.', {
      offset: start,
      expected: `${size} bytes`,
      found: `${filled} bytes`,
    });
  return data.subarray(0, filled);
}
