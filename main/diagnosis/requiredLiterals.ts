/** Shortest literal worth looking for; shorter ones stand on nearly every line. */
const MIN_LENGTH = 4;

/**
 * Literal texts of which at least one stands in everything that a regular expression matches; null when none of at
 * least four characters can be told. Understands what the known issues use: literals, escapes, classes, groups,
 * alternatives, quantifiers, look-around. Anything else gives up (null), never a wrong answer.
 */
export function requiredLiterals(pattern: string): readonly string[] | null {
  try {
    const parser = new PatternParser(pattern);
    const literals = parser.alternatives();
    return parser.atEnd && literals !== null && literals.every((text) => text.length >= MIN_LENGTH) ? literals : null;
  } catch {
    return null;
  }
}

type Literals = readonly string[] | null;

class PatternParser {
  private readonly pattern: string;
  private at = 0;

  constructor(pattern: string) {
    this.pattern = pattern;
  }

  get atEnd(): boolean {
    return this.at >= this.pattern.length;
  }

  alternatives(): Literals {
    const found: Literals[] = [this.sequence()];
    while (this.take('|')) found.push(this.sequence());
    return found.some((literals) => literals === null) ? null : found.flatMap((literals) => literals ?? []);
  }

  /** The best choice of a sequence: its longest run of plain characters, or a group that must be there. */
  private sequence(): Literals {
    const candidates: (readonly string[])[] = [];
    let run = '';
    const close = (): void => {
      if (run !== '') candidates.push([run]);
      run = '';
    };
    while (!this.atEnd && !/[|)]/.test(this.peek())) {
      const item = this.item();
      const required = this.quantifier();
      if (typeof item === 'string' && required === 'once') run += item;
      else {
        close();
        if (required === 'never') continue;
        if (typeof item === 'string') candidates.push([item]);
        else if (item !== null) candidates.push(item);
      }
    }
    close();
    return candidates.reduce<Literals>((best, list) => (shortest(list) > shortest(best) ? list : best), null);
  }

  /** A plain character, what a group requires, or null for everything that stands for several characters or none. */
  private item(): string | Literals {
    const letter = this.next();
    if (letter === '\\') return escaped(this.next());
    if (letter === '[') return this.skipClass();
    if (letter === '(') return this.group();
    return /[.^$]/.test(letter) ? null : letter;
  }

  private group(): Literals {
    const lookAround = this.take('?=') || this.take('?!') || this.take('?<=') || this.take('?<!');
    if (!lookAround && this.take('?<')) while (this.next() !== '>');
    else if (!lookAround) this.take('?:');
    const inside = this.alternatives();
    if (!this.take(')')) throw new Error('a group without end');
    return lookAround ? null : inside;
  }

  private skipClass(): null {
    for (let letter = this.next(); letter !== ']'; letter = this.next()) if (letter === '\\') this.next();
    return null;
  }

  /** `never` when the item before may be absent. */
  private quantifier(): 'once' | 'repeated' | 'never' {
    const match = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/.exec(this.pattern.slice(this.at));
    if (match === null) return 'once';
    this.at += match[0].length;
    return /^[?*]/.test(match[0]) || match[1] === '0' ? 'never' : 'repeated';
  }

  private peek(): string {
    return this.pattern.charAt(this.at);
  }

  private next(): string {
    if (this.atEnd) throw new Error('the pattern ends early');
    return this.pattern.charAt(this.at++);
  }

  private take(text: string): boolean {
    if (!this.pattern.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }
}

/** Escapes of letters and digits stand for classes and back references, those of signs for the sign. */
function escaped(letter: string): string | null {
  return /[A-Za-z0-9]/.test(letter) ? null : letter;
}

function shortest(literals: Literals): number {
  return literals === null || literals.length === 0 ? -1 : Math.min(...literals.map((text) => text.length));
}
