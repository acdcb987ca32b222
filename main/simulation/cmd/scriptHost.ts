/** An exit code; null when a program that is not known gives it. */
export type ExitCode = number | null;

/** One command that a script runs, with everything a handler may need. */
export interface CommandCall {
  /** Lower-case name without path, quotes and `.exe`. */
  readonly program: string;
  readonly words: readonly string[];
  /** As cmd.exe runs it, variables expanded. May hold secrets; never to be shown. */
  readonly text: string;
  /** As the script spells it. To be shown masked. */
  readonly source: string;
  /** Whether standard input comes from a file, so that nobody is asked. */
  readonly answered: boolean;
  readonly file: string;
  readonly line: number;
}

/** What a handler answers: an exit code, or that it does not know the command. */
export type CommandResult = { readonly kind: 'ran'; readonly exitCode: ExitCode } | { readonly kind: 'unknown' };

/** A redirection: `content` is null when the text that goes to the file is not known. */
export interface WriteCall {
  readonly target: string;
  readonly append: boolean;
  readonly content: string | null;
  readonly source: string;
  readonly file: string;
  readonly line: number;
}

/** The world of a script. The interpreter itself touches nothing. */
export interface ScriptHost {
  /** Text of a script by Windows path; null when there is none. */
  readScript(path: string): { readonly file: string; readonly text: string } | null;
  /** Null when it cannot be told, as for a path that depends on the current folder. */
  exists(path: string): boolean | null;
  /** A variable that the machine defines for every process; null when it defines none of that name. */
  variable(name: string): string | null;
  /** Runs one command that is not part of the language. */
  run(call: CommandCall): CommandResult;
  /** Writes what a command prints to a file. */
  write(call: WriteCall): void;
  /** Something that is not simulated, as the script spells it: shown, never skipped. */
  notSimulated(text: string, file: string, line: number): void;
}
