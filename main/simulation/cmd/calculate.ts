/** Parentheses and signs in each other, deeper than anybody writes. */
const MAX_DEPTH = 64;

const TOKEN =
  /\s*(?:(\d\w*)|(<<=|>>=|<<|>>|[-+*/%&^|]=|[-+*/%&^|~!()=,])|([^\s\d()!~\-*/%+<>&^|=,][^\s()!~\-*/%+<>&^|=,]*))/y;
const NUMBER = /^(?:0x[0-9a-f]+|0[0-7]*|[1-9]\d*)$/i;
const ASSIGNS = /^(?:<<|>>|[-+*/%&^|])?=$/;
/** Loosest first. */
const LEVELS: readonly (readonly string[])[] = [['|'], ['^'], ['&'], ['<<', '>>'], ['+', '-'], ['*', '/', '%']];

/** Names that an expression of `set /a` gives a value to, in order. */
export function namesIn(expression: string): readonly string[] {
  const tokens = tokensOf(expression) ?? [];
  return tokens.flatMap((token, index) => (isName(token) && ASSIGNS.test(tokens[index + 1] ?? '') ? [token] : []));
}

/**
 * Calculates an expression of `set /a` in 32 bits, and gives the values of the variables in it as they are set. `read`
 * gives the value of a variable, null for one that is not defined, which counts as 0. Null where the result is not
 * known, or cmd.exe shows an error. Source: `set /?`.
 */
export function calculate(
  expression: string,
  read: (name: string) => string | null,
): readonly (readonly [name: string, value: string])[] | null {
  const tokens = tokensOf(expression);
  const sum = tokens === null ? null : new Sum(tokens, read);
  return sum !== null && sum.all() ? sum.assigned : null;
}

/** Quotes do nothing in a sum. Null for text that is no sum. */
function tokensOf(expression: string): readonly string[] | null {
  const text = expression.replaceAll('"', ' ').trimEnd();
  const tokens: string[] = [];
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const [, number, operator, name] = TOKEN.exec(text) ?? [];
    const token = number ?? operator ?? name;
    if (token === undefined) return null;
    tokens.push(token);
  }
  return tokens;
}

function isName(token: string | undefined): token is string {
  return token !== undefined && !/^[\d()!~\-*/%+<>&^|=,]/.test(token);
}

class Sum {
  readonly assigned: (readonly [string, string])[] = [];
  private readonly tokens: readonly string[];
  private readonly read: (name: string) => string | null;
  private at = 0;
  private depth = 0;

  constructor(tokens: readonly string[], read: (name: string) => string | null) {
    this.tokens = tokens;
    this.read = read;
  }

  /** Goes through sums with a comma between them; whether all of it could be calculated. */
  all(): boolean {
    do if (this.value() === null) return false;
    while (this.take(','));
    return this.at === this.tokens.length;
  }

  private take(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at += 1;
    return true;
  }

  /** A value, or the value that a variable gets. */
  private value(): number | null {
    const name = this.tokens[this.at];
    const operator = this.tokens[this.at + 1] ?? '';
    if (!isName(name) || !ASSIGNS.test(operator)) return this.level(0);
    this.at += 2;
    const right = this.deeper(() => this.value());
    const left = operator === '=' ? 0 : this.variable(name);
    const value = operator === '=' ? right : applied(left, operator.slice(0, -1), right);
    if (value !== null) this.assigned.push([name, String(value)]);
    return value;
  }

  private level(index: number): number | null {
    const operators = LEVELS[index];
    if (operators === undefined) return this.deeper(() => this.signed());
    let left = this.level(index + 1);
    for (let operator = this.tokens[this.at]; operator !== undefined && operators.includes(operator);) {
      this.at += 1;
      left = applied(left, operator, this.level(index + 1));
      operator = this.tokens[this.at];
    }
    return left;
  }

  private deeper(work: () => number | null): number | null {
    this.depth += 1;
    const value = this.depth > MAX_DEPTH ? null : work();
    this.depth -= 1;
    return value;
  }

  private signed(): number | null {
    const token = this.tokens[this.at] ?? '';
    this.at += 1;
    if (token === '(') {
      const inner = this.value();
      return this.take(')') ? inner : null;
    }
    if (isName(token)) return this.variable(token);
    if (NUMBER.test(token)) return numberOf(token);
    const value = /^[-+~!]$/.test(token) ? this.deeper(() => this.signed()) : null;
    if (value === null || token === '+') return value;
    return token === '-' ? -value | 0 : token === '~' ? ~value : Number(value === 0);
  }

  /** What an earlier part of the sum gave the variable, else its value before. */
  private variable(name: string): number | null {
    const own = this.assigned.findLast(([other]) => other.toLowerCase() === name.toLowerCase());
    const text = (own?.[1] ?? this.read(name) ?? '0').trim();
    const digits = text.replace(/^[-+]/, '');
    const value = NUMBER.test(digits) ? numberOf(digits) : null;
    return value !== null && text.startsWith('-') ? -value | 0 : value;
  }
}

/** Numbers of more than 31 bits are an error, or another number, depending on the version. */
function numberOf(token: string): number | null {
  const value = /^0[0-7]/.test(token) ? Number.parseInt(token, 8) : Number(token);
  return value <= 0x7fffffff ? value : null;
}

function applied(left: number | null, operator: string, right: number | null): number | null {
  if (left === null || right === null) return null;
  switch (operator) {
    case '+':
      return (left + right) | 0;
    case '-':
      return (left - right) | 0;
    case '*':
      return Math.imul(left, right);
    case '/':
      return right === 0 || (right === -1 && left === -0x80000000) ? null : Math.trunc(left / right);
    case '%':
      return right === 0 || (right === -1 && left === -0x80000000) ? null : (left % right) | 0;
    case '<<':
      return right < 0 || right > 31 ? null : left << right;
    case '>>':
      return right < 0 || right > 31 ? null : left >> right;
    case '&':
      return left & right;
    case '^':
      return left ^ right;
    default:
      return left | right;
  }
}
