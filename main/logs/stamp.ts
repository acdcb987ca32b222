/** Matches a stamp at a place of narrow bytes. */
export interface Stamp {
  readonly template: string;
  /** Characters. */
  readonly length: number;
  /** Milliseconds since 1970 of the stamp as if it were UTC; -1 where no valid stamp stands. */
  read(bytes: Uint8Array, at: number): number;
}

const ZERO = 48;
const INVALID = -1;

interface Field {
  readonly at: number;
  readonly width: number;
}

/**
 * Compiles a template such as `YYYY-MM-DD hh:mm:ss`: the letters Y M D h m s S stand for digits of year, month, day,
 * hour, minute, second and fraction, everything else for itself. A backslash takes the next character literally.
 */
export function compileStamp(template: string): Stamp {
  const letters = Array.from(template.matchAll(/\\(.)|(.)/g), (match) => match);
  const field = (letter: string): Field => {
    const at = letters.findIndex((match) => match[2] === letter);
    return { at, width: letters.filter((match) => match[2] === letter).length };
  };
  const literals = letters.flatMap((match, at) => {
    const isDigit = match[2] !== undefined && 'YMDhmsS'.includes(match[2]);
    return isDigit ? [] : [{ at, code: (match[1] ?? match[2] ?? '').charCodeAt(0) }];
  });
  const day = new DayReader([field('Y'), field('M'), field('D')]);
  const hour = field('h');
  const minute = field('m');
  const second = field('s');
  const fraction = field('S');
  const fractionUnit = 10 ** (3 - Math.max(3, fraction.width));
  const literalAt = Uint8Array.from(literals, (literal) => literal.at);
  const literalCode = Uint8Array.from(literals, (literal) => literal.code);

  function read(bytes: Uint8Array, at: number): number {
    if (at + letters.length > bytes.length) return INVALID;
    for (let index = 0; index < literalAt.length; index++)
      if (bytes[at + (literalAt[index] ?? 0)] !== literalCode[index]) return INVALID;
    const start = day.read(bytes, at);
    const h = digits(bytes, at, hour);
    const m = digits(bytes, at, minute);
    const s = digits(bytes, at, second);
    if (start < 0 || h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 60) return INVALID;
    if (fraction.width === 0) return start + ((h * 60 + m) * 60 + s) * 1000;
    const f = digits(bytes, at, fraction);
    return f < 0 ? INVALID : start + ((h * 60 + m) * 60 + s) * 1000 + Math.floor(f * fractionUnit);
  }
  return { template, length: letters.length, read };
}

/** The number of a field; 0 for a field that the template lacks, -1 where a digit is missing. */
function digits(bytes: Uint8Array, at: number, field: Field): number {
  let value = 0;
  for (let index = at + field.at; index < at + field.at + field.width; index++) {
    const digit = (bytes[index] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return INVALID;
    value = value * 10 + digit;
  }
  return value;
}

/** Reads the day of a stamp. Lines of a log share their day, so its bytes are compared and the calendar spared. */
class DayReader {
  private readonly fields: readonly Field[];
  private readonly at: Uint8Array;
  private readonly last: Uint8Array;
  private start = INVALID;

  constructor(fields: readonly Field[]) {
    this.fields = fields;
    this.at = Uint8Array.from(fields.flatMap(({ at, width }) => Array.from({ length: width }, (_, step) => at + step)));
    this.last = new Uint8Array(this.at.length);
  }

  /** Milliseconds since 1970 at which the day begins; -1 for no such day. */
  read(bytes: Uint8Array, at: number): number {
    for (let index = 0; index < this.at.length; index++)
      if (bytes[at + (this.at[index] ?? 0)] !== this.last[index]) return this.readAnew(bytes, at);
    return this.start;
  }

  private readAnew(bytes: Uint8Array, at: number): number {
    this.last.set(Array.from(this.at, (place) => bytes[at + place] ?? 0));
    const [year = INVALID, month = INVALID, day = INVALID] = this.fields.map((field) => digits(bytes, at, field));
    this.start = year < 0 || month < 0 || day < 0 ? INVALID : startOfDay(year, month, day);
    return this.start;
  }
}

function startOfDay(year: number, month: number, day: number): number {
  const start = Date.UTC(year, month - 1, day);
  const date = new Date(start);
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && start >= 0 ? start : INVALID;
}
