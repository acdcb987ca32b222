import { type RegistryKey, type RegistryValue } from '../../../shared/model/registry.ts';
import { type Cells } from './cells.ts';
import { hex } from './damage.ts';
import { keyClass, keyLastWritten, keyName, keyParent, openKey } from './keyNode.ts';
import { MAX_DEPTH } from './layout.ts';
import { Listed } from './listed.ts';
import { collectSubkeys, findSubkey, namesSubkeys, noteRepeated, offsetOf } from './subkeyList.ts';
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

  /**
   * `rootPath` is what the root's path is said to be; '' makes paths relative to the hive. A key is misplaced where it,
   * or one above it, names another parent.
   */
  constructor(cells: Cells, position: number, above: HiveKey | null, rootPath: string, misplaced = false) {
    this.cells = cells;
    this.position = position;
    this.above = above;
    this.name = keyName(cells, position);
    this.path = above === null ? rootPath : joinPath(above.path, this.name);
    this.depth = above === null ? 0 : above.depth + 1;
    this.misplaced = misplaced;
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

  /** Whether the key says that it has subkeys; `subkeys` gives none where it does not. */
  get namesSubkeys(): boolean {
    return namesSubkeys(this.cells, this.position);
  }

  subkeys(): Listed<HiveKey> {
    const offsets: number[] = [];
    collectSubkeys(this.cells, this.position, offsets);
    return new Listed(this.eachOnce(offsets), (offset) => this.child(offset));
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

  values(): Listed<RegistryValue> {
    const offsets: number[] = [];
    collectValues(this.cells, this.position, offsets);
    // Data does not overlap, so there cannot be more of it than hive.
    let room = this.cells.limit;
    return new Listed(offsets, (offset) => {
      const position = room < 0 ? 0 : openValue(this.cells, offset);
      if (position === 0) return null;
      const value = readValue(this.cells, position);
      room -= value.data.length;
      if (room >= 0) return value;
      noteDataOverlap(this.cells, this.position);
      return null;
    });
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
    if (!placed && this.misplaced) return null;
    return new HiveKey(this.cells, position, this, '', this.misplaced || !placed);
  }

  /** The offsets without those that are there again (noted). */
  private eachOnce(offsets: readonly number[]): readonly number[] {
    if (ascend(offsets)) return offsets;
    const distinct = new Set(offsets);
    if (distinct.size === offsets.length) return offsets;
    noteRepeated(this.cells, this.position);
    return [...distinct];
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

/** Whether each offset lies behind the one before it, so that none is there twice. */
function ascend(offsets: readonly number[]): boolean {
  return offsets.every((offset, index) => index === 0 || offset > (offsets[index - 1] ?? 0));
}

function joinPath(above: string, name: string): string {
  return above === '' ? name : `${above}\\${name}`;
}
