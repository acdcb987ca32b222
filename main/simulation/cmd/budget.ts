/** Longest line of cmd.exe, in units, before and after variables are expanded. Source: Microsoft, KB 830473. */
export const MAX_LINE = 8191;
export const MAX_COMMANDS = 20_000;
export const MAX_CALL_DEPTH = 16;
/** Physical lines of one script. */
export const MAX_SCRIPT_LINES = 10_000;
/** Units of one script. */
export const MAX_SCRIPT_LENGTH = 1_000_000;
const MAX_LINES_READ = 200_000;
const MAX_UNITS_READ = 20_000_000;

/** What one run of scripts may use. Each method counts, and tells what was exceeded, or null. */
export class Budget {
  private commands = 0;
  private lines = 0;
  private units = 0;

  command(): string | null {
    this.commands += 1;
    return this.commands > MAX_COMMANDS ? `everything after ${MAX_COMMANDS} commands` : null;
  }

  /** One line of `length` units was read and expanded. */
  line(length: number): string | null {
    this.lines += 1;
    if (this.lines > MAX_LINES_READ) return `everything after ${MAX_LINES_READ} lines`;
    return this.text(length);
  }

  /** `length` units of text were looked at, such as a whole script. */
  text(length: number): string | null {
    this.units += length;
    return this.units > MAX_UNITS_READ ? `everything after ${MAX_UNITS_READ} characters of scripts` : null;
  }
}
