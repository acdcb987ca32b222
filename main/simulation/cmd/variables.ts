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
  ['programfiles(x86)', 'C:\\Program Files (x86)'],
  ['commonprogramfiles', 'C:\\Program Files\\Common Files'],
  ['programdata', 'C:\\ProgramData'],
  ['allusersprofile', 'C:\\ProgramData'],
  ['public', 'C:\\Users\\Public'],
  ['comspec', 'C:\\Windows\\system32\\cmd.exe'],
  ['os', 'Windows_NT'],
];

/** What Windows sets, but otherwise on each machine, for each user or at each moment. */
const UNKNOWABLE =
  /^(?:computername|user(?:name|domain|dnsdomain|profile|domain_roamingprofile)|(?:local)?appdata|home(?:drive|path|share)|logonserver|te?mp|path|pathext|psmodulepath|processor_\w+|number_of_processors|date|time|random|cd|cmdcmdline|cmdextversion|sessionname|clientname|prompt)$/;

const MAX_SCOPES = 64;

/** The environment of one cmd.exe: variables and delayed expansion, in the scopes of `setlocal`. */
export class Variables {
  private readonly outside: (name: string) => string | null;
  private readonly scopes: { readonly values: Map<string, string>; delayed: boolean; doubtful: boolean }[];

  /** `outside` answers for variables that the machine may define; null where it does not. */
  constructor(outside: (name: string) => string | null) {
    this.outside = outside;
    this.scopes = [{ values: new Map(FIXED), delayed: false, doubtful: false }];
  }

  private get scope() {
    const scope = this.scopes.at(-1);
    return scope ?? { values: new Map<string, string>(), delayed: false, doubtful: true };
  }

  /** The value, `UNKNOWN` where it cannot be known, null when the variable is not defined. */
  get(name: string): string | null {
    const key = name.toLowerCase();
    const own = this.scope.values.get(key);
    if (own !== undefined) return own === '' ? null : own;
    if (this.scope.doubtful || UNKNOWABLE.test(key)) return UNKNOWN;
    return this.outside(name);
  }

  /** An empty value takes the variable away, as `set NAME=` does. */
  set(name: string, value: string): void {
    this.scope.values.set(name.toLowerCase(), value);
  }

  /** From here on no variable is known that is not set again. */
  doubtAll(): void {
    for (const scope of this.scopes) {
      scope.values.clear();
      scope.doubtful = true;
      scope.delayed = true;
    }
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
    });
    return true;
  }

  /** Leaves scopes until `depth` are left; the outermost always stays. */
  popTo(depth: number): void {
    while (this.scopes.length > Math.max(1, depth)) this.scopes.pop();
  }
}
