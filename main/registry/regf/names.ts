import { foldCase } from '../../../shared/base/caseless.ts';
import { decodeLatin1, decodeUtf16 } from '../../../shared/base/utf16.ts';
import { type Cells } from './cells.ts';

/** Where a stored name lies and how its characters are stored. */
export interface StoredName {
  readonly start: number;
  readonly length: number;
  /** One byte a character; otherwise UTF-16LE. */
  readonly latin: boolean;
}

/** The stored name of a key or value whose cell ends at `end`; what leaves the cell is clipped with a warning. */
export function readName(cells: Cells, name: StoredName, end: number): string {
  const stop = nameStop(cells, name, end);
  return name.latin ? decodeLatin1(cells.bytes, name.start, stop) : decodeUtf16(cells.bytes, name.start, stop);
}

/** File position behind a stored name, within its cell (which ends at `end`); a longer name is noted. */
export function nameStop(cells: Cells, name: StoredName, end: number): number {
  const stop = name.start + name.length;
  if (stop <= end) return stop;
  cells.damage.note('hive-name-clipped', 'A name is longer than the cell that holds it; the rest is lost.', {
    offset: name.start,
    expected: `at most ${end - name.start} bytes`,
    found: `${name.length} bytes`,
  });
  return end;
}

/**
 * Whether a stored name, whose cell ends at `end`, is the one whose folded form is given. A longer name is noted, since
 * it may be the one that is looked for.
 */
export function isNamed(cells: Cells, name: StoredName, end: number, folded: string): boolean {
  const bytes = nameStop(cells, name, end) - name.start;
  // Folding keeps the length, so most other names need not be read.
  if ((name.latin ? bytes : bytes >> 1) !== folded.length) return false;
  return foldCase(readName(cells, name, end)) === folded;
}

/** Reads where names lie in nodes of one kind: from the places of a name's parts, and the flag for Latin letters. */
export function storedNames(
  places: { readonly name: number; readonly nameLength: number; readonly flags: number },
  latinFlag: number,
): (cells: Cells, position: number) => StoredName {
  return (cells, position) => ({
    start: position + places.name,
    length: cells.view.getUint16(position + places.nameLength, true),
    latin: (cells.view.getUint16(position + places.flags, true) & latinFlag) !== 0,
  });
}

/** The hash of a key's name in `lh` lists: over the folded name, 37 times the sum so far plus the unit. */
export function nameHash(name: string): number {
  const folded = foldCase(name);
  let hash = 0;
  for (let index = 0; index < folded.length; index += 1) hash = (Math.imul(hash, 37) + folded.charCodeAt(index)) >>> 0;
  return hash;
}

/** The hint of a key's name in `lf` lists: its first four characters, a first byte of 0 where one is not 8-bit. */
export function nameHint(name: string): number {
  let hint = 0;
  for (let index = 0; index < Math.min(4, name.length); index += 1) {
    const unit = name.charCodeAt(index);
    if (unit > 0xff) return 0;
    hint |= unit << (8 * index);
  }
  return hint >>> 0;
}

/** Whether every character fits one byte, so that the name is stored "compressed". */
export function fitsLatin(name: string): boolean {
  return !/[^\u0000-\u00ff]/.test(name);
}
