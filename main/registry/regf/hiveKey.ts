import { type RegistryKey, type RegistryValue } from '../../../shared/model/registry.ts';
import { type Cells } from './cells.ts';
import { hex } from './damage.ts';
import { keyClass, keyLastWritten, keyName, keyParent, openKey } from './keyNode.ts';
import { MAX_DEPTH } from './layout.ts';
import { collectSubkeys, findSubkey, noteRepeated, offsetOf } from './subkeyList.ts';
import { collectValues, findValue, openValue, readValue } from './valueCell.ts';

/**
 * A key of a hive, read when asked. Loops and branches that are linked twice cannot make a walk endless: a key is not
 * given below itself, a list gives a key once, and on a way from the root only one key may name another parent.
 */
export class HiveKey implements RegistryKey {
  readonly name: string;
  readonly path: string;
  /** File position of the key node. */
  readonly position: number;
  /** Levels below the root, which has 0. */
  readonly depth: number;
  private readonly cells: Cells;
  private readonly above: HiveKey | null;
  private readonly misplaced: boolean;

  /** `rootPath` is what the root's path is said to be; '' makes paths relative to the hive. */
  constructor(cells: Cells, position: number, above: HiveKey | null, rootPath: string) {
    this.cells = cells;
    this.position = position;
    this.above = above;
    this.name = keyName(cells, position);
    this.path = above === null ? rootPath : joinPath(above.path, this.name);
    this.depth = above === null ? 0 : above.depth + 1;
    this.misplaced = above !== null && (above.misplaced || !above.isParentOf(position));
  }

  get lastWritten(): bigint {
    return keyLastWritten(this.cells, this.position);
  }

  /** The class name, '' without one. */
  get className(): string {
    return keyClass(this.cells, this.position);
  }

  /** Offset of the key's cell, from the first bin. */
  get offset(): number {
    return offsetOf(this.position);
  }

  /** File position behind the last cell that a hive of this size can have. */
  get hiveEnd(): number {
    return this.cells.limit;
  }

  *subkeys(): Generator<HiveKey> {
    const offsets: number[] = [];
    collectSubkeys(this.cells, this.position, offsets);
    if (offsets.length === 0) return;
    const distinct = new Set(offsets);
    if (distinct.size < offsets.length) noteRepeated(this.cells, this.position);
    for (const offset of distinct) {
      const child = this.child(offset);
      if (child !== null) yield child;
    }
  }

  subkey(name: string): HiveKey | null {
    const offset = findSubkey(this.cells, this.position, name);
    return offset === null ? null : this.child(offset);
  }

  /** How many values the key's list names. */
  get valueCount(): number {
    const offsets: number[] = [];
    collectValues(this.cells, this.position, offsets);
    return offsets.length;
  }

  /** How many subkeys the key's lists name. */
  get subkeyCount(): number {
    const offsets: number[] = [];
    collectSubkeys(this.cells, this.position, offsets);
    return offsets.length;
  }

  *values(): Generator<RegistryValue> {
    const offsets: number[] = [];
    collectValues(this.cells, this.position, offsets);
    // Data does not overlap, so there cannot be more of it than hive.
    let room = this.cells.limit;
    for (const offset of offsets) {
      const position = openValue(this.cells, offset);
      if (position === 0) continue;
      const value = readValue(this.cells, position);
      room -= value.data.length;
      if (room < 0) return noteDataOverlap(this.cells, this.position);
      yield value;
    }
  }

  value(name: string): RegistryValue | null {
    const position = findValue(this.cells, this.position, name);
    return position === 0 ? null : readValue(this.cells, position);
  }

  private child(offset: number): HiveKey | null {
    const position = openKey(this.cells, offset);
    if (position === 0) return null;
    if (this.isBelow(position)) return this.noteLoop(position);
    if (this.depth >= MAX_DEPTH) return this.tooDeep(position);
    const placed = this.isParentOf(position);
    if (!placed) this.noteParent(position);
    return placed || !this.misplaced ? new HiveKey(this.cells, position, this, '') : null;
  }

  private isParentOf(position: number): boolean {
    return keyParent(this.cells, position) === this.offset;
  }

  /** Whether this key is, or lies below, the key at `position`. */
  private isBelow(position: number): boolean {
    return this.position === position || (this.above?.isBelow(position) ?? false);
  }

  private noteLoop(position: number): null {
    this.cells.damage.note('hive-key-loop', 'A key is listed as a subkey of itself or of a key below it.', {
      offset: position,
      expected: 'a key that is not above its parent',
      found: `a subkey of the key at ${hex(this.position)}`,
    });
    return null;
  }

  private tooDeep(position: number): null {
    this.cells.damage.note('hive-too-deep', `Keys lie deeper than ${MAX_DEPTH} levels; the deeper ones are left out.`, {
      offset: position,
      expected: `at most ${MAX_DEPTH} levels`,
      found: `${this.depth + 1} levels`,
    });
    return null;
  }

  private noteParent(position: number): void {
    this.cells.damage.note('hive-key-parent', 'A key names another parent than the key that lists it.', {
      offset: position,
      expected: hex(this.offset),
      found: hex(keyParent(this.cells, position)),
    });
  }
}

/** Notes that the values of the key at `position`, with those read before, have more data than the hive. */
export function noteDataOverlap(cells: Cells, position: number): void {
  cells.damage.note('hive-data-overlap', 'Values name more data than the hive can hold; the rest is left out.', {
    offset: position,
    expected: `at most ${cells.limit} bytes`,
    found: 'more',
  });
}

function joinPath(above: string, name: string): string {
  return above === '' ? name : `${above}\\${name}`;
}
