import { splitArguments } from './words.ts';
import { UNKNOWN } from './variables.ts';

/** What a script or one of its subroutines was called with. */
export interface Arguments {
  /** `%0`, `%1` and so on, with their quotes. */
  readonly words: readonly string[];
  /** `%*`: all behind the name, as it was written. `shift` leaves it alone. */
  readonly tail: string;
  /** Whether `%0` still stands for the script, so that `%~f0` is its path also in a subroutine. */
  readonly named: boolean;
}

/** Reads the text of a call: the name of a script or label, and what follows it. */
export function argumentsOf(text: string): Arguments {
  const name = /^(?:"[^"]*"?|[^\s,;="])*/.exec(text)?.[0] ?? '';
  return { words: splitArguments(text), tail: text.slice(name.length).trimStart(), named: true };
}

/** What `shift`, or `shift /n`, makes of them: each from a number on takes the place of the one before. */
export function shifted(given: Arguments, from: number): Arguments {
  return { ...given, words: given.words.filter((_, index) => index !== from), named: given.named && from > 0 };
}

/** Arguments of which it is not known whether they were shifted. */
export function doubted(given: Arguments): Arguments {
  return { ...given, words: given.words.map(() => UNKNOWN), named: false };
}
