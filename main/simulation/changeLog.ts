import type { Place } from '../../shared/model/diagnostic.ts';
import type { PrintedValue } from '../../shared/model/registry.ts';
import type { Change } from '../../shared/model/simulation.ts';
import { KnownSecrets } from './knownSecrets.ts';

/** The changes of a run as they are recorded: each with the line that caused it, none with a known secret. */
export class ChangeLog {
  readonly secrets = new KnownSecrets();
  private changes: Change[] = [];
  private cause: Place | null = null;

  /** Runs one command of a script: what it changes carries the command's line as its cause. */
  causedBy<T>(place: Place, work: () => T): T {
    const outer = this.cause;
    this.cause = place;
    const result = work();
    this.cause = outer;
    return result;
  }

  record(change: Change): void {
    const shown = this.withoutSecrets(change);
    this.changes.push(this.cause === null ? shown : { ...shown, because: this.cause });
  }

  /** The changes since the last call. */
  take(): readonly Change[] {
    const taken = this.changes;
    this.changes = [];
    return taken;
  }

  private withoutSecrets(change: Change): Change {
    const hide = (text: string) => this.secrets.hide(text);
    const target = hide(change.target);
    if (change.kind !== 'registry')
      return {
        ...change,
        target,
        before: change.before === null ? null : hide(change.before),
        after: change.after === null ? null : hide(change.after),
      };
    return { ...change, target, before: hideData(change.before, hide), after: hideData(change.after, hide) };
  }
}

function hideData(value: PrintedValue | null, hide: (text: string) => string): PrintedValue | null {
  if (value === null || typeof value.data === 'number') return value;
  return { ...value, data: typeof value.data === 'string' ? hide(value.data) : value.data.map(hide) };
}
