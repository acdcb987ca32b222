import type { Arguments } from './arguments.ts';
import type { Flow, Frame } from './frame.ts';
import type { ExitCode, ScriptHost } from './scriptHost.ts';
import type { Variables } from './variables.ts';
import type { Work } from './work.ts';

/** What a command may ask of the cmd.exe that runs it. */
export interface Shell {
  readonly host: ScriptHost;
  readonly variables: Variables;
  /** ERRORLEVEL. */
  exitCode: ExitCode;
  /** Whether the last command succeeded, which `&&` and `||` look at; null when it is not known. */
  succeeded: boolean | null;
  /** Runs a script; null when it does not exist. */
  called(path: string, args: Arguments, depth: number): Work<Flow | null>;
  /** Runs a frame to its end. */
  frame(frame: Frame): Work<Flow>;
  /** Runs something in a cmd.exe of its own; `delayed` switches delayed expansion, null leaves it. */
  child(work: () => Work<Flow>, frame: Frame, delayed: boolean | null): Work<Flow>;
  /** Ends the whole run of scripts, and says so; `source` is the command that ends it. */
  halt(reason: string, file: string, line: number, source?: string): Flow;
}
