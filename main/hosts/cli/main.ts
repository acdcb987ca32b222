import { CommanderError } from 'commander';
import { TRPCError } from '@trpc/server';
import manifest from '../../../package.json' with { type: 'json' };
import { ProblemError, type Problem } from '../../../shared/model/diagnostic.ts';
import { createCaller } from '../../api/router.ts';
import { composeApp } from '../compose.ts';
import { EXIT, exitCodeOf } from './exitCodes.ts';
import type { Invocation } from './invocation.ts';
import { buildProgram } from './program.ts';
import { serve } from './serve.ts';
import { processTerminal } from './terminal.ts';
import { problemText } from './text/volumeText.ts';

const terminal = processTerminal();

/** Runs one command on a composed engine, and closes the engine whatever comes. */
async function run(work: (invocation: Invocation) => Promise<number>): Promise<void> {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const { db } = program.opts<{ db?: string }>();
  const app = composeApp({ host: 'cli', ...(db === undefined ? {} : { database: db }) });
  try {
    for (const notice of app.context.notices) terminal.notice(problemText(notice, terminal.paint));
    process.exitCode = await work({
      caller: createCaller(app.context, { signal: stop.signal }),
      terminal,
      signal: stop.signal,
    });
  } finally {
    app.close();
  }
}

/** Prints why a command failed, and sets the documented exit code. */
function fail(error: unknown): void {
  if (error instanceof CommanderError) {
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

function problemOf(error: unknown): Problem | null {
  const cause = error instanceof TRPCError ? error.cause : error;
  if (cause instanceof ProblemError) return cause.problem;
  if (!(error instanceof TRPCError) || error.code !== 'BAD_REQUEST') return null;
  return {
    kind: 'usage',
    diagnostic: {
      code: 'bad-request',
      severity: 'error',
      summary: 'An argument could not be read.',
      detail: error.message,
      where: [],
      evidence: [],
      source: [],
      related: [],
    },
  };
}

const program = buildProgram({
  version: manifest.version,
  run,
  serve: (options) => serve(terminal, options, program.opts<{ db?: string }>().db),
});
exitOverrides(program);
program.parseAsync().catch(fail);

/** Commander ends the process by itself; here every command throws instead, so that exit codes are ours. */
function exitOverrides(command: typeof program): void {
  command.exitOverride();
  for (const child of command.commands) exitOverrides(child);
}
