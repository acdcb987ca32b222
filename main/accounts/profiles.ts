import { foldCase } from '../../shared/base/caseless.ts';
import { decodeUtf16 } from '../../shared/base/utf16.ts';
import { baseName, parseVolumePath, toWindowsPath, type VolumePath } from '../../shared/base/winPath.ts';
import { ridOf } from '../../shared/base/sid.ts';
import { PROFILE_LIST, type Profile, type ProfileProblem } from '../../shared/model/account.ts';
import type { RegistryKey, RegistryView } from '../../shared/model/registry.ts';
import type { FileStat, Found, VolumeFs } from '../../shared/model/volume.ts';
import { type AccountsFound, readAccounts } from './accounts.ts';

/** LocalSystem, LocalService, NetworkService: their profiles belong to Windows. */
const SYSTEM_SIDS: ReadonlySet<string> = new Set(['S-1-5-18', 'S-1-5-19', 'S-1-5-20']);
/** Folders under Users that are nobody's profile, folded. */
const SYSTEM_FOLDERS: ReadonlySet<string> = new Set(['PUBLIC', 'DEFAULT', 'DEFAULT USER', 'ALL USERS']);
const DEFAULT_FOLDER: VolumePath = 'Users';
const BACKUP_SUFFIX = /\.bak$/i;
const STATE = { temporary: 0x800, backup: 0x8000 } as const;

/** What is known of the accounts that may own profiles. */
export type ProfileOwners = Pick<AccountsFound, 'machineSid' | 'known' | 'complete'>;

/**
 * The profiles of people: the keys of ProfileList with their folders, then folders under Users that no key names.
 * Those of the system (S-1-5-18, -19, -20; Public, Default, ...) are left out. `noAccount` is said
 * only where the accounts are known completely. `absent` or `unreadable` when the key ProfileList is. Source: section
 * 6.5 of the Sysprep facts.
 */
export function readProfiles(
  registry: RegistryView,
  fs: VolumeFs,
  owners: ProfileOwners = readAccounts(registry),
): Found<readonly Profile[]> {
  const list = registry.key(PROFILE_LIST);
  if (list.kind !== 'found') return list;
  const keys = Array.from(list.value.subkeys(), readKey);
  const keyed = keys.filter((key) => !SYSTEM_SIDS.has(key.sid)).map((key) => keyedProfile(key, fs, owners));
  const named = new Set(keys.map((key) => folderIdentity(key.path)));
  const folders = listFolders(list.value, fs);
  const all = folders.kind === 'found' ? folders.value : [];
  const loose = all.filter((folder) => !named.has(foldCase(folder.path)));
  return { kind: 'found', value: [...keyed, ...loose.map(folderProfile)] };
}

/**
 * Whether the folder that holds the profiles could be listed, and which it is. `absent` when ProfileList is missing,
 * names another drive, or the folder is not on the volume: then folders without key are unknown, not none.
 */
export function readProfilesFolder(registry: RegistryView, fs: VolumeFs): Found<VolumePath> {
  const list = registry.key(PROFILE_LIST);
  if (list.kind !== 'found') return list;
  const folders = listFolders(list.value, fs);
  return folders.kind === 'found' ? { kind: 'found', value: profilesFolder(list.value) ?? DEFAULT_FOLDER } : folders;
}

interface ProfileKey {
  readonly name: string;
  readonly sid: string;
  readonly path: string | null;
  readonly state: number | null;
}

function readKey(key: RegistryKey): ProfileKey {
  return {
    name: key.name,
    sid: key.name.replace(BACKUP_SUFFIX, ''),
    path: readText(key, 'ProfileImagePath'),
    state: readDword(key, 'State'),
  };
}

function keyedProfile(key: ProfileKey, fs: VolumeFs, owners: ProfileOwners): Profile {
  const folder = lookAtFolder(key.path, fs);
  const rid = localRid(key.sid, owners.machineSid);
  const account = rid === null ? null : (owners.known.get(rid) ?? null);
  const orphan = rid !== null && owners.complete && !owners.known.has(rid);
  const problems = [...folder.problems, ...keyProblems(key), ...(orphan ? (['noAccount'] as const) : [])];
  const { sid, name, path, state } = key;
  return { sid, keyName: name, path, state, folderExists: folder.exists, problems, account };
}

/** The RID of an account of this machine; null for that of a domain, which cannot be judged from the volume. */
function localRid(sid: string, machineSid: string | null): number | null {
  const rid = ridOf(sid);
  return machineSid !== null && sid === `${machineSid}-${rid}` ? rid : null;
}

function keyProblems(key: ProfileKey): readonly ProfileProblem[] {
  const state = key.state ?? 0;
  const backup = BACKUP_SUFFIX.test(key.name) || (state & STATE.backup) !== 0;
  const folder = foldCase(baseName(key.path ?? ''));
  const temporary = (state & STATE.temporary) !== 0 || folder === 'TEMP' || folder.startsWith('TEMP.');
  return [...(backup ? (['backupKey'] as const) : []), ...(temporary ? (['temporary'] as const) : [])];
}

interface FolderFound {
  readonly exists: boolean | null;
  readonly problems: readonly ProfileProblem[];
}

function lookAtFolder(path: string | null, fs: VolumeFs): FolderFound {
  const parsed = parseVolumePath(path ?? '');
  if (parsed.kind === 'problem' && parsed.problem === 'otherDrive') return { exists: null, problems: ['otherDrive'] };
  if (parsed.kind === 'problem' || parsed.path === '') return { exists: null, problems: ['pathUnreadable'] };
  const stat = fs.stat(parsed.path);
  if (stat.kind === 'unreadable') return { exists: null, problems: ['pathUnreadable'] };
  const exists = stat.kind === 'found' && stat.value.type === 'folder';
  return { exists, problems: exists ? [] : ['folderMissing'] };
}

/** A folder as folders are compared; '' for a path that names none on this volume. */
function folderIdentity(path: string | null): string {
  const parsed = parseVolumePath(path ?? '');
  return parsed.kind === 'path' ? foldCase(parsed.path) : '';
}

/** Where profiles lie: ProfilesDirectory, `Users` when it is not set; null when it is not on this volume. */
function profilesFolder(list: RegistryKey): VolumePath | null {
  const written = readText(list, 'ProfilesDirectory') ?? '';
  const parsed = parseVolumePath(written === '' ? DEFAULT_FOLDER : written);
  return parsed.kind === 'path' && parsed.path !== '' ? parsed.path : null;
}

/** A folder that may be a person's profile. */
const isPersonal = (entry: FileStat) => entry.type === 'folder' && !SYSTEM_FOLDERS.has(foldCase(baseName(entry.path)));

function listFolders(list: RegistryKey, fs: VolumeFs): Found<readonly FileStat[]> {
  const folder = profilesFolder(list);
  const listed = folder === null ? ({ kind: 'absent' } as const) : fs.list(folder);
  if (listed.kind !== 'found') return listed;
  return { kind: 'found', value: listed.value.filter(isPersonal) };
}

function folderProfile(folder: FileStat): Profile {
  return {
    sid: null,
    keyName: null,
    path: toWindowsPath(folder.path),
    state: null,
    folderExists: true,
    problems: ['keyMissing'],
    account: null,
  };
}

function readText(key: RegistryKey, name: string): string | null {
  const value = key.value(name);
  return value === null ? null : decodeUtf16(value.data).replace(/\0+$/, '');
}

function readDword(key: RegistryKey, name: string): number | null {
  const data = key.value(name)?.data;
  if (data?.length !== 4) return null;
  return new DataView(data.buffer, data.byteOffset, 4).getUint32(0, true);
}
