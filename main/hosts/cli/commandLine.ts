import { fail } from './failure.ts';
import { buildProgram } from './program.ts';
import { runWithEngine } from './engine.ts';
import { serve } from './serve.ts';
import { processTerminal } from './terminal.ts';
import { version } from './version.ts';

const terminal = processTerminal();
const database = () => program.opts<{ db?: string }>().db;

const program = buildProgram({
  version,
  run: (work, access) => runWithEngine(terminal, database(), work, access),
  serve: (options) => serve(terminal, options, database()),
});

/** Commander ends the process by itself; here every command throws instead, so that exit codes are ours. */
function takeOver(command: typeof program): void {
  command.exitOverride();
  command.configureOutput({ writeErr: (text) => terminal.notice(text.replace(/\n$/, '')) });
  for (const child of command.commands) takeOver(child);
}

takeOver(program);
program.parseAsync(process.argv, { from: 'node' }).catch((error: unknown) => fail(terminal, error));
