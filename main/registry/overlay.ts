import { foldCase } from '../../shared/base/caseless.ts';
import type { RegistryKey, RegistryTypeName, RegistryValue, RegistryView } from '../../shared/model/registry.ts';
import type { Change } from '../../shared/model/simulation.ts';
import type { Found } from '../../shared/model/volume.ts';
import { OverlayJournal } from './overlayJournal.ts';
import { type OverlayNode, OverlayKey } from './overlayKey.ts';
import {
  controlSetNumber,
  foldPath,
  namesCurrentControlSet,
  SELECT_KEY,
  SELECT_VALUE,
  splitPath,
  withControlSet,
} from './registryPath.ts';
import { typeNumber } from './values.ts';

const ABSENT = { kind: 'absent' } as const;
/** Spellings of paths that are kept resolved; all are forgotten when there are more. */
const MAX_KEPT_PATHS = 5000;

interface Place {
  readonly parts: readonly string[];
  /** Path with real control set, as spelled. */
  readonly path: string;
  readonly folded: string;
}

/**
 * A registry that takes changes in memory over another one, which it never touches. Each change costs one entry of
 * a journal; a moment in time is the journal's length. An overlay may lie over an overlay.
 */
export class OverlayRegistry implements RegistryView {
  private readonly base: RegistryView;
  private readonly nodes = new Map<string, OverlayNode>();
  /** Folded paths whose content in the base is deleted, with all below it. */
  private readonly hidden = new Set<string>();
  private readonly places = new Map<string, Place>();
  private readonly journal = new OverlayJournal();

  constructor(base: RegistryView) {
    this.base = base;
  }

  key(path: string): Found<RegistryKey> {
    return this.keyAt(this.place(path));
  }

  value(path: string, name: string): Found<RegistryValue> {
    const place = this.place(path);
    const node = this.nodes.get(place.folded);
    const own = node?.values.get(foldCase(name));
    if (own !== undefined) return own === null ? ABSENT : { kind: 'found', value: own };
    return this.isHidden(place) ? ABSENT : this.base.value(place.path, name);
  }

  /** Sets a value, and makes its key and those above it where they are missing. */
  setValue(path: string, name: string, type: RegistryTypeName | number, data: Uint8Array): void {
    const place = this.place(path);
    const before = this.current(place.path, name);
    const after = { name: before?.name ?? name, type: typeNumber(type), data: Uint8Array.from(data) };
    this.nodeAt(place).values.set(foldCase(name), after);
    this.journal.record({ path: this.spelled(place), name: after.name, before, after });
  }

  /** Deletes a value; nothing happens when there is none. */
  deleteValue(path: string, name: string): void {
    const place = this.place(path);
    const before = this.current(place.path, name);
    if (before === null) return;
    this.nodeAt(place).values.set(foldCase(name), null);
    this.journal.record({ path: this.spelled(place), name: before.name, before, after: null });
  }

  /** Makes a key and those above it where they are missing. */
  createKey(path: string): void {
    this.nodeAt(this.place(path));
  }

  /** Deletes a key with everything below it; nothing happens when there is none. */
  deleteKey(path: string): void {
    const place = this.place(path);
    const found = this.keyAt(place);
    if (found.kind !== 'found') return;
    this.recordDeletion(found.value);
    const prefix = `${place.folded}\\`;
    for (const folded of this.nodes.keys())
      if (folded === place.folded || folded.startsWith(prefix)) this.nodes.delete(folded);
    this.hidden.add(place.folded);
    this.nodes.get(foldPath(place.parts.slice(0, -1)))?.children.delete(foldCase(place.parts.at(-1) ?? ''));
  }

  /** The present moment, for `changes` and `valueAt`. */
  mark(): number {
    return this.journal.length;
  }

  /** Values that differ from what they were at `since` (a mark; the start when left out), in order of first change. */
  changes(since = 0): readonly Change[] {
    return this.journal.changes(since);
  }

  /** A value as it was at a mark; null when it was not there (or its hive cannot be read). */
  valueAt(mark: number, path: string, name: string): RegistryValue | null {
    const place = this.place(path);
    const then = this.journal.valueAt(mark, place.path, name);
    return then === undefined ? this.current(path, name) : then;
  }

  private current(path: string, name: string): RegistryValue | null {
    const found = this.value(path, name);
    return found.kind === 'found' ? found.value : null;
  }

  private keyAt(place: Place): Found<RegistryKey> {
    const node = this.nodes.get(place.folded);
    const base = this.isHidden(place) ? ABSENT : this.base.key(place.path);
    if (node === undefined)
      return base.kind === 'found' ? { kind: 'found', value: this.merged(place, base.value) } : base;
    return { kind: 'found', value: this.merged(place, base.kind === 'found' ? base.value : null) };
  }

  private merged(place: Place, base: RegistryKey | null): RegistryKey {
    const node = this.nodes.get(place.folded) ?? null;
    return new OverlayKey({
      path: base?.path ?? node?.path ?? place.path,
      base,
      node,
      child: (path) => {
        const found = this.key(path);
        return found.kind === 'found' ? found.value : null;
      },
    });
  }

  /** Whether the base's content at a place is deleted, with the key itself or with one above it. */
  private isHidden(place: Place): boolean {
    if (this.hidden.size === 0) return false;
    return place.parts.some((_, index) => this.hidden.has(foldPath(place.parts.slice(0, index + 1))));
  }

  /** The node of a key, made with those above it. */
  private nodeAt(place: Place): OverlayNode {
    const existing = this.nodes.get(place.folded);
    if (existing !== undefined) return existing;
    const base = this.isHidden(place) ? ABSENT : this.base.key(place.path);
    const path = base.kind === 'found' ? base.value.path : place.path;
    const node: OverlayNode = { path, values: new Map(), children: new Map() };
    this.nodes.set(place.folded, node);
    if (base.kind !== 'found' && place.parts.length > 1) {
      const above = this.nodeAt(toPlace(place.parts.slice(0, -1)));
      const name = place.parts.at(-1) ?? '';
      above.children.set(foldCase(name), name);
    }
    return node;
  }

  private spelled(place: Place): string {
    return this.nodes.get(place.folded)?.path ?? place.path;
  }

  private recordDeletion(key: RegistryKey): void {
    for (const value of key.values())
      this.journal.record({ path: key.path, name: value.name, before: value, after: null });
    for (const child of key.subkeys()) this.recordDeletion(child);
  }

  private place(path: string): Place {
    const kept = this.places.get(path);
    if (kept !== undefined) return kept;
    const place = this.locate(path);
    if (this.places.size >= MAX_KEPT_PATHS) this.places.clear();
    this.places.set(path, place);
    return place;
  }

  /** Where a spelling leads. CurrentControlSet whose number is not known, and a foreign root, stay as spelled. */
  private locate(path: string): Place {
    const parts = splitPath(path) ?? path.split('\\').filter((part) => part !== '');
    if (!namesCurrentControlSet(parts)) return toPlace(parts);
    const select = this.base.value(SELECT_KEY, SELECT_VALUE);
    const number = select.kind === 'found' ? controlSetNumber(select.value) : null;
    return toPlace(number === null ? parts : withControlSet(parts, number));
  }
}

function toPlace(parts: readonly string[]): Place {
  return { parts, path: parts.join('\\'), folded: foldPath(parts) };
}
