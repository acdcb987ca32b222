import { invariant } from '../../../shared/base/assert.ts';
import { foldCase } from '../../../shared/base/caseless.ts';
import { encodeUtf16 } from '../../../shared/base/utf16.ts';
import type { RegistryTypeName } from '../../../shared/model/registry.ts';
import { typeNumber } from '../values.ts';
import { sealBaseBlock } from './baseBlock.ts';
import { BinWriter } from './binWriter.ts';
import { type ListForm, storeList, storeSecurity, storeSubkeyList } from './buildCells.ts';
import {
  BASE,
  BASE_BLOCK_BYTES,
  FILE_NAME_BYTES,
  KEY,
  KEY_FLAG,
  MAX_DEPTH,
  NOWHERE,
  SECURITY,
  SIGNATURE,
} from './layout.ts';
import { fitsLatin } from './names.ts';
import { nameBytes, storeValue, writeName } from './storeValue.ts';

/** An offset in the storage that is never written: its highest bit is set. */
const VOLATILE_STORAGE = 0x8000_0020;

export interface ValueSpec {
  /** '' for the default value. */
  readonly name: string;
  /** A number where the type is none of the table's (the names in SAM have RIDs there). */
  readonly type: RegistryTypeName | number;
  readonly data: Uint8Array;
}

export interface KeySpec {
  readonly name: string;
  readonly className?: string;
  /** FILETIME; that of the hive when left out. */
  readonly lastWritten?: bigint;
  readonly values?: readonly ValueSpec[];
  readonly keys?: readonly KeySpec[];
  /**
   * Subkeys that existed only while the hive was mounted: their count and list stay in the file, and lead to nothing
   * that is in it.
   */
  readonly volatileKeys?: number;
}

export interface HiveSpec {
  readonly root: KeySpec;
  /** FILETIME of the hive and of keys that have none of their own. */
  readonly lastWritten: bigint;
  /** Written into the base block for orientation, at most 31 characters. */
  readonly fileName?: string;
  /** Minor version: big data from 4 on, `lh` lists from 5 on instead of `lf`. 5 when left out. */
  readonly minor?: HiveMinor;
  /** Lists of another form than the version's own, or with fewer keys in a leaf. */
  readonly lists?: ListForm;
}

export type HiveMinor = 3 | 4 | 5 | 6;

/**
 * Makes a clean hive of version 1.3 to 1.6. The same description gives the same bytes. Names of the subkeys of one
 * key, and of the values of one key, must differ without regard to case; throws when they do not.
 */
export function buildHive(spec: HiveSpec): Uint8Array {
  return new HiveBuilder(spec).build();
}

class HiveBuilder {
  private readonly spec: HiveSpec;
  private readonly minor: HiveMinor;
  private readonly writer: BinWriter;
  private readonly root: number;
  private readonly security: number;
  private keys = 0;

  constructor(spec: HiveSpec) {
    this.spec = spec;
    this.minor = spec.minor ?? 5;
    this.writer = new BinWriter(spec.lastWritten);
    // The root comes first, as in every hive of Windows.
    this.root = this.reserveKey(spec.root);
    this.security = storeSecurity(this.writer);
  }

  build(): Uint8Array {
    this.fillKey(this.spec.root, this.root, NOWHERE, 0);
    this.writer.dataOf(this.security).setUint32(SECURITY.references, this.keys, true);
    const bytes = this.writer.finish();
    this.writeBase(bytes);
    return bytes;
  }

  private reserveKey(key: KeySpec): number {
    return this.writer.reserve(KEY.name + nameBytes(key.name));
  }

  private fillKey(key: KeySpec, offset: number, parent: number, depth: number): void {
    invariant(depth <= MAX_DEPTH, `key ${key.name} lies deeper than ${MAX_DEPTH} levels`);
    this.keys += 1;
    const children = sorted(key.keys ?? []).map((spec) => ({ spec, offset: this.reserveKey(spec) }));
    const values = key.values ?? [];
    assertDistinct(values.map((value) => value.name));
    const subkeyList = storeSubkeyList(
      this.writer,
      children.map((child) => ({ name: child.spec.name, offset: child.offset })),
      this.minor,
      this.spec.lists,
    );
    const valueList = storeList(
      this.writer,
      values.map((value) => storeValue(this.writer, { ...value, type: typeNumber(value.type) }, this.minor)),
    );
    const className = this.storeClass(key.className ?? '');
    this.writeKey(key, this.writer.dataOf(offset), { parent, subkeyList, valueList, className });
    for (const child of children) this.fillKey(child.spec, child.offset, offset, depth + 1);
  }

  private writeKey(key: KeySpec, node: DataView, links: KeyLinks): void {
    const children = key.keys ?? [];
    const values = key.values ?? [];
    const rootFlags = links.parent === NOWHERE ? KEY_FLAG.root | KEY_FLAG.noDelete : 0;
    node.setUint16(0, SIGNATURE.key, true);
    node.setUint16(KEY.flags, rootFlags | (fitsLatin(key.name) ? KEY_FLAG.latinName : 0), true);
    node.setBigUint64(KEY.lastWritten, key.lastWritten ?? this.spec.lastWritten, true);
    node.setUint32(KEY.parent, links.parent, true);
    node.setUint32(KEY.subkeyCount, children.length, true);
    node.setUint32(KEY.subkeyList, links.subkeyList, true);
    node.setUint32(KEY.volatileCount, key.volatileKeys ?? 0, true);
    node.setUint32(KEY.volatileList, (key.volatileKeys ?? 0) === 0 ? NOWHERE : VOLATILE_STORAGE, true);
    node.setUint32(KEY.valueCount, values.length, true);
    node.setUint32(KEY.valueList, links.valueList, true);
    node.setUint32(KEY.security, this.security, true);
    node.setUint32(KEY.className, links.className, true);
    node.setUint32(
      KEY.largestSubkeyName,
      largest(children, (child) => 2 * child.name.length),
      true,
    );
    node.setUint32(
      KEY.largestSubkeyClass,
      largest(children, (child) => 2 * (child.className ?? '').length),
      true,
    );
    node.setUint32(
      KEY.largestValueName,
      largest(values, (value) => 2 * value.name.length),
      true,
    );
    node.setUint32(
      KEY.largestValueData,
      largest(values, (value) => value.data.length),
      true,
    );
    node.setUint16(KEY.classLength, 2 * (key.className ?? '').length, true);
    writeName(node, KEY.nameLength, KEY.name, key.name);
  }

  private storeClass(name: string): number {
    return name === '' ? NOWHERE : this.writer.store(encodeUtf16(name));
  }

  private writeBase(bytes: Uint8Array): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, BASE_BLOCK_BYTES);
    view.setUint32(0, SIGNATURE.base, true);
    view.setUint32(BASE.major, 1, true);
    view.setUint32(BASE.minor, this.minor, true);
    view.setUint32(BASE.fileFormat, 1, true);
    view.setUint32(BASE.rootCell, this.root, true);
    view.setUint32(BASE.clusteringFactor, 1, true);
    const fileName = encodeUtf16(this.spec.fileName ?? '');
    bytes.set(fileName.subarray(0, FILE_NAME_BYTES - 2), BASE.fileName);
    const binsSize = bytes.length - BASE_BLOCK_BYTES;
    sealBaseBlock(bytes, { sequence: 1, binsSize, lastWritten: this.spec.lastWritten });
  }
}

interface KeyLinks {
  readonly parent: number;
  readonly subkeyList: number;
  readonly valueList: number;
  readonly className: number;
}

/** Subkeys in the order that lists must have: by the folded name, unit by unit. */
function sorted(keys: readonly KeySpec[]): readonly KeySpec[] {
  assertDistinct(keys.map((key) => key.name));
  const folded = keys.map((key) => ({ key, name: foldCase(key.name) }));
  return folded.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(({ key }) => key);
}

function assertDistinct(names: readonly string[]): void {
  invariant(new Set(names.map(foldCase)).size === names.length, `names occur twice among ${names.join(', ')}`);
}

function largest<T>(items: readonly T[], size: (item: T) => number): number {
  return items.reduce((most, item) => Math.max(most, size(item)), 0);
}
