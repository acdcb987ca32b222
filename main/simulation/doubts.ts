/** Facts that an unknown program may have changed; an explicit write makes them certain again. */
export type Uncertain = 'rdp' | 'password' | 'profiles';

/** What is open about the machine, each with what made it so. */
export class Doubts {
  private readonly facts = new Map<Uncertain, string>();
  private readonly knownPasswords = new Set<string>();
  private readonly knownStates = new Set<string>();

  /** Makes a fact open. `password` stands for the accounts as a whole: passwords, enabled or not, groups. */
  set(fact: Uncertain, where: string): void {
    this.facts.set(fact, where);
    if (fact !== 'password') return;
    this.knownPasswords.clear();
    this.knownStates.clear();
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
}
