import { fileTimeToIso } from '../../shared/base/filetime.ts';
import { decodeSid } from '../../shared/base/sid.ts';
import { decodeUtf16 } from '../../shared/base/utf16.ts';
import type { ProfileUse } from '../../shared/model/account.ts';
import type { RegistryKey } from '../../shared/model/registry.ts';

const BACKUP_SUFFIX = /\.bak$/i;
const TEXT_TYPES: ReadonlySet<number> = new Set([1, 2]);

/** A key of ProfileList as it stands. */
export interface ProfileKey {
  readonly name: string;
  /** The name without `.bak`, in capital letters as SIDs are written. */
  readonly sid: string;
  readonly isBackup: boolean;
  /** ProfileImagePath as written; null where it is missing or no text. */
  readonly path: string | null;
  readonly pathProblem: 'pathMissing' | 'pathWrongType' | null;
  readonly state: number | null;
  /** The value `Sid` says that the profile is somebody else's. */
  readonly sidContradicts: boolean;
  readonly lastUse: ProfileUse | null;
}

/** Reads a key of ProfileList. Source: section 6.5 of the Sysprep facts. */
export function readProfileKey(key: RegistryKey): ProfileKey {
  const written = key.value('ProfileImagePath');
  const isText = written !== null && TEXT_TYPES.has(written.type);
  const path = isText ? textOf(written.data) : null;
  const sid = key.name.replace(BACKUP_SUFFIX, '').toUpperCase();
  const binarySid = decodeSid(key.value('Sid')?.data ?? new Uint8Array(0))?.text ?? null;
  return {
    name: key.name,
    sid,
    isBackup: BACKUP_SUFFIX.test(key.name),
    path: path === '' ? null : path,
    pathProblem: written === null || path === '' ? 'pathMissing' : isText ? null : 'pathWrongType',
    state: readDword(key, 'State'),
    sidContradicts: binarySid !== null && binarySid.toUpperCase() !== sid,
    lastUse: readLastUse(key),
  };
}

/** Pairs of values that hold a FILETIME, and what it is the time of. */
const TIMES = [
  { name: 'LocalProfileUnloadTime', from: 'unloaded' },
  { name: 'LocalProfileLoadTime', from: 'loaded' },
  { name: 'ProfileLoadTime', from: 'loaded' },
] as const;

function readLastUse(key: RegistryKey): ProfileUse | null {
  const uses = TIMES.flatMap(({ name, from }): readonly ProfileUse[] => {
    const high = readDword(key, `${name}High`);
    const low = readDword(key, `${name}Low`);
    const at = high === null || low === null ? null : fileTimeToIso((BigInt(high) << 32n) | BigInt(low));
    return at === null ? [] : [{ at, from }];
  });
  return uses.toSorted((a, b) => a.at.localeCompare(b.at)).at(-1) ?? null;
}

/** A text value below ProfileList or one of its keys; null where there is none. */
export function readProfileText(key: RegistryKey, name: string): string | null {
  const value = key.value(name);
  return value === null || !TEXT_TYPES.has(value.type) ? null : textOf(value.data);
}

function textOf(data: Uint8Array): string {
  return decodeUtf16(data).replace(/\0.*$/s, '');
}

function readDword(key: RegistryKey, name: string): number | null {
  const data = key.value(name)?.data;
  if (data?.length !== 4) return null;
  return new DataView(data.buffer, data.byteOffset, 4).getUint32(0, true);
}
