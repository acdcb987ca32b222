import { failure, problem, success, type Outcome, type Problem } from '../../../shared/model/diagnostic.ts';
import type { Hive } from '../../registry/regf/hive.ts';
import type { HiveKey } from '../../registry/regf/hiveKey.ts';
import { keyNames } from '../../registry/registryPath.ts';
import type { HiveRequest } from './openHiveFile.ts';

export interface KeyRequest extends HiveRequest {
  /** From the hive's root; `''` is the root itself. */
  readonly key: string;
}

export interface OpenedKey {
  readonly hive: Hive;
  readonly key: HiveKey;
}

/**
 * Opens a hive with `open` and finds a key, whose path begins with `prefix`. Problems: those of `open`; `key-not-found`
 * (missing).
 */
export function openKeyOf(
  request: KeyRequest,
  open: (request: HiveRequest) => Outcome<Hive>,
  prefix = '',
): Outcome<OpenedKey> {
  const opened = open(request);
  if (!opened.ok) return opened;
  const hive = opened.value;
  const key = findKey(hive.mountedAt(prefix), request.file, request.key);
  return key.ok ? success({ hive, key: key.value }) : key;
}

function findKey(root: HiveKey, file: string, path: string): Outcome<HiveKey> {
  const key = keyBelow(root, path);
  return key === null ? failure(notFound(file, path)) : success(key);
}

/** The key at a path below another one; null where there is none. */
export function keyBelow(root: HiveKey, path: string): HiveKey | null {
  return keyNames(path).reduce<HiveKey | null>((above, name) => above?.subkey(name) ?? null, root);
}

function notFound(file: string, path: string): Problem {
  return problem('missing', 'key-not-found', `The hive has no key "${path}".`, {
    where: [{ file, key: path }],
    fix: pathHint(path),
  });
}

/** What a path of a key that is not there may have got wrong. */
export function pathHint(path: string): string {
  if (path.includes('/') && !path.includes('\\'))
    return 'Write backslashes between the names of keys; a slash is a letter of a name.';
  if (/^\\*CurrentControlSet(\\|$)/i.test(path))
    return 'Only a running Windows has CurrentControlSet: name the set that Current of the key Select says, such as ControlSet001.';
  return 'The path begins below the root of the hive, without HKLM or the name of the hive. "hive tree" lists the keys.';
}
