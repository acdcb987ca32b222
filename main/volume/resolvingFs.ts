import { foldCase } from '../../shared/base/caseless.ts';
import { baseName } from '../../shared/base/winPath.ts';
import type { VolumePath } from '../../shared/base/winPath.ts';
import type { FileStat, Found, VolumeFs, VolumeSpace } from '../../shared/model/volume.ts';
import type { HostResult } from '../platform/hostFailure.ts';
import type { RawDisk, RawName } from '../platform/rawDisk.ts';
import { PathResolver } from './pathResolver.ts';
import type { Resolved } from './pathResolver.ts';
import { notAFile, tooLarge } from './unreadable.ts';

/** Bytes that `read` gives at once: enough for the largest hive Windows loads into memory in practice. */
export const MAX_READ_BYTES = 512 * 1024 * 1024;

export interface Located {
  /** The path without any link, as the disk spells it; what a writer must use. */
  readonly real: VolumePath;
  readonly throughLink: boolean;
}

/** A volume that also says where a name really lies, and can forget what it listed. */
export interface LocatingFs extends VolumeFs {
  locate(path: VolumePath): Found<Located>;
  /** Forgets cached listings; call it after the volume was written to. */
  refresh(): void;
}

/** Where a name lies on any volume: one that does not follow links answers with the path it spells. */
export function locateIn(volume: VolumeFs, path: VolumePath): Found<Located> {
  if ('locate' in volume) return (volume as LocatingFs).locate(path);
  const stat = volume.stat(path);
  return stat.kind === 'found' ? { kind: 'found', value: { real: stat.value.path, throughLink: false } } : stat;
}

/** A Windows volume over a raw disk: case-insensitive, links resolved inside the volume only, listings cached. */
export function resolvingFs(disk: RawDisk): LocatingFs {
  return new ResolvingFs(disk);
}

class ResolvingFs implements LocatingFs {
  readonly root: string;
  private readonly disk: RawDisk;
  private readonly resolver: PathResolver;

  constructor(disk: RawDisk) {
    this.root = disk.root;
    this.disk = disk;
    this.resolver = new PathResolver(disk);
  }

  refresh(): void {
    this.resolver.refresh();
  }

  locate(path: VolumePath): Found<Located> {
    const found = this.resolver.resolve(path);
    if (found.kind !== 'found') return found;
    return { kind: 'found', value: { real: found.value.real, throughLink: found.value.throughLink } };
  }

  stat(path: VolumePath): Found<FileStat> {
    const found = this.resolver.resolve(path);
    return found.kind === 'found' ? this.statAt(found.value, path) : found;
  }

  read(path: VolumePath): Found<Uint8Array> {
    return this.readWith(path, (real) => {
      const stat = this.disk.lstat(real);
      if (stat.ok && stat.value.size > MAX_READ_BYTES) return tooLarge(path, stat.value.size, MAX_READ_BYTES);
      return this.given(path, this.disk.read(real, MAX_READ_BYTES));
    });
  }

  readRange(path: VolumePath, offset: number, length: number): Found<Uint8Array> {
    return this.readWith(path, (real) =>
      length > MAX_READ_BYTES
        ? tooLarge(path, length, MAX_READ_BYTES)
        : this.given(path, this.disk.readRange(real, offset, length)),
    );
  }

  list(path: VolumePath): Found<readonly FileStat[]> {
    const found = this.resolver.resolve(path);
    if (found.kind !== 'found') return found;
    if (found.value.type !== 'folder') return { kind: 'absent' };
    const listing = this.resolver.listing(found.value.real, path);
    if (listing.kind !== 'found') return listing;
    const stats = listing.value.names.flatMap((entry) => this.child(found.value, entry));
    return { kind: 'found', value: sortByName(stats) };
  }

  space(): Found<VolumeSpace> {
    const space = this.disk.space();
    if (!space.ok) return this.resolver.failed('', space.failure);
    return space.value === null ? { kind: 'absent' } : { kind: 'found', value: space.value };
  }

  /** A child of a listed folder; none when it has gone meanwhile. */
  private child(folder: Resolved, entry: RawName): readonly FileStat[] {
    const path = folder.spelled === '' ? entry.name : `${folder.spelled}/${entry.name}`;
    if (entry.type === 'link') {
      const target = this.stat(path);
      // A link that cannot be followed is still a name in the folder; reading it says why.
      if (target.kind !== 'found') return [{ path, type: 'file', size: 0, modifiedMs: 0 }];
      return [{ ...target.value, path }];
    }
    const real = folder.real === '' ? entry.name : `${folder.real}/${entry.name}`;
    const stat = this.disk.lstat(real);
    if (!stat.ok) return stat.failure.reason === 'notFound' ? [] : [{ path, type: 'file', size: 0, modifiedMs: 0 }];
    return [{ path, type: entry.type === 'folder' ? 'folder' : 'file', ...sizeAndTime(stat.value) }];
  }

  private statAt(at: Resolved, asked: VolumePath): Found<FileStat> {
    if (at.type === 'other') return notAFile(asked);
    const stat = this.disk.lstat(at.real);
    if (!stat.ok) return this.resolver.failed(asked, stat.failure);
    return { kind: 'found', value: { path: at.spelled, type: at.type, ...sizeAndTime(stat.value) } };
  }

  private readWith(path: VolumePath, read: (real: VolumePath) => Found<Uint8Array>): Found<Uint8Array> {
    const found = this.resolver.resolve(path);
    if (found.kind !== 'found') return found;
    if (found.value.type === 'folder') return { kind: 'absent' };
    return found.value.type === 'file' ? read(found.value.real) : notAFile(path);
  }

  private given(path: VolumePath, result: HostResult<Uint8Array>): Found<Uint8Array> {
    return result.ok ? { kind: 'found', value: result.value } : this.resolver.failed(path, result.failure);
  }
}

function sizeAndTime(stat: {
  readonly size: number;
  readonly modifiedMs: number;
}): Pick<FileStat, 'size' | 'modifiedMs'> {
  return { size: stat.size, modifiedMs: stat.modifiedMs };
}

/** Entries by name without case, as `list` promises; equal names by their spelling. */
export function sortByName(entries: readonly FileStat[]): readonly FileStat[] {
  return entries
    .map((entry) => ({ entry, key: foldCase(baseName(entry.path)) }))
    .toSorted((a, b) => compare(a.key, b.key) || compare(a.entry.path, b.entry.path))
    .map(({ entry }) => entry);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
