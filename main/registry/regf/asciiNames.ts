import { type Cells } from './cells.ts';
import { type StoredName } from './names.ts';

/** First unit that a case table of Windows may fold in a way of its own. */
const BEYOND_ASCII = 0x80;

/** A stored name whose end lies within its cell. */
export interface NameRange extends StoredName {
  readonly stop: number;
}

/** The units of a name. */
function lengthOf({ start, stop, latin }: NameRange): number {
  return latin ? stop - start : (stop - start) >> 1;
}

/** A unit in upper case; BEYOND_ASCII or above for what is not ASCII. */
function foldedAt(cells: Cells, { start, latin }: NameRange, index: number): number {
  const unit = latin ? (cells.bytes[start + index] ?? 0) : cells.view.getUint16(start + 2 * index, true);
  return unit >= 0x61 && unit <= 0x7a ? unit - 0x20 : unit;
}

/** Whether every unit is ASCII, whose upper case is the same in each Windows. */
export function isAscii(cells: Cells, name: NameRange): boolean {
  const length = lengthOf(name);
  for (let index = 0; index < length; index += 1) if (foldedAt(cells, name, index) >= BEYOND_ASCII) return false;
  return true;
}

/** Below 0 where the first of two ASCII names comes first without regard to case, 0 where they are the same. */
export function compareAscii(cells: Cells, first: NameRange, second: NameRange): number {
  const [a, b] = [lengthOf(first), lengthOf(second)];
  for (let index = 0; index < Math.min(a, b); index += 1) {
    const difference = foldedAt(cells, first, index) - foldedAt(cells, second, index);
    if (difference !== 0) return difference;
  }
  return a - b;
}

/** As `nameHash`, of an ASCII name. */
export function hashAscii(cells: Cells, name: NameRange): number {
  const length = lengthOf(name);
  let hash = 0;
  for (let index = 0; index < length; index += 1) hash = (Math.imul(hash, 37) + foldedAt(cells, name, index)) >>> 0;
  return hash;
}

/** As `nameHint`, of an ASCII name, in upper case. */
export function hintAscii(cells: Cells, name: NameRange): number {
  const length = Math.min(4, lengthOf(name));
  let hint = 0;
  for (let index = 0; index < length; index += 1) hint |= foldedAt(cells, name, index) << (8 * index);
  return hint >>> 0;
}
