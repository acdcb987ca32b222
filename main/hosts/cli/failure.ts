import type { CommanderError } from 'commander';
import { diagnostic, ProblemError, type Problem } from '../../../shared/model/diagnostic.ts';
import type { ZodError } from 'zod';
import { EXIT, exitCodeOf } from './exitCodes.ts';
import type { Terminal } from './terminal.ts';
import { argumentIssue } from './text/argumentIssue.ts';
import { problemText } from './text/places.ts';

/** Prints why a command failed, and sets the documented exit code. */
export function fail(terminal: Terminal, error: unknown): void {
  if (isCommanderError(error)) {
    process.exitCode = error.exitCode === 0 ? EXIT.clean : EXIT.usage;
    return;
  }
  const problem = problemOf(error);
  if (problem === null) {
    terminal.notice(
      `imageprep: a fault of the program: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    process.exitCode = EXIT.internal;
    return;
  }
  terminal.notice(`imageprep: ${problemText(problem.diagnostic, terminal.paint)}`);
  process.exitCode = exitCodeOf(problem.kind);
}

/** Commander's own class would bring all of commander to look-ups, which do without. */
function isCommanderError(error: unknown): error is CommanderError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('commander.');
}

/** An expected failure behind an error of a call; null for a fault of the program. */
function problemOf(error: unknown): Problem | null {
  if (error instanceof ProblemError) return error.problem;
  if (!(error instanceof Error)) return null;
  if (error.cause instanceof ProblemError) return error.cause.problem;
  if (!('code' in error) || error.code !== 'BAD_REQUEST') return null;
  const [first = error.message, ...further] = isZodError(error.cause) ? error.cause.issues.map(argumentIssue) : [];
  return {
    kind: 'usage',
    diagnostic: diagnostic('bad-request', first, {
      detail: further.join('\n'),
      fix: 'The help of the command says what it takes: imageprep COMMAND --help.',
    }),
  };
}

/** By its name: loading zod would cost every start more than all the rest of the command line. */
function isZodError(cause: unknown): cause is ZodError {
  return cause instanceof Error && cause.name === 'ZodError';
}
