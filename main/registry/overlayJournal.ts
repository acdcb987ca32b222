import { foldCase } from '../../shared/base/caseless.ts';
import type { RegistryValue } from '../../shared/model/registry.ts';
import type { Change } from '../../shared/model/simulation.ts';
import { printValue } from './values.ts';

/** One write to one value; null for "not there". */
export interface ValueWrite {
  readonly path: string;
  readonly name: string;
  readonly before: RegistryValue | null;
  readonly after: RegistryValue | null;
}

/** All writes of an overlay in order, and for each value where in that order its writes are. */
export class OverlayJournal {
  private readonly writes: ValueWrite[] = [];
  private readonly byTarget = new Map<string, number[]>();

  get length(): number {
    return this.writes.length;
  }

  record(write: ValueWrite): void {
    const target = identity(write.path, write.name);
    const history = this.byTarget.get(target);
    if (history === undefined) this.byTarget.set(target, [this.writes.length]);
    else history.push(this.writes.length);
    this.writes.push(write);
  }

  /** The net changes since a mark: values that are now what they were then are left out. */
  changes(since: number): readonly Change[] {
    const merged = new Map<string, ValueWrite>();
    for (const write of this.writes.slice(since)) {
      const target = identity(write.path, write.name);
      const first = merged.get(target);
      merged.set(target, first === undefined ? write : { ...first, after: write.after });
    }
    return [...merged.values()].filter((write) => !sameValue(write.before, write.after)).map(toChange);
  }

  /** A value at a mark; undefined when no write ever touched it. */
  valueAt(mark: number, path: string, name: string): RegistryValue | null | undefined {
    const history = this.byTarget.get(identity(path, name));
    if (history === undefined) return undefined;
    const next = history.find((index) => index >= mark);
    const last = history.at(-1);
    if (next !== undefined) return this.writes[next]?.before;
    return last === undefined ? undefined : this.writes[last]?.after;
  }
}

function identity(path: string, name: string): string {
  return `${foldCase(path)}\\!${foldCase(name)}`;
}

function sameValue(a: RegistryValue | null, b: RegistryValue | null): boolean {
  if (a === null || b === null) return a === b;
  return a.type === b.type && a.data.length === b.data.length && a.data.every((byte, index) => byte === b.data[index]);
}

function toChange(write: ValueWrite): Change {
  return {
    kind: 'registry',
    target: `${write.path}\\!${write.name}`,
    before: write.before === null ? null : printValue(write.before),
    after: write.after === null ? null : printValue(write.after),
  };
}
