import { parseVolumePath, type VolumePath } from '../../shared/base/winPath.ts';
import type { ListedProfile, Profile, ProfileHive, ProfileUse } from '../../shared/model/account.ts';
import type { FileStat, Found, VolumeFs } from '../../shared/model/volume.ts';
import { openHivePartly } from '../registry/regf/hive.ts';
import { readPages } from '../registry/regf/readPages.ts';
import { USER_HIVE } from './userHives.ts';

/** Most bytes of a user's hive that are looked at; Windows does not load larger ones. */
const MAX_HIVE_BYTES = 512 * 1024 * 1024;
const NO_BYTES = new Uint8Array();

/** A profile with what its folder tells: its hive, and when that was written where the key has no time. */
export function listProfile(fs: VolumeFs, profile: Profile): ListedProfile {
  const folder = profileFolder(profile);
  if (folder === null) return { ...profile, hive: null, size: null };
  const stat = fs.stat(`${folder}/${USER_HIVE}`);
  return { ...profile, lastUse: profile.lastUse ?? hiveWritten(stat), hive: lookAtHive(fs, stat), size: null };
}

/** The folder of a profile; null where none is known to be on this volume. */
export function profileFolder({ path, folderExists }: Profile): VolumePath | null {
  const parsed = parseVolumePath(path ?? '');
  return folderExists === true && parsed.kind === 'path' ? parsed.path : null;
}

function hiveWritten(stat: Found<FileStat>): ProfileUse | null {
  if (stat.kind !== 'found' || stat.value.type !== 'file') return null;
  return { at: new Date(stat.value.modifiedMs).toISOString(), from: 'hiveWritten' };
}

/** Whether the NTUSER.DAT in a folder opens as a hive. Only its base block and its root are read. */
export function profileHive(fs: VolumeFs, folder: VolumePath): ProfileHive {
  return lookAtHive(fs, fs.stat(`${folder}/${USER_HIVE}`));
}

function lookAtHive(fs: VolumeFs, stat: Found<FileStat>): ProfileHive {
  if (stat.kind === 'unreadable') return 'unreadable';
  if (stat.kind === 'absent' || stat.value.type === 'folder') return 'missing';
  const { path, size } = stat.value;
  if (size === 0) return fs.readRange(path, 0, 1).kind === 'unreadable' ? 'unreadable' : 'empty';
  if (size > MAX_HIVE_BYTES) return 'unreadable';
  let closed = false;
  const pages = readPages(size, (position, length) => {
    const part = fs.readRange(path, position, length);
    closed ||= part.kind !== 'found';
    return part.kind === 'found' ? part.value : NO_BYTES;
  });
  const opened = openHivePartly(pages.bytes, pages.load);
  if (closed) return 'unreadable';
  const sound =
    opened.ok && opened.value.warnings.every(({ code, severity }) => severity === 'info' || code === 'hive-dirty');
  return sound ? 'readable' : 'damaged';
}
