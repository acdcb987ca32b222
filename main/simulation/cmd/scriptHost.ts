import type { Budget } from './budget.ts';

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
  /** Whether standard input comes from a file or a pipe, so that nobody is asked. */
  readonly answered: boolean;
  /** What a pipe answers, where that is known. */
  readonly answer: string | null;
  /** The current folder as a whole Windows path; null while it is not known. */
  readonly folder: string | null;
  /** Whether it stands in a batch file: some commands ask only on a command line of their own. */
  readonly inScript: boolean;
  readonly file: string;
  readonly line: number;
}

/** What a handler answers: an exit code, or that it does not know the command. */
export type CommandResult = { readonly kind: 'ran'; readonly exitCode: ExitCode } | { readonly kind: 'unknown' };

/** A batch file as cmd.exe would read it. */
export interface ScriptText {
  readonly file: string;
  readonly text: string;
  /** Why its commands may not be the ones that run, or not run as written; null where nothing says so. */
  readonly doubt: string | null;
  /** Line ends are line feeds alone, with which cmd.exe does not always find a label (observed). */
  readonly labelsMayBeMissed: boolean;
}

/** A redirection: `target` is a whole path where that is known, `content` is null when the text that goes to the file is not known. */
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
  /** What the scripts of the run may still use. */
  readonly budget: Budget;
  /** A script by Windows path; null when there is none, or none that can be read. */
  readScript(path: string): ScriptText | null;
  /** The text of a file by Windows path; null when it is not known. */
  readText(path: string): string | null;
  /** Names in the folder of a path that fit its wildcards, in the order of the disk; null when they are not known. */
  list(pattern: string, type: 'file' | 'folder'): readonly string[] | null;
  /** Null when it cannot be told, as for a path that depends on the current folder. With `\\` at its end: a folder. */
  exists(path: string): boolean | null;
  /** A variable that the machine defines for every process; null when it defines none of that name. */
  variable(name: string): string | null;
  /** Whether a command that may or may not run changes nothing that a run uses; its variables may still stand in it. */
  harmless(text: string): boolean;
  /** Runs one command that is not part of the language. */
  run(call: CommandCall): CommandResult;
  /** Writes what a command prints to a file. */
  write(call: WriteCall): void;
  /**
   * Something that is not simulated: shown, never skipped. It may change anything. `why` is in words of our own, null
   * where there is nothing to add to `source`, the command as the script spells it.
   */
  notSimulated(why: string | null, file: string, line: number, source?: string): void;
  /** Something that is not simulated and changes nothing that a run uses: only shown. */
  told(why: string, file: string, line: number, source?: string): void;
  /** Something that waits for a person, whom a run does not have: what comes after it may never be reached. */
  waits(why: string, file: string, line: number, source?: string): void;
}
