import { foldCase } from '../../shared/base/caseless.ts';
import { baseName, parseVolumePath, toWindowsPath, type VolumePath } from '../../shared/base/winPath.ts';
import { ridOf } from '../../shared/base/sid.ts';
import { PROFILE_LIST, type Profile, type ProfileProblem, type StandardFolder } from '../../shared/model/account.ts';
import type { RegistryKey, RegistryView } from '../../shared/model/registry.ts';
import type { FileStat, Found, VolumeFs } from '../../shared/model/volume.ts';
import { type AccountsFound, readAccounts } from './accounts.ts';
import { folderIdentity, hasAddedSuffix, isTemporaryFolder, lookAtFolder, type FolderFound } from './profileFolder.ts';
import { FolderUsers } from './folderUsers.ts';
import { type ProfileKey, readProfileKey, readProfileText } from './profileKey.ts';
import { PROFILE_STATE, stateWords } from './profileState.ts';

/** LocalSystem, LocalService, NetworkService: their profiles belong to Windows. */
const SYSTEM_SIDS: ReadonlySet<string> = new Set(['S-1-5-18', 'S-1-5-19', 'S-1-5-20']);
/** SIDs that Windows makes for services (80), application pools (82) and virtual machines (83). */
const SERVICE = /^S-1-5-8[023]-/i;
/** Folders under Users that are nobody's profile, folded. */
const SYSTEM_FOLDERS: ReadonlySet<string> = new Set(['PUBLIC', 'DEFAULT', 'DEFAULT USER', 'ALL USERS']);
const DEFAULT_FOLDER: VolumePath = 'Users';
/** Folded, as folders are compared. */
const WINDOWS = foldCase('Windows');

/** What is known of the accounts that may own profiles, and the computer's name, which Windows adds to folders. */
export interface ProfileOwners extends Pick<AccountsFound, 'machineSid' | 'known' | 'complete'> {
  readonly computerName?: string | null;
}

/**
 * The profiles of people and services: the keys of ProfileList with their folders, then folders under Users that no key
 * names. Those of the system (S-1-5-18, -19, -20; Public, Default, ...) are left out. `noAccount` is said
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
  const keys = Array.from(list.value.subkeys(), readProfileKey);
  const doubles = findDoubles(keys, profilesFolder(list.value) ?? DEFAULT_FOLDER);
  const away = folderNotCopied(list.value, fs);
  const keyed = keys
    .filter((key) => !SYSTEM_SIDS.has(key.sid))
    .map((key) => keyedProfile(key, lookAtKeyFolder(key, fs, away), owners, doubles(key)));
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

const STANDARD = [
  { of: 'default', value: 'Default', usual: '%SystemDrive%\\Users\\Default' },
  { of: 'public', value: 'Public', usual: '%SystemDrive%\\Users\\Public' },
] as const;

/** The folders that new profiles are copied from and that all share, as ProfileList names them or where they usually lie. */
export function readStandardFolders(registry: RegistryView, fs: VolumeFs): readonly StandardFolder[] {
  const list = registry.key(PROFILE_LIST);
  return STANDARD.map(({ of, value, usual }) => {
    const written = list.kind === 'found' ? readProfileText(list.value, value) : null;
    const path = written === null || written === '' ? usual : written;
    const { exists, problems } = lookAtFolder(path, fs);
    return { of, path, written: written !== null, folderExists: exists, problems };
  });
}

/**
 * What each key shares with others: its SID, or its folder: with another SID, or with Windows. A folder that holds
 * another profile, or lies in one, is shared too: who deletes the one deletes from the other.
 */
function findDoubles(
  keys: readonly ProfileKey[],
  usersFolder: VolumePath,
): (key: ProfileKey) => readonly ProfileProblem[] {
  const bySid = Map.groupBy(keys, ({ sid }) => foldCase(sid));
  const users = new FolderUsers(keys);
  const standard = [...SYSTEM_FOLDERS].map((name) => `${usersFolder}/${name}`);
  const own = [WINDOWS, ...[usersFolder, ...standard].map(foldCase)];
  return ({ sid, path }) => {
    const folder = folderIdentity(path);
    const ofWindows =
      own.some((other) => other === folder || other.startsWith(`${folder}/`)) || folder.startsWith(`${WINDOWS}/`);
    const shares = SERVICE.test(sid) ? users.of(folder, sid) : ofWindows || users.around(folder, sid);
    return [
      ...((bySid.get(foldCase(sid))?.length ?? 0) > 1 ? (['doubledSid'] as const) : []),
      ...(folder !== '' && shares ? (['doubledFolder'] as const) : []),
    ];
  };
}

/** The folder that holds the profiles, where the volume was copied without it. */
function folderNotCopied(list: RegistryKey, fs: VolumeFs): VolumePath | null {
  const folder = profilesFolder(list);
  return folder !== null && fs.stat(folder).kind === 'absent' ? folder : null;
}

function lookAtKeyFolder({ path, pathProblem }: ProfileKey, fs: VolumeFs, away: VolumePath | null): FolderFound {
  if (path === null) return { exists: null, problems: [pathProblem ?? 'pathMissing'] };
  return lookAtFolder(path, fs, away);
}

function keyedProfile(
  key: ProfileKey,
  folder: FolderFound,
  owners: ProfileOwners,
  doubles: readonly ProfileProblem[],
): Profile {
  const rid = localRid(key.sid, owners.machineSid);
  const account = rid === null ? null : (owners.known.get(rid) ?? null);
  const orphan = rid !== null && owners.complete && !owners.known.has(rid);
  const problems = [
    ...folder.problems,
    ...keyProblems(key, owners.computerName ?? null),
    ...doubles,
    ...(orphan ? (['noAccount'] as const) : []),
  ];
  return {
    kind: SERVICE.test(key.sid) ? 'service' : 'person',
    sid: key.sid,
    keyName: key.name,
    path: key.path,
    state: key.state,
    stateWords: stateWords(key.state ?? 0),
    folderExists: folder.exists,
    problems,
    account,
    lastUse: key.lastUse,
  };
}

/** The RID of an account of this machine; null for that of a domain, which cannot be judged from the volume. */
function localRid(sid: string, machineSid: string | null): number | null {
  const rid = ridOf(sid);
  return machineSid !== null && sid === `${machineSid}-${rid}` ? rid : null;
}

function keyProblems(key: ProfileKey, computerName: string | null): readonly ProfileProblem[] {
  const state = key.state ?? 0;
  const path = key.path ?? '';
  const backup = key.isBackup || (state & PROFILE_STATE.backup) !== 0;
  const temporary = (state & PROFILE_STATE.temporary) !== 0 || isTemporaryFolder(path);
  return [
    ...(backup ? (['backupKey'] as const) : []),
    ...(temporary ? (['temporary'] as const) : []),
    ...(hasAddedSuffix(path, computerName) ? (['suffixedFolder'] as const) : []),
    ...(key.sidContradicts ? (['sidContradicts'] as const) : []),
  ];
}

/** Where profiles lie: ProfilesDirectory, `Users` when it is not set; null when it is not on this volume. */
function profilesFolder(list: RegistryKey): VolumePath | null {
  const written = readProfileText(list, 'ProfilesDirectory') ?? '';
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
    kind: 'person',
    sid: null,
    keyName: null,
    path: toWindowsPath(folder.path),
    state: null,
    stateWords: [],
    folderExists: true,
    problems: ['keyMissing'],
    account: null,
    lastUse: null,
  };
}
