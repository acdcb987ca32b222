import { foldCase } from '../../shared/base/caseless.ts';
import type { RegistryKey, RegistryValue } from '../../shared/model/registry.ts';

/** What an overlay holds of one key. */
export interface OverlayNode {
  readonly path: string;
  /** By folded name; null for a deleted value. */
  readonly values: Map<string, RegistryValue | null>;
  /** Subkeys that the base lacks: name as spelled, by folded name. */
  readonly children: Map<string, string>;
}

interface OverlayKeyParts {
  readonly path: string;
  readonly base: RegistryKey | null;
  readonly node: OverlayNode | null;
  /** The key at a path in the overlay, null when it is deleted there. */
  readonly child: (path: string) => RegistryKey | null;
}

/** A key of an overlay: what the base has, with the overlay's changes. */
export class OverlayKey implements RegistryKey {
  readonly path: string;
  private readonly parts: OverlayKeyParts;

  constructor(parts: OverlayKeyParts) {
    this.path = parts.path;
    this.parts = parts;
  }

  get name(): string {
    return this.parts.base?.name ?? this.path.split('\\').at(-1) ?? '';
  }

  get lastWritten(): bigint {
    return this.parts.base?.lastWritten ?? 0n;
  }

  *subkeys(): Generator<RegistryKey> {
    const { base, node } = this.parts;
    const given = new Set<string>();
    for (const below of base?.subkeys() ?? []) {
      given.add(foldCase(below.name));
      const key = this.subkey(below.name);
      if (key !== null) yield key;
    }
    for (const [folded, name] of node?.children ?? []) {
      const key = given.has(folded) ? null : this.subkey(name);
      if (key !== null) yield key;
    }
  }

  subkey(name: string): RegistryKey | null {
    return this.parts.child(`${this.path}\\${name}`);
  }

  *values(): Generator<RegistryValue> {
    const { base, node } = this.parts;
    const given = new Set<string>();
    for (const value of base?.values() ?? []) {
      const folded = foldCase(value.name);
      given.add(folded);
      const own = node?.values.get(folded);
      if (own !== null) yield own ?? value;
    }
    for (const [folded, value] of node?.values ?? []) if (value !== null && !given.has(folded)) yield value;
  }

  value(name: string): RegistryValue | null {
    const own = this.parts.node?.values.get(foldCase(name));
    return own === undefined ? (this.parts.base?.value(name) ?? null) : own;
  }
}
