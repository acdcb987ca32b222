import type { VolumePath } from '../../shared/base/winPath.ts';
import type { ListedProfile, ProfileSize } from '../../shared/model/account.ts';
import type { VolumeFs } from '../../shared/model/volume.ts';
import { locateIn } from '../volume/resolvingFs.ts';
import { profileFolder } from './profileContents.ts';

/** Files and folders that are counted of one profile, and of all of them together. */
const MOST_ENTRIES = { profile: 50_000, all: 200_000 } as const;

/** Measures the folders of profiles, a folder at a time; yields the number of entries counted so far. */
export function* measureProfiles(
  fs: VolumeFs,
  profiles: readonly ListedProfile[],
  most: typeof MOST_ENTRIES | { readonly profile: number; readonly all: number } = MOST_ENTRIES,
): Generator<number, readonly ListedProfile[]> {
  const measured: ListedProfile[] = [];
  let left = most.all;
  for (const profile of profiles) {
    const folder = profileFolder(profile);
    const size = folder === null ? null : yield* measureFolder(fs, folder, Math.min(left, most.profile));
    left -= size?.entries ?? 0;
    measured.push({ ...profile, size });
  }
  return measured;
}

/** Adds up the files below a folder, at most `most` entries. Links are not followed, so that nothing counts twice. */
function* measureFolder(fs: VolumeFs, top: VolumePath, most: number): Generator<number, ProfileSize> {
  const waiting: VolumePath[] = [top];
  let bytes = 0;
  let entries = 0;
  let complete = true;
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    yield entries;
    const listed = fs.list(folder);
    if (listed.kind !== 'found') {
      complete = false;
      continue;
    }
    const room = most - entries;
    if (listed.value.length > room) complete = false;
    for (const { path, type, size } of listed.value.slice(0, room)) {
      entries += 1;
      bytes += size;
      if (type === 'folder' && !isLink(fs, folder, path)) waiting.push(path);
    }
    if (entries >= most && waiting.length > 0) return { bytes, entries, complete: false };
  }
  return { bytes, entries, complete };
}

/** Whether a child of a folder lies elsewhere. */
function isLink(fs: VolumeFs, folder: VolumePath, child: VolumePath): boolean {
  const above = locateIn(fs, folder);
  const at = locateIn(fs, child);
  if (above.kind !== 'found' || at.kind !== 'found') return true;
  return (
    !at.value.real.startsWith(`${above.value.real}/`)
    || at.value.real.split('/').length !== above.value.real.split('/').length + 1
  );
}
