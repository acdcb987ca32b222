/** Longest line of cmd.exe, in units, before and after variables are expanded. Source: Microsoft, KB 830473. */
export const MAX_LINE = 8191;
export const MAX_COMMANDS = 20_000;
export const MAX_CALL_DEPTH = 16;
/** Physical lines of one script. */
export const MAX_SCRIPT_LINES = 10_000;
/** Units of one script. */
export const MAX_SCRIPT_LENGTH = 1_000_000;
/** Commands on files that are followed. */
export const MAX_FILE_CHANGES = 200;
const MAX_LINES_READ = 200_000;
const MAX_UNITS_READ = 10_000_000;
/** How much is done between two turns of other work. */
const COMMANDS_A_TURN = 100;
const UNITS_A_TURN = 200_000;

/** What all scripts of one run may use together. Counting methods tell what was exceeded, or null. */
export class Budget {
  private commands = 0;
  private lines = 0;
  private units = 0;
  private fileChanges = 0;
  private turn = { commands: 0, units: 0 };

  command(): string | null {
    this.commands += 1;
    return this.exceeded;
  }

  /** One line of `length` units was read. */
  line(length: number): string | null {
    this.lines += 1;
    return this.text(length);
  }

  /** `length` units of text were looked at, such as a whole script, or as much work was done. */
  text(length: number): string | null {
    this.units += length;
    return this.exceeded;
  }

  /** Whether one more command on files is followed. */
  fileChange(): boolean {
    this.fileChanges += 1;
    return this.fileChanges <= MAX_FILE_CHANGES;
  }

  /** Whether so much was done since the last turn of other work that it should have another one. */
  turnIsDue(): boolean {
    const { commands, units } = this;
    if (commands - this.turn.commands < COMMANDS_A_TURN && units - this.turn.units < UNITS_A_TURN) return false;
    this.turn = { commands, units };
    return true;
  }

  /** What was exceeded; null while nothing was. */
  get exceeded(): string | null {
    if (this.commands > MAX_COMMANDS) return `everything after ${MAX_COMMANDS} commands`;
    if (this.lines > MAX_LINES_READ) return `everything after ${MAX_LINES_READ} lines`;
    return this.units > MAX_UNITS_READ ? `everything after ${MAX_UNITS_READ} characters of scripts` : null;
  }
}
