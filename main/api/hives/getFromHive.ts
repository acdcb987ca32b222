import { fileTimeToIso } from '../../../shared/base/filetime.ts';
import { failure, problem, success, type Outcome, type Problem } from '../../../shared/model/diagnostic.ts';
import type { HiveListing, HiveValue } from '../../../shared/model/hive.ts';
import { asRead } from '../../registry/regf/asRead.ts';
import { openHiveForLookup } from './openHiveFile.ts';
import { type KeyRequest, openKeyOf } from './openKeyOf.ts';
import { shownValue } from './shownValue.ts';

export interface ListRequest extends KeyRequest {
  readonly showSecrets: boolean;
}

/** The values of a key and the names of its subkeys. Problems: those of `openHiveForLookup` and `openKeyOf`. */
export function listHiveKey(request: ListRequest): Outcome<HiveListing> {
  const opened = openKeyOf(request, openHiveForLookup);
  if (!opened.ok) return opened;
  const { hive, key } = opened.value;
  const values = Array.from(key.values(), (value) => shownValue(value, key.name, request.showSecrets));
  const keys = Array.from(key.subkeys(), ({ name }) => name);
  const { path, className } = key;
  const lastWritten = fileTimeToIso(key.lastWritten);
  return success({ file: request.file, path, className, lastWritten, values, keys, warnings: asRead(hive) });
}

export interface ValueRequest extends ListRequest {
  /** `''` for the default value. */
  readonly name: string;
}

/** One value. Problems: those of `openHiveForLookup` and `openKeyOf`; `value-not-found` (missing). */
export function getHiveValue(request: ValueRequest): Outcome<HiveValue> {
  const opened = openKeyOf(request, openHiveForLookup);
  if (!opened.ok) return opened;
  const { hive, key } = opened.value;
  const value = key.value(request.name);
  if (value === null) return failure(notFound(request, key.path));
  const shown = shownValue(value, key.name, request.showSecrets);
  return success({ file: request.file, path: key.path, ...shown, warnings: asRead(hive) });
}

function notFound({ file, name }: ValueRequest, path: string): Problem {
  const called = name === '' ? 'no default value' : `no value "${name}"`;
  return problem('missing', 'value-not-found', `The key "${path}" has ${called}.`, {
    where: [{ file, key: path, value: name }],
    fix: 'Leave out the value to list those that are there.',
  });
}
