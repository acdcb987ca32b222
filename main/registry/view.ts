import { problem } from '../../shared/model/diagnostic.ts';
import type { RegistryKey, RegistryValue, RegistryView } from '../../shared/model/registry.ts';
import type { Found } from '../../shared/model/volume.ts';
import {
  controlSetNumber,
  foldPath,
  namesCurrentControlSet,
  SELECT_KEY,
  SELECT_VALUE,
  splitPath,
  withControlSet,
} from './registryPath.ts';
import { type Hive } from './regf/hive.ts';

export interface Mount {
  /** `HKLM\SYSTEM`, `HKU\.DEFAULT` */
  readonly at: string;
  readonly hive: Found<Hive>;
}

/** Keys that were looked up are kept; a view forgets them all when there are more than these. */
const MAX_KEPT_KEYS = 5000;
const ABSENT = { kind: 'absent' } as const;

/** Mounts hives into one registry for reading. Of two mounts at one place the first counts. */
export function mountRegistry(mounts: readonly Mount[]): RegistryView {
  return new MountedRegistry(mounts);
}

class MountedRegistry implements RegistryView {
  /** By folded path; the hive's root called by its place, or why there is none. */
  private readonly roots = new Map<string, Found<RegistryKey>>();
  private readonly kept = new Map<string, Found<RegistryKey>>();

  constructor(mounts: readonly Mount[]) {
    for (const { at, hive } of mounts) {
      const place = foldPath(splitPath(at) ?? [at]);
      if (!this.roots.has(place))
        this.roots.set(place, hive.kind === 'found' ? { kind: 'found', value: hive.value.mountedAt(at) } : hive);
    }
  }

  key(path: string): Found<RegistryKey> {
    const kept = this.kept.get(path);
    if (kept !== undefined) return kept;
    const found = this.resolve(path);
    if (this.kept.size >= MAX_KEPT_KEYS) this.kept.clear();
    this.kept.set(path, found);
    return found;
  }

  value(path: string, name: string): Found<RegistryValue> {
    const key = this.key(path);
    if (key.kind !== 'found') return key;
    const value = key.value.value(name);
    if (value === null) return ABSENT;
    return value.incomplete === true ? incomplete(path, value) : { kind: 'found', value };
  }

  private resolve(path: string): Found<RegistryKey> {
    const parts = splitPath(path);
    if (parts === null) return ABSENT;
    if (!namesCurrentControlSet(parts)) return this.descend(parts);
    const select = this.value(SELECT_KEY, SELECT_VALUE);
    if (select.kind === 'unreadable') return select;
    if (select.kind === 'absent') return ABSENT;
    const number = controlSetNumber(select.value);
    return number === null ? noControlSet(select.value.data) : this.descend(withControlSet(parts, number));
  }

  private descend(parts: readonly string[]): Found<RegistryKey> {
    for (let depth = Math.min(parts.length, 2); depth > 0; depth -= 1) {
      const root = this.roots.get(foldPath(parts.slice(0, depth)));
      if (root !== undefined) return root.kind === 'found' ? below(root.value, parts.slice(depth)) : root;
    }
    return ABSENT;
  }
}

function below(root: RegistryKey, names: readonly string[]): Found<RegistryKey> {
  let key = root;
  for (const name of names) {
    const next = key.subkey(name);
    if (next === null) return ABSENT;
    key = next;
  }
  return { kind: 'found', value: key };
}

function incomplete(path: string, { name, data }: RegistryValue): Found<never> {
  const where = { key: path, value: name };
  return {
    kind: 'unreadable',
    problem: problem('input', 'value-damaged', 'A value of the registry is damaged.', {
      detail: 'The hive does not hold all of its data.',
      where: [where],
      evidence: [{ where, text: `${data.length} bytes are left of it` }],
      fix: 'Verify the hive, and copy it anew from the source machine.',
    }),
  };
}

function noControlSet(data: Uint8Array): Found<never> {
  return {
    kind: 'unreadable',
    problem: problem('input', 'control-set-unknown', 'The control set in use cannot be told.', {
      detail: 'Looking up CurrentControlSet: its number stands in Select\\Current.',
      where: [{ key: SELECT_KEY, value: SELECT_VALUE }],
      evidence: [
        { where: { key: SELECT_KEY, value: SELECT_VALUE }, text: `${data.length} bytes, not a DWORD from 1 to 999` },
      ],
      fix: 'Name the control set itself, such as ControlSet001.',
    }),
  };
}
