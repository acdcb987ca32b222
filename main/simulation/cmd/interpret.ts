import { Interpreter } from './interpreter.ts';
import type { ExitCode, ScriptHost } from './scriptHost.ts';
import type { Work } from './work.ts';

/**
 * Runs a batch file against a host. Gives the exit code of its last command (null inside: not known), or null when the
 * script does not exist. Stops with a visible "not simulated" at the limits of budget.ts.
 */
export function runScript(path: string, host: ScriptHost): Work<{ readonly exitCode: ExitCode } | null> {
  return new Interpreter(host).script(path);
}

/** Runs one command line as `cmd /c` would, such as the path of a synchronous command. Null: exit code not known. */
export function runCommandLine(
  text: string,
  origin: { readonly file: string; readonly line: number },
  host: ScriptHost,
): Work<ExitCode> {
  return new Interpreter(host).single(text, origin);
}
