import { foldCase } from '../../shared/base/caseless.ts';
import { parseVolumePath, type VolumePath } from '../../shared/base/winPath.ts';
import { PROFILE_LIST } from '../../shared/model/account.ts';
import { problem, type Problem } from '../../shared/model/diagnostic.ts';
import type { RegistryKey, RegistryValue, RegistryView } from '../../shared/model/registry.ts';
import type { Found, VolumeFs } from '../../shared/model/volume.ts';
import { splitPath } from '../registry/registryPath.ts';
import { mountRegistry } from '../registry/view.ts';
import { doubtfulRegistry } from './doubtfulRegistry.ts';
import { hiveFileStamp, openHiveFile } from './hiveFile.ts';
import { readText } from './lookup.ts';

/** The file in a profile that holds HKEY_CURRENT_USER. */
export const USER_HIVE = 'NTUSER.DAT';
const CLASSES_HIVE = 'AppData/Local/Microsoft/Windows/UsrClass.dat';
const CLASSES_SUFFIX = /_Classes$/i;

/** Where the hive that new profiles are copied from is mounted: a name of our own, since Windows does not mount it. */
const DEFAULT_USER_ROOT = 'HKU\\Default User';
const DEFAULT_PROFILE = '%SystemDrive%\\Users\\Default';

/** Users' hives that are held open; of more, the one not asked for longest is let go. */
const MOST_OPEN = 4;
const ABSENT = { kind: 'absent' } as const;

/**
 * A registry with the users' hives beside the machine's: `HKU\<name of a ProfileList key>` is the profile's NTUSER.DAT,
 * the same with `_Classes` its UsrClass.dat, and DEFAULT_USER_ROOT the NTUSER.DAT of the default profile. A hive is
 * opened, and its logs replayed, when it is asked, and again once its file has changed.
 */
export function withUserHives(machine: RegistryView, fs: VolumeFs): RegistryView {
  const hives = new UserHives(machine, fs);
  return {
    key: (path: string): Found<RegistryKey> => hives.ask(path, (view, place) => view.key(place)),
    value: (path: string, name: string): Found<RegistryValue> =>
      hives.ask(path, (view, place) => view.value(place, name)),
  };
}

interface Kept {
  readonly stamp: string;
  readonly view: RegistryView;
}

class UserHives {
  private readonly machine: RegistryView;
  private readonly fs: VolumeFs;
  /** By folded place; the one asked last is the last. */
  private readonly kept = new Map<string, Kept>();

  constructor(machine: RegistryView, fs: VolumeFs) {
    this.machine = machine;
    this.fs = fs;
  }

  /** Looks in the hive that a path leads into: a user's, else the machine's. `place` has the short name of the root. */
  ask<T>(path: string, look: (view: RegistryView, place: string) => Found<T>): Found<T> {
    const parts = splitPath(path) ?? [];
    const [root, name] = parts;
    if (root !== 'HKU' || name === undefined || foldCase(name) === '.DEFAULT') return look(this.machine, path);
    const file = this.fileOf(name);
    if (file.kind !== 'found') return file;
    return look(this.open(`${root}\\${name}`, file.value), parts.join('\\'));
  }

  private open(at: string, file: VolumePath): RegistryView {
    const place = foldCase(at);
    const stamp = hiveFileStamp(this.fs, file);
    const kept = this.kept.get(place);
    const view = kept?.stamp === stamp ? kept.view : this.read(at, file);
    this.kept.delete(place);
    this.kept.set(place, { stamp, view });
    for (const oldest of [...this.kept.keys()].slice(0, -MOST_OPEN)) this.kept.delete(oldest);
    return view;
  }

  private read(at: string, file: VolumePath): RegistryView {
    const { hive, found } = openHiveFile(this.fs, file, file);
    return doubtfulRegistry(mountRegistry([{ at, hive }]), [{ at, found }]);
  }

  /** The hive file that is mounted as `HKU\name`; absent where no profile has the name. */
  private fileOf(name: string): Found<VolumePath> {
    const classes = CLASSES_SUFFIX.test(name);
    const profile = this.folderOf(name.replace(CLASSES_SUFFIX, ''));
    if (profile.kind !== 'found') return profile;
    return { kind: 'found', value: `${profile.value}/${classes ? CLASSES_HIVE : USER_HIVE}` };
  }

  private folderOf(name: string): Found<VolumePath> {
    const isDefault = foldCase(`HKU\\${name}`) === foldCase(DEFAULT_USER_ROOT);
    const [key, value] = isDefault
      ? ([PROFILE_LIST, 'Default'] as const)
      : ([`${PROFILE_LIST}\\${name}`, 'ProfileImagePath'] as const);
    const written = readText(this.machine, key, value);
    if (written.kind === 'unreadable') return written;
    if (written.kind === 'absent' && !isDefault) return ABSENT;
    const text = written.kind === 'found' ? written.value : DEFAULT_PROFILE;
    const parsed = parseVolumePath(text);
    if (parsed.kind === 'path' && parsed.path !== '') return { kind: 'found', value: parsed.path };
    return { kind: 'unreadable', problem: elsewhere(key, value, text) };
  }
}

function elsewhere(key: string, value: string, path: string): Problem {
  return problem('input', 'profile-elsewhere', `The profile folder "${path}" is not on this volume.`, {
    detail: 'Opening the registry hive of a user: it lies in the profile folder.',
    where: [{ key, value }],
    fix: 'Open the volume that the path names, or look on the source machine itself.',
  });
}
