import { foldCase } from '../../shared/base/caseless.ts';
import { parentPath, type VolumePath } from '../../shared/base/winPath.ts';

/**
 * Facts that an unknown program may have changed; an explicit write makes them certain again. `rdp` is the setting of
 * Remote Desktop, which a write of that value settles; `rdpPath` the service, the firewall and the listener before it,
 * which it does not; `agent` whether the service of the agent starts.
 */
export type Uncertain = 'rdp' | 'rdpPath' | 'password' | 'agent' | 'profiles' | 'files';

/** What is open about the machine, each with what made it so. */
export class Doubts {
  private readonly facts = new Map<Uncertain, string>();
  private readonly knownPasswords = new Set<string>();
  private readonly knownStates = new Set<string>();
  private readonly openFiles = new Map<string, string>();
  private readonly knownFiles = new Set<string>();
  private readonly changed: () => void;

  /** `changed` is called after each new doubt about a fact. */
  constructor(changed: () => void) {
    this.changed = changed;
  }

  /**
   * Makes a fact open. `password` stands for the accounts as a whole: passwords, enabled or not, groups; `files` for
   * every file of the volume.
   */
  set(fact: Uncertain, where: string): void {
    this.facts.set(fact, where);
    if (fact === 'files') this.knownFiles.clear();
    if (fact === 'password') {
      this.knownPasswords.clear();
      this.knownStates.clear();
    }
    this.changed();
  }

  has(fact: Uncertain): boolean {
    return this.facts.has(fact);
  }

  /** What made a fact open. */
  get(fact: Uncertain): string | undefined {
    return this.facts.get(fact);
  }

  delete(fact: Uncertain): void {
    this.facts.delete(fact);
  }

  /** An explicit command said what an account's password or state is. */
  settle(name: string, what: 'password' | 'state'): void {
    (what === 'password' ? this.knownPasswords : this.knownStates).add(name.toLowerCase());
  }

  /** Whether an account's password may be another one than the simulation has. */
  aboutPassword(name: string): boolean {
    return this.facts.has('password') && !this.knownPasswords.has(name.toLowerCase());
  }

  /** Whether an account may be enabled, disabled, gone or in other groups than the simulation has. */
  aboutState(name: string): boolean {
    return this.facts.has('password') && !this.knownStates.has(name.toLowerCase());
  }

  /** One file, or a folder with all that is in it, may be gone, new or another one than the simulation has. */
  doubtFile(path: VolumePath, where: string): void {
    const open = foldCase(path);
    this.openFiles.set(open, where);
    for (const known of this.knownFiles)
      if (known === open || known.startsWith(`${open}/`)) this.knownFiles.delete(known);
  }

  /** An explicit command wrote or removed a file: it is what the simulation has. */
  settleFile(path: VolumePath): void {
    this.knownFiles.add(foldCase(path));
    this.openFiles.delete(foldCase(path));
  }

  /** What makes a file uncertain, itself or a folder around it; null where nothing does. */
  aboutFile(path: VolumePath): string | null {
    if (this.knownFiles.has(foldCase(path))) return null;
    for (let at = path; at !== ''; at = parentPath(at)) {
      const where = this.openFiles.get(foldCase(at));
      if (where !== undefined) return where;
    }
    return this.facts.get('files') ?? null;
  }

  /** What makes the content of a folder uncertain, at any depth; null where nothing does. */
  aboutFolder(path: VolumePath): string | null {
    const below = [...this.openFiles].find(([open]) => open.startsWith(`${foldCase(path)}/`) || path === '');
    return below?.[1] ?? this.aboutFile(path) ?? this.facts.get('files') ?? null;
  }
}
