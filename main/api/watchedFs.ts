import type { VolumePath } from '../../shared/base/winPath.ts';
import type { FileStat, Found, VolumeSpace } from '../../shared/model/volume.ts';
import type { Located, LocatingFs } from '../volume/resolvingFs.ts';

interface Noted {
  readonly stamp: string;
  /** Asks again what could not be read; null where everything could. */
  readonly retry: (() => Found<unknown>) | null;
}

/**
 * A volume that notes what is asked of it, each path with its stamp before it is read, so that whatever was made of
 * it can be told to be out of date: a file that changed, appeared, went, or became readable.
 */
export class WatchedFs implements LocatingFs {
  readonly root: string;
  private readonly fs: LocatingFs;
  private readonly noted = new Map<VolumePath, Noted>();
  private watching = true;

  constructor(fs: LocatingFs) {
    this.fs = fs;
    this.root = fs.root;
  }

  /** Ends the noting: what is asked from now on is read anew each time and needs no watch. */
  stop(): void {
    this.watching = false;
  }

  /** Whether all that was asked before `stop` would be answered the same. Listings are read anew. */
  isCurrent(): boolean {
    this.refresh();
    return [...this.noted].every(
      ([path, { stamp, retry }]) =>
        stampOf(this.fs, path) === stamp && (retry === null || retry().kind === 'unreadable'),
    );
  }

  stat(path: VolumePath): Found<FileStat> {
    return this.watch(path, () => this.fs.stat(path));
  }

  read(path: VolumePath): Found<Uint8Array> {
    return this.watch(path, () => this.fs.read(path));
  }

  readRange(path: VolumePath, offset: number, length: number): Found<Uint8Array> {
    return this.watch(path, () => this.fs.readRange(path, offset, length));
  }

  list(path: VolumePath): Found<readonly FileStat[]> {
    return this.watch(path, () => this.fs.list(path));
  }

  locate(path: VolumePath): Found<Located> {
    return this.watch(path, () => this.fs.locate(path));
  }

  /** Not noted: room comes and goes without anything having changed. */
  space(): Found<VolumeSpace> {
    return this.fs.space();
  }

  refresh(): void {
    this.fs.refresh();
  }

  private watch<T>(path: VolumePath, ask: () => Found<T>): Found<T> {
    if (!this.watching) return ask();
    const stamp = this.noted.get(path)?.stamp ?? stampOf(this.fs, path);
    const answer = ask();
    const failed = answer.kind === 'unreadable' ? ask : null;
    this.noted.set(path, { stamp, retry: this.noted.get(path)?.retry ?? failed });
    return answer;
  }
}

/** Kind, spelling, size and time of what lies at a path. */
function stampOf(fs: LocatingFs, path: VolumePath): string {
  const stat = fs.stat(path);
  if (stat.kind !== 'found') return stat.kind;
  const { path: spelled, type, size, modifiedMs } = stat.value;
  return `${type} ${spelled} ${size} ${modifiedMs}`;
}
