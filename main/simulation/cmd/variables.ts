/**
 * Stands in a text for a value that cannot be known before the run. A unit of the private use area: a script that
 * holds it itself is treated as not known, which errs on the safe side.
 */
export const UNKNOWN = '\uE000';

/** Whether a text, or a part of it, cannot be known. */
export function isUnknown(text: string): boolean {
  return text.includes(UNKNOWN);
}

/** What Windows sets the same on every volume that this program opens. */
const FIXED: readonly (readonly [string, string])[] = [
  ['systemroot', 'C:\\Windows'],
  ['windir', 'C:\\Windows'],
  ['systemdrive', 'C:'],
  ['programfiles', 'C:\\Program Files'],
  ['commonprogramfiles', 'C:\\Program Files\\Common Files'],
  ['programdata', 'C:\\ProgramData'],
  ['allusersprofile', 'C:\\ProgramData'],
  ['public', 'C:\\Users\\Public'],
  ['comspec', 'C:\\Windows\\system32\\cmd.exe'],
  ['os', 'Windows_NT'],
  ['cmdextversion', '2'],
];

/** What cmd.exe makes up where no variable of the name is set: such a name is always defined. Source: `set /?`. */
const MADE_UP = /^(?:cd|cmdcmdline|cmdextversion|date|errorlevel|random|time)$/i;

/** What Windows sets, but otherwise on each machine, for each user or at each moment. */
const UNKNOWABLE =
  /^(?:computername|user(?:name|domain|dnsdomain|profile|domain_roamingprofile)|(?:local)?appdata|home(?:drive|path|share)|logonserver|te?mp|path|pathext|psmodulepath|processor_\w+|number_of_processors|date|time|random|cd|cmdcmdline|sessionname|clientname|prompt)$/;

const MAX_SCOPES = 64;

interface Scope {
  readonly values: Map<string, string>;
  delayed: boolean;
  doubtful: boolean;
  folder: string | null;
}

/** The environment of one cmd.exe: variables, delayed expansion and current folder, in the scopes of `setlocal`. */
export class Variables {
  private readonly outside: (name: string) => string | null;
  private readonly scopes: Scope[];
  private readonly pushed: (string | null)[] = [];
  private pushedDoubtful = false;

  /** `outside` answers for variables that the machine may define; null where it does not. */
  constructor(outside: (name: string) => string | null) {
    this.outside = outside;
    this.scopes = [{ values: new Map(FIXED), delayed: false, doubtful: false, folder: null }];
  }

  private get scope(): Scope {
    const scope = this.scopes.at(-1);
    return scope ?? { values: new Map<string, string>(), delayed: false, doubtful: true, folder: null };
  }

  /** The current folder, as a whole Windows path; null while it is not known, as at the start. */
  get folder(): string | null {
    return this.scope.folder;
  }

  set folder(path: string | null) {
    this.scope.folder = path;
  }

  /** Keeps the current folder, as `pushd` does. */
  pushFolder(): void {
    this.pushed.push(this.folder);
  }

  /** Goes back to the folder kept last; false when none was, null when it is not known whether one was. */
  popFolder(): boolean | null {
    const back = this.pushed.pop();
    if (back !== undefined || this.pushedDoubtful) this.folder = back ?? null;
    return back === undefined ? (this.pushedDoubtful ? null : false) : true;
  }

  /** From here on neither the current folder nor those kept are known. */
  doubtFolder(): void {
    for (const scope of this.scopes) scope.folder = null;
    this.pushed.length = 0;
    this.pushedDoubtful = true;
  }

  /** The value, `UNKNOWN` where it cannot be known, null when the variable is not defined. */
  get(name: string): string | null {
    const key = name.toLowerCase();
    const own = this.scope.values.get(key);
    if (own !== undefined) return own === '' ? null : own;
    if (key === 'cd' && this.folder !== null) return this.folder;
    if (this.scope.doubtful || UNKNOWABLE.test(key)) return UNKNOWN;
    return this.outside(name);
  }

  /** Whether a variable is defined; null where that cannot be known. */
  defined(name: string): boolean | null {
    if (MADE_UP.test(name)) return true;
    const value = this.get(name);
    return value !== null && value.replaceAll(UNKNOWN, '') === '' ? null : value !== null;
  }

  /** An empty value takes the variable away, as `set NAME=` does. */
  set(name: string, value: string): void {
    this.scope.values.set(name.toLowerCase(), value);
  }

  /** From here on no variable is known that is not set again, nor the current folder. */
  doubtAll(): void {
    for (const scope of this.scopes) {
      scope.values.clear();
      scope.doubtful = true;
      scope.delayed = true;
    }
    this.doubtFolder();
  }

  get delayed(): boolean {
    return this.scope.delayed;
  }

  get depth(): number {
    return this.scopes.length;
  }

  /** Opens a scope, as `setlocal` does; false when there are too many. */
  push(delayed: boolean | null = null): boolean {
    const outer = this.scope;
    if (this.scopes.length > MAX_SCOPES) return false;
    this.scopes.push({
      values: new Map(outer.values),
      delayed: delayed ?? outer.delayed,
      doubtful: outer.doubtful,
      folder: outer.folder,
    });
    return true;
  }

  /** Leaves scopes until `depth` are left; the outermost always stays. */
  popTo(depth: number): void {
    while (this.scopes.length > Math.max(1, depth)) this.scopes.pop();
  }
}
