import { foldCase } from '../../shared/base/caseless.ts';
import type { Place } from '../../shared/model/diagnostic.ts';
import type { PrintedValue } from '../../shared/model/registry.ts';
import type { Change, ChangeKind } from '../../shared/model/simulation.ts';
import { KnownSecrets } from './knownSecrets.ts';
import type { Action } from './world.ts';

/** What made a change: a step of the run, and the line that did it where one did. */
export interface Cause {
  readonly step: string;
  readonly title: string;
  /** What asks for the step, such as an order of the answer file. */
  readonly asked: Place | null;
  /** The command that did it, in a script or in the answer file. */
  readonly line: Place | null;
  /** Later ones are larger. */
  readonly at: number;
}

/** The last change of one thing. */
export interface LastChange {
  readonly change: Change;
  readonly cause: Cause;
}

/** The changes of a run as they are recorded: each with the line that caused it, none with a known secret. */
export class ChangeLog {
  readonly secrets = new KnownSecrets();
  private changes: Change[] = [];
  private step: Pick<Action, 'id' | 'title' | 'because'> = { id: '', title: '', because: null };
  private line: Place | null = null;
  private count = 0;
  private readonly last = new Map<string, LastChange>();
  private moment: () => void = () => undefined;
  private changedInCommand = false;

  /** Calls `moment` whenever something has changed: after a command of a script as a whole, else after each change. */
  watch(moment: () => void): void {
    this.moment = moment;
  }

  /** Names the step that is being done: what changes from here on is its doing. */
  begin(step: Pick<Action, 'id' | 'title' | 'because'>): void {
    this.step = step;
  }

  /** Runs one command of a script: what it changes carries the command's line as its cause. */
  causedBy<T>(place: Place, work: () => T): T {
    const outer = this.line;
    this.line = place;
    const result = work();
    if (this.changedInCommand) this.moment();
    this.changedInCommand = false;
    this.line = outer;
    return result;
  }

  record(change: Change): void {
    const shown = this.withoutSecrets(change);
    this.changes.push(this.line === null ? shown : { ...shown, because: this.line });
    this.last.set(identity(change.kind, change.target), { change: shown, cause: this.cause });
    this.changed();
  }

  /** Something has changed, also where nothing of it is recorded, such as a doubt. */
  changed(): void {
    this.count += 1;
    if (this.line === null) this.moment();
    else this.changedInCommand = true;
  }

  /** What makes the changes of this moment. */
  get cause(): Cause {
    const { id, title, because } = this.step;
    return { step: id, title, asked: because, line: this.line, at: this.count };
  }

  /** The last change of one thing, such as an account by its name; null where none has been recorded. */
  lastOf(kind: ChangeKind, target: string): LastChange | null {
    return this.last.get(identity(kind, target)) ?? null;
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

/** Names are compared without case, and the control set in use has two. */
function identity(kind: ChangeKind, target: string): string {
  return `${kind} ${foldCase(kind === 'registry' ? currentControlSet(target) : target)}`;
}

/** A key with CurrentControlSet in place of a numbered control set. */
export function currentControlSet(key: string): string {
  return key.replace(/\\ControlSet\d+\\/i, '\\CurrentControlSet\\');
}

function hideData(value: PrintedValue | null, hide: (text: string) => string): PrintedValue | null {
  if (value === null || typeof value.data === 'number') return value;
  return { ...value, data: typeof value.data === 'string' ? hide(value.data) : value.data.map(hide) };
}
