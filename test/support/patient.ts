import { openHive } from '../../main/registry/regf/hive.ts';
import type { HiveKey } from '../../main/registry/regf/hiveKey.ts';
import { KEY, VALUE } from '../../main/registry/regf/layout.ts';
import { unwrap } from '../../shared/model/diagnostic.ts';
import { seal } from './hivesLogs.ts';

/** File position of a cell's data less its offset. */
export const CELLS = 4096 + 4;

/** A copy of a hive to be damaged, with ways to the places where it hurts (file positions). */
export class Patient {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly root: HiveKey;

  constructor(hive: Uint8Array) {
    this.bytes = Uint8Array.from(hive);
    this.view = new DataView(this.bytes.buffer);
    this.root = unwrap(openHive(Uint8Array.from(hive))).root;
  }

  key(...names: readonly string[]): number {
    let key: HiveKey | null = this.root;
    for (const name of names) key = key?.subkey(name) ?? null;
    return key?.position ?? 0;
  }

  field(position: number): number {
    return this.view.getUint32(position, true);
  }

  /** The data of the cell whose offset is stored at a position. */
  follow(position: number): number {
    return CELLS + this.field(position);
  }

  value(key: string, index = 0): number {
    return this.follow(this.follow(this.key(key) + KEY.valueList) + 4 * index);
  }

  get bigData(): number {
    return this.follow(this.value('Large') + VALUE.data);
  }

  /** The element of a key's list, which has eight bytes each. */
  element(key: number, index: number): number {
    return this.follow(key + KEY.subkeyList) + 4 + 8 * index;
  }

  /** The first free cell. */
  get freeCell(): number {
    let at = 4096 + 32;
    while (this.view.getInt32(at, true) < 0) {
      at -= this.view.getInt32(at, true);
      // The header of the next bin.
      if (this.field(at) === 0x6e69_6268) at += 32;
    }
    return at;
  }

  set(position: number, word: number): void {
    this.view.setUint32(position, word, true);
  }

  set16(position: number, word: number): void {
    this.view.setUint16(position, word, true);
  }

  /** Makes the checksum of the base block right again. */
  seal(): void {
    seal(this.bytes);
  }
}
