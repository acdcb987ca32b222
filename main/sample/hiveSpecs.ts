import { encodeSid } from '../../shared/base/sid.ts';
import type { RegistryTypeName } from '../../shared/model/registry.ts';
import { encodeDword, encodeMultiString, encodeString } from '../registry/values.ts';
import type { KeySpec, ValueSpec } from '../registry/regf/build.ts';

/** A REG_SZ value. */
export function text(name: string, data: string, type: RegistryTypeName = 'REG_SZ'): ValueSpec {
  return { name, type, data: encodeString(data) };
}

/** A REG_DWORD value. */
export function number(name: string, data: number): ValueSpec {
  return { name, type: 'REG_DWORD', data: encodeDword(data) };
}

/** A REG_MULTI_SZ value. */
export function list(name: string, data: readonly string[]): ValueSpec {
  return { name, type: 'REG_MULTI_SZ', data: encodeMultiString(data) };
}

/** A binary SID as REG_BINARY. */
export function sid(name: string, data: string): ValueSpec {
  return { name, type: 'REG_BINARY', data: encodeSid(data) };
}

/** A key with values and subkeys. */
export function key(name: string, values: readonly ValueSpec[], keys: readonly KeySpec[] = []): KeySpec {
  return { name, values, keys };
}

/** A chain of keys without values, such as `Microsoft\Windows\CurrentVersion`, around what lies at its end. */
export function path(names: string, inner: readonly KeySpec[], values: readonly ValueSpec[] = []): KeySpec {
  const [first = '', ...rest] = names.split('\\');
  return rest.length === 0 ? key(first, values, inner) : key(first, [], [path(rest.join('\\'), inner, values)]);
}

/** Joins trees whose keys have the same names, so that each part can be written where it belongs. */
export function merge(name: string, parts: readonly KeySpec[]): KeySpec {
  const children = new Map<string, KeySpec[]>();
  for (const part of parts.flatMap((spec) => spec.keys ?? []))
    children.set(part.name, [...(children.get(part.name) ?? []), part]);
  return {
    name,
    values: parts.flatMap((spec) => spec.values ?? []),
    keys: [...children].map(([childName, same]) => merge(childName, same)),
  };
}
