import { errorLevelAfter, isCmdFile } from './errorLevel.ts';
import type { Flow, Frame } from './frame.ts';
import type { CommandCall, ExitCode } from './scriptHost.ts';
import type { Shell } from './shell.ts';

/** Keeps what a command gave: its success, and ERRORLEVEL as far as the command sets it. */
export function finish(shell: Shell, call: CommandCall, code: ExitCode, frame: Frame): Flow {
  shell.succeeded = code === null ? null : code === 0;
  shell.exitCode = errorLevelAfter(call.program, code, shell.exitCode, isCmdFile(frame.path));
  return 'next';
}

/** What a command gave is not known. */
export function leaveOpen(shell: Shell): Flow {
  shell.exitCode = null;
  shell.succeeded = null;
  return 'next';
}

/** Tells that a command is not simulated; what it gave, and could have changed, is not known. */
export function tell(shell: Shell, call: CommandCall, why: string): Flow {
  shell.host.notSimulated(why, call.file, call.line, call.source);
  return leaveOpen(shell);
}
