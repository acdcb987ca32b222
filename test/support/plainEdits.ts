import { encodeValue, typeNumber } from '../../main/registry/values.ts';
import { foldCase, sameName } from '../../shared/base/caseless.ts';
import type { RegistryEdit } from '../../shared/model/registry.ts';
import type { PlainKey } from './plainHive.ts';

/**
 * What edits should make of a hive as the plain reader gives it, or null where one of them names a key or value that is
 * not there. Subkeys are sorted, values keep their order and new ones come last; `lastWritten` is the time of the edits.
 */
export function plainEdited(root: PlainKey, edits: readonly RegistryEdit[], lastWritten: bigint): PlainKey | null {
  return edits.reduce<PlainKey | null>(
    (key, edit) => (key === null ? null : oneEdited(key, edit, lastWritten.toString())),
    root,
  );
}

function oneEdited(root: PlainKey, edit: RegistryEdit, time: string): PlainKey | null {
  const names = edit.keyPath.split('\\').filter(Boolean);
  switch (edit.kind) {
    case 'addKey':
      return changed(root, names, time, (key) => key);
    case 'setValue':
      return changed(root, names, time, (key) => withValue(key, edit, time));
    case 'deleteValue':
      return exists(root, names) ? changed(root, names, time, (key) => withoutValue(key, edit.name, time)) : null;
    case 'deleteKey': {
      const name = names.at(-1);
      if (name === undefined || !exists(root, names)) return null;
      return changed(root, names.slice(0, -1), time, (key) => ({
        ...key,
        lastWritten: time,
        keys: key.keys.filter((child) => !sameName(child.name, name)),
      }));
    }
  }
}

function exists(key: PlainKey, names: readonly string[]): boolean {
  const [name, ...rest] = names;
  if (name === undefined) return true;
  const child = key.keys.find((each) => sameName(each.name, name));
  return child !== undefined && exists(child, rest);
}

/** The tree with a key changed, which is added with those above it where it is missing. */
function changed(
  key: PlainKey,
  names: readonly string[],
  time: string,
  change: (key: PlainKey) => PlainKey | null,
): PlainKey | null {
  const [name, ...rest] = names;
  if (name === undefined) return change(key);
  const at = key.keys.findIndex((child) => sameName(child.name, name));
  const child = key.keys[at];
  if (child !== undefined) {
    const below = changed(child, rest, time, change);
    return below === null ? null : { ...key, keys: key.keys.with(at, below) };
  }
  const added = changed({ name, className: '', lastWritten: time, values: [], keys: [] }, rest, time, change);
  if (added === null) return null;
  const behind = key.keys.findIndex((other) => foldCase(other.name) > foldCase(name));
  return { ...key, lastWritten: time, keys: key.keys.toSpliced(behind < 0 ? key.keys.length : behind, 0, added) };
}

function withValue(key: PlainKey, edit: Extract<RegistryEdit, { kind: 'setValue' }>, time: string): PlainKey {
  const type = typeNumber(edit.type);
  const data = Buffer.from(encodeValue(type, edit.data) ?? []).toString('hex');
  const at = key.values.findIndex(([name]) => sameName(name, edit.name));
  const old = key.values[at];
  if (old === undefined) return { ...key, lastWritten: time, values: [...key.values, [edit.name, type, data]] };
  if (old[1] === type && old[2] === data) return key;
  return { ...key, lastWritten: time, values: key.values.with(at, [old[0], type, data]) };
}

function withoutValue(key: PlainKey, name: string, time: string): PlainKey | null {
  const at = key.values.findIndex(([each]) => sameName(each, name));
  return at < 0 ? null : { ...key, lastWritten: time, values: key.values.toSpliced(at, 1) };
}
