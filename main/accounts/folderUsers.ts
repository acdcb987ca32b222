import { foldCase } from '../../shared/base/caseless.ts';
import { folderIdentity } from './profileFolder.ts';
import type { ProfileKey } from './profileKey.ts';

type Sids = Map<string, Set<string>>;

/** Which SIDs have which folder, and which folders they lie in. */
export class FolderUsers {
  private readonly folders: Sids = new Map();
  private readonly above: Sids = new Map();

  constructor(keys: readonly ProfileKey[]) {
    for (const { sid, path } of keys) {
      const folder = folderIdentity(path);
      if (folder === '') continue;
      add(this.folders, folder, sid);
      for (const outer of outerFolders(folder)) add(this.above, outer, sid);
    }
  }

  /** Whether a folder is that of another SID. */
  of(folder: string, sid: string): boolean {
    return hasOther(this.folders, folder, sid);
  }

  /** Whether it is that of another SID, holds it, or lies in it. */
  around(folder: string, sid: string): boolean {
    return (
      this.of(folder, sid)
      || hasOther(this.above, folder, sid)
      || outerFolders(folder).some((outer) => this.of(outer, sid))
    );
  }
}

function outerFolders(folder: string): readonly string[] {
  const steps = folder.split('/');
  return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join('/'));
}

function add(sids: Sids, folder: string, sid: string): void {
  const known = sids.get(folder);
  if (known === undefined) sids.set(folder, new Set([foldCase(sid)]));
  else known.add(foldCase(sid));
}

function hasOther(sids: Sids, folder: string, sid: string): boolean {
  const known = sids.get(folder);
  return known !== undefined && (known.size > 1 || !known.has(foldCase(sid)));
}
