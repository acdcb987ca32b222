import { foldCase } from '../../shared/base/caseless.ts';
import { baseName, parentPath, toWindowsPath } from '../../shared/base/winPath.ts';
import type { VolumePath } from '../../shared/base/winPath.ts';
import { failure, problem, success } from '../../shared/model/diagnostic.ts';
import type { Outcome, Problem } from '../../shared/model/diagnostic.ts';
import type { FileStat, Found, VolumeFs, VolumeSpace } from '../../shared/model/volume.ts';
import { locateIn, sortByName } from './resolvingFs.ts';
import type { Located, LocatingFs } from './resolvingFs.ts';

/** What an overlay holds against its base. `existed` tells an overwritten file from a new one. */
export type OverlayChange =
  | { readonly kind: 'write'; readonly path: VolumePath; readonly bytes: Uint8Array; readonly existed: boolean }
  | { readonly kind: 'makeFolder'; readonly path: VolumePath }
  | { readonly kind: 'remove'; readonly path: VolumePath };

/** A covered path. Everything below a covered path is the overlay's own; the base no longer shows there. */
type Cover =
  | { readonly kind: 'file'; readonly path: VolumePath; readonly bytes: Uint8Array; readonly modifiedMs: number }
  | { readonly kind: 'folder'; readonly path: VolumePath }
  | { readonly kind: 'removed'; readonly path: VolumePath };

/**
 * A volume that takes writes without touching its base: what a run would change is what the overlay holds. Overlays
 * stack. Names keep the spelling of the base; a path through a link is the path that it leads to.
 */
export class OverlayFs implements LocatingFs {
  readonly root: string;
  private readonly base: VolumeFs;
  private readonly covers = new Map<string, Cover>();

  constructor(base: VolumeFs) {
    this.base = base;
    this.root = base.root;
  }

  stat(path: VolumePath): Found<FileStat> {
    const cover = this.coverOf(path);
    if (cover === null) return this.base.stat(path);
    if (!this.isAt(cover, path) || cover.kind === 'removed') return { kind: 'absent' };
    return { kind: 'found', value: { ...statOfCover(cover), path: this.spelling(path, cover) } };
  }

  locate(path: VolumePath): Found<Located> {
    const below = locateIn(this.base, path);
    if (this.coverOf(path) === null) return below;
    const stat = this.stat(path);
    if (stat.kind !== 'found') return stat;
    const real = this.spelling(this.canonical(path), this.coverOf(path));
    const throughLink = below.kind === 'found' && below.value.throughLink;
    return { kind: 'found', value: { real, throughLink } };
  }

  refresh(): void {
    if ('refresh' in this.base) (this.base as LocatingFs).refresh();
  }

  read(path: VolumePath): Found<Uint8Array> {
    const cover = this.coverOf(path);
    if (cover === null) return this.base.read(path);
    return cover.kind === 'file' && this.isAt(cover, path)
      ? { kind: 'found', value: cover.bytes.slice() }
      : { kind: 'absent' };
  }

  readRange(path: VolumePath, offset: number, length: number): Found<Uint8Array> {
    if (this.coverOf(path) === null) return this.base.readRange(path, offset, length);
    const whole = this.read(path);
    return whole.kind === 'found' ? { kind: 'found', value: whole.value.slice(offset, offset + length) } : whole;
  }

  list(path: VolumePath): Found<readonly FileStat[]> {
    const folder = this.stat(path);
    if (folder.kind !== 'found') return folder;
    if (folder.value.type !== 'folder') return { kind: 'absent' };
    const below = this.coverOf(path) === null ? this.base.list(path) : { kind: 'found' as const, value: [] };
    if (below.kind !== 'found') return below;
    const parent = foldCase(this.canonical(path));
    const own = [...this.covers.values()].filter((cover) => isChild(cover.path, parent));
    const hidden = new Set(own.map((cover) => foldCase(baseName(cover.path))));
    const kept = below.value.filter((entry) => !hidden.has(foldCase(baseName(entry.path))));
    const shown = own
      .filter((cover) => cover.kind !== 'removed')
      .map((cover) => ({ ...statOfCover(cover), path: joinPath(folder.value.path, baseName(cover.path)) }));
    return { kind: 'found', value: sortByName([...kept, ...shown]) };
  }

  /** That of the base: what the overlay holds takes no room there. */
  space(): Found<VolumeSpace> {
    return this.base.space();
  }

  /**
   * Writes a whole file. Problems: `folder-missing` when its folder is not there, `is-a-folder` when a folder has the
   * name, and whatever made the path unreadable.
   */
  write(path: VolumePath, bytes: Uint8Array, modifiedMs = 0): Outcome<void> {
    const parent = this.writableFolder(path);
    if (!parent.ok) return parent;
    const before = this.stat(path);
    if (before.kind === 'unreadable') return failure(before.problem);
    if (before.kind === 'found' && before.value.type === 'folder')
      return failure(refusal('is-a-folder', path, 'is a folder, not a file'));
    const at = this.target(path);
    this.covers.set(foldCase(at), { kind: 'file', path: at, bytes: bytes.slice(), modifiedMs });
    return success(undefined);
  }

  /** Makes one folder; an existing one is left as it is. Problems: `folder-missing`, `is-a-file`. */
  makeFolder(path: VolumePath): Outcome<void> {
    const before = this.stat(path);
    if (before.kind === 'unreadable') return failure(before.problem);
    if (before.kind === 'found')
      return before.value.type === 'folder'
        ? success(undefined)
        : failure(refusal('is-a-file', path, 'is a file, not a folder'));
    const parent = this.writableFolder(path);
    if (!parent.ok) return parent;
    const at = this.target(path);
    this.covers.set(foldCase(at), { kind: 'folder', path: at });
    return success(undefined);
  }

  /** Removes a file, or a folder with all that is in it. Problem: `nothing-to-remove`. */
  remove(path: VolumePath): Outcome<void> {
    const before = this.stat(path);
    if (before.kind === 'unreadable') return failure(before.problem);
    if (before.kind === 'absent' || path === '')
      return failure(refusal('nothing-to-remove', path, 'is not there, so nothing was removed'));
    const at = this.target(path);
    for (const key of this.covers.keys()) if (isBelow(key, foldCase(at))) this.covers.delete(key);
    this.covers.delete(foldCase(at));
    if (this.coverOf(at) === null && this.base.stat(at).kind !== 'absent')
      this.covers.set(foldCase(at), { kind: 'removed', path: at });
    return success(undefined);
  }

  /** What differs from the base, by path. A folder that was made anew hides what the base has below it. */
  changes(): readonly OverlayChange[] {
    return [...this.covers.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, cover]) => this.changeOf(cover));
  }

  private changeOf(cover: Cover): OverlayChange {
    if (cover.kind === 'removed') return { kind: 'remove', path: cover.path };
    if (cover.kind === 'folder') return { kind: 'makeFolder', path: cover.path };
    const existed = this.base.stat(cover.path).kind !== 'absent';
    return { kind: 'write', path: cover.path, bytes: cover.bytes.slice(), existed };
  }

  private isAt(cover: Cover, path: VolumePath): boolean {
    return foldCase(cover.path) === foldCase(this.canonical(path));
  }

  /** The nearest cover at or above a path; null where the base shows through. */
  private coverOf(path: VolumePath): Cover | null {
    for (let at = this.canonical(path); ; at = parentPath(at)) {
      const cover = this.covers.get(foldCase(at));
      if (cover !== undefined) return cover;
      if (at === '') return null;
    }
  }

  /** The path with links of the base followed, as far as the base knows it. */
  private canonical(path: VolumePath): VolumePath {
    const missing: string[] = [];
    for (let at = path; at !== ''; at = parentPath(at)) {
      const located = locateIn(this.base, at);
      if (located.kind === 'found') return [located.value.real, ...missing].filter((part) => part !== '').join('/');
      missing.unshift(baseName(at));
    }
    return missing.join('/');
  }

  /** A path as it is to be told: a link keeps its own name, everything else the spelling it was made with. */
  private spelling(path: VolumePath, cover: Cover | null): VolumePath {
    if (cover !== null && foldCase(cover.path) === foldCase(path)) return cover.path;
    const folder = this.stat(parentPath(path));
    const name = baseName(cover?.path ?? path);
    return joinPath(folder.kind === 'found' ? folder.value.path : parentPath(path), name);
  }

  /** Where a write to a path goes: links followed, spelled as what is there or as asked for. */
  private target(path: VolumePath): VolumePath {
    const canonical = this.canonical(path);
    const own = this.covers.get(foldCase(canonical)) ?? null;
    return this.spelling(canonical, own?.kind === 'removed' ? null : own);
  }

  private writableFolder(path: VolumePath): Outcome<void> {
    const parent = this.stat(parentPath(path));
    if (parent.kind === 'unreadable') return failure(parent.problem);
    const isFolder = parent.kind === 'found' && parent.value.type === 'folder' && path !== '';
    return isFolder
      ? success(undefined)
      : failure(refusal('folder-missing', path, 'was not written: its folder is not there'));
  }
}

function statOfCover(cover: Exclude<Cover, { kind: 'removed' }>): FileStat {
  return cover.kind === 'file'
    ? { path: cover.path, type: 'file', size: cover.bytes.length, modifiedMs: cover.modifiedMs }
    : { path: cover.path, type: 'folder', size: 0, modifiedMs: 0 };
}

function joinPath(folder: VolumePath, name: string): VolumePath {
  return folder === '' ? name : `${folder}/${name}`;
}

/** Whether a path lies directly in a folder, given folded. */
function isChild(path: VolumePath, foldedFolder: string): boolean {
  return path !== '' && foldCase(parentPath(path)) === foldedFolder;
}

function isBelow(folded: string, foldedFolder: string): boolean {
  return folded.startsWith(`${foldedFolder}/`);
}

function refusal(code: string, path: VolumePath, says: string): Problem {
  return problem('input', code, `${toWindowsPath(path)} ${says}.`, { where: [{ file: path }] });
}
