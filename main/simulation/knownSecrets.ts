import { foldCase } from '../../shared/base/caseless.ts';
import { maskText } from '../config/maskText.ts';
import { MASK } from '../../shared/model/mask.ts';
import { isUnknown } from './cmd/variables.ts';

/** Shorter texts are no secrets worth hiding, and hiding them would make every text unreadable. */
const SHORTEST = 3;

/**
 * Secrets that the scripts of a run hold. A name that a script makes from a variable may hold one, so whatever is told
 * of a change passes through here. The secrets themselves are told to nobody.
 */
export class KnownSecrets {
  /** Texts that were looked through: scripts run again and again. */
  private readonly read = new Set<string>();
  /** Folded secrets by their first units, the longest first. */
  private readonly byHead = new Map<string, string[]>();
  private steps = 0;

  /** How many comparisons hiding has taken so far. */
  get compared(): number {
    return this.steps;
  }

  /**
   * Takes the secrets out of a script, or of a command as it runs, by the same rules that mask them where they are
   * shown: a word is a secret where it stands at the place of one.
   */
  learn(text: string): void {
    if (this.read.has(text)) return;
    this.read.add(text);
    for (const { start, end } of maskText('script', text).spans) this.add(text.slice(start, end));
  }

  private add(text: string): void {
    if (text.length < SHORTEST || text.includes('%') || isUnknown(text)) return;
    const secret = foldCase(text);
    const head = secret.slice(0, SHORTEST);
    const alike = this.byHead.get(head);
    if (alike === undefined) this.byHead.set(head, [secret]);
    else if (!alike.includes(secret)) {
      const shorter = alike.findIndex((other) => other.length < secret.length);
      alike.splice(shorter < 0 ? alike.length : shorter, 0, secret);
    }
  }

  /** A text with every known secret hidden, in any case. */
  hide(text: string): string {
    if (this.byHead.size === 0) return text;
    const folded = foldCase(text);
    let shown = '';
    let from = 0;
    for (let at = 0; at + SHORTEST <= folded.length;) {
      const alike = this.byHead.get(folded.slice(at, at + SHORTEST)) ?? [];
      this.steps += 1 + alike.length;
      const secret = alike.find((each) => folded.startsWith(each, at));
      if (secret !== undefined) {
        shown += text.slice(from, at) + MASK;
        from = at + secret.length;
      }
      at = secret === undefined ? at + 1 : from;
    }
    return shown + text.slice(from);
  }
}
