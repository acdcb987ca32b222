import { fail } from './failure.ts';
import { plainTerminal, writesPlainly } from './plainTerminal.ts';
import { serve } from './serve.ts';
import { processTerminal } from './terminal.ts';

/** A free port, as without `--port`. */
const FREE_PORT = 0;

/** Runs `serve` without options, and sets the exit code where it fails. */
export async function plainServe(): Promise<void> {
  const terminal = writesPlainly() ? plainTerminal() : processTerminal();
  await serve(terminal, { port: FREE_PORT }, undefined).catch((error: unknown) => fail(terminal, error));
}
