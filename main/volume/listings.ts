import { foldCase } from '../../shared/base/caseless.ts';
import type { HostFailure } from '../platform/hostFailure.ts';
import type { RawDisk, RawName } from '../platform/rawDisk.ts';

/** Names that one folder may hold; WinSxS, the largest of Windows, has some 20,000. */
export const MAX_NAMES_PER_FOLDER = 500_000;

/** Folders kept in memory before the cache starts again. */
const MAX_CACHED_FOLDERS = 4096;

export interface Listing {
  readonly names: readonly RawName[];
  /** The entries a name may stand for: the exact one alone, else all that differ by case only. */
  find(name: string): readonly RawName[];
}

export type ListingResult =
  | { readonly kind: 'listed'; readonly listing: Listing }
  | { readonly kind: 'failed'; readonly failure: HostFailure }
  | { readonly kind: 'tooMany' };

/** The folders of a disk, each listed once until `clear`. */
export class Listings {
  private readonly disk: RawDisk;
  private readonly cache = new Map<string, Listing>();

  constructor(disk: RawDisk) {
    this.disk = disk;
  }

  /** The folder at a real path, as the disk spells it. */
  of(folder: string): ListingResult {
    const known = this.cache.get(folder);
    if (known !== undefined) return { kind: 'listed', listing: known };
    const read = this.disk.readdir(folder);
    if (!read.ok) return { kind: 'failed', failure: read.failure };
    if (read.value.length > MAX_NAMES_PER_FOLDER) return { kind: 'tooMany' };
    const listing = indexNames(read.value);
    if (this.cache.size >= MAX_CACHED_FOLDERS) this.cache.clear();
    this.cache.set(folder, listing);
    return { kind: 'listed', listing };
  }

  clear(): void {
    this.cache.clear();
  }
}

function indexNames(names: readonly RawName[]): Listing {
  const exact = new Map(names.map((entry) => [entry.name, entry]));
  const folded = Map.groupBy(names, (entry) => foldCase(entry.name));
  return {
    names,
    find: (name) => {
      const same = exact.get(name);
      return same === undefined ? (folded.get(foldCase(name)) ?? []) : [same];
    },
  };
}
