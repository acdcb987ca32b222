import { type Cells, SMALLEST_DATA_BYTES } from './cells.ts';
import { BIG_DATA, SEGMENT_BYTES } from './layout.ts';

/** File position of the list of segments of the big data record at `start`; 0 when it cannot be read (noted). */
export function segmentList(cells: Cells, start: number): number {
  const room = cells.end(start) - start;
  const least = Math.max(SMALLEST_DATA_BYTES, 4 * cells.view.getUint16(start + BIG_DATA.segments, true));
  if (room >= BIG_DATA.header)
    return cells.data(cells.view.getUint32(start + BIG_DATA.list, true), least, 'a list of data segments');
  cells.damage.note('hive-cell-size', 'The cell of a large value has a size that cannot be.', {
    offset: start,
    expected: `at least ${BIG_DATA.header} bytes`,
    found: `${room} bytes`,
  });
  return 0;
}

/** A piece of the data of a large value: file position and length in bytes. */
interface Segment {
  readonly start: number;
  readonly length: number;
}

/**
 * The segments of the big data record at `start` with the `size` bytes they hold: all are full but the last, and those
 * listed behind it hold nothing. They end where the first damage is; that fewer bytes are there is noted.
 */
export function readSegments(cells: Cells, start: number, size: number): readonly Segment[] {
  const segments: Segment[] = [];
  const list = segmentList(cells, start);
  const count = list === 0 ? 0 : cells.view.getUint16(start + BIG_DATA.segments, true);
  // Segments do not overlap, so there cannot be more data than hive.
  let missing = Math.min(size, cells.limit);
  for (let index = 0; index < count; index += 1) {
    const segment = cells.data(cells.view.getUint32(list + 4 * index, true), SMALLEST_DATA_BYTES, 'a data segment');
    if (segment === 0) break;
    const wanted = Math.min(SEGMENT_BYTES, missing);
    const length = Math.min(wanted, cells.end(segment) - segment);
    segments.push({ start: segment, length });
    missing -= length;
    if (length < wanted) break;
  }
  const found = Math.min(size, cells.limit) - missing;
  if (found < size) noteShort(cells, start, size, found);
  return segments;
}

function noteShort(cells: Cells, start: number, size: number, found: number): void {
  cells.damage.note('hive-big-data-short', 'The segments of a large value hold less than the value says.', {
    offset: start,
    expected: `${size} bytes`,
    found: `${found} bytes`,
  });
}

/** The data of a big data record, `size` bytes or as much of it as can be read before the first damage. */
export function readBigData(cells: Cells, start: number, size: number): Uint8Array {
  const segments = readSegments(cells, start, size);
  const data = new Uint8Array(segments.reduce((sum, segment) => sum + segment.length, 0));
  let filled = 0;
  for (const segment of segments) {
    data.set(cells.bytes.subarray(segment.start, segment.start + segment.length), filled);
    filled += segment.length;
  }
  return data;
}
