/**
 * Finds many literal texts in one pass over bytes: an Aho-Corasick automaton over byte classes. Literals are ASCII.
 * Source: A. V. Aho, M. J. Corasick, Efficient string matching, 1975.
 */
export class LiteralScanner {
  private readonly classOf: Uint8Array;
  private readonly classes: number;
  /** Next state by state and class; states are kept multiplied by the number of classes. */
  private readonly next: Int32Array;
  /** Literals that end at a state, its suffixes included; empty for most. */
  private readonly found: readonly (readonly number[])[];
  /** 1 for states at which a literal ends. */
  private readonly isFinal: Uint8Array;

  constructor(literals: readonly string[]) {
    const alphabet = [...new Set(literals.join(''))];
    this.classes = alphabet.length + 1;
    this.classOf = new Uint8Array(256);
    for (const [index, letter] of alphabet.entries()) this.classOf[letter.charCodeAt(0)] = index + 1;
    const trie = buildTrie(literals, this.classes, this.classOf);
    this.found = trie.found;
    this.next = trie.next.map((state) => state * this.classes);
    this.isFinal = new Uint8Array(this.next.length);
    for (const [state, list] of trie.found.entries()) if (list.length > 0) this.isFinal[state * this.classes] = 1;
  }

  /**
   * Scans bytes from a state (0 at the start of a text) and returns the state behind them. `onHit` gets the position
   * of a literal's last byte and the literal's number.
   */
  scan(bytes: Uint8Array, from: number, onHit: (position: number, literal: number) => void): number {
    const { classOf, next, isFinal, classes } = this;
    let state = from;
    for (let index = 0; index < bytes.length; index++) {
      state = next[state + (classOf[bytes[index] ?? 0] ?? 0)] ?? 0;
      if (isFinal[state] === 1) for (const literal of this.found[state / classes] ?? []) onHit(index, literal);
    }
    return state;
  }
}

interface Trie {
  readonly next: Int32Array;
  readonly found: readonly (readonly number[])[];
}

function buildTrie(literals: readonly string[], classes: number, classOf: Uint8Array): Trie {
  const next = new Int32Array((literals.join('').length + 1) * classes);
  const found: number[][] = [[]];
  for (const [literal, text] of literals.entries()) {
    let state = 0;
    for (const letter of text) {
      const slot = state * classes + (classOf[letter.charCodeAt(0)] ?? 0);
      if (next[slot] === 0) next[slot] = found.push([]) - 1;
      state = next[slot] ?? 0;
    }
    found[state]?.push(literal);
  }
  addFallbacks(next, found, classes);
  return { next: next.slice(0, found.length * classes), found };
}

/** Turns the trie into an automaton: breadth first, each missing edge goes where the longest proper suffix goes. */
function addFallbacks(next: Int32Array, found: number[][], classes: number): void {
  const fallback = new Int32Array(found.length);
  const queue = [...next.subarray(0, classes)].filter((state) => state !== 0);
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head] ?? 0;
    const suffix = fallback[state] ?? 0;
    found[state]?.push(...(found[suffix] ?? []));
    for (let letter = 0; letter < classes; letter++) {
      const slot = state * classes + letter;
      const beyond = next[suffix * classes + letter] ?? 0;
      const child = next[slot] ?? 0;
      if (child === 0) next[slot] = beyond;
      else {
        fallback[child] = beyond;
        queue.push(child);
      }
    }
  }
}
