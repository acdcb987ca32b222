import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import { refuseUnusablePlace } from './historyFile.ts';
import type { Access } from '../compose.ts';
import type { Invocation } from './invocation.ts';
import type { Terminal } from './terminal.ts';
import { problemText } from './text/places.ts';

/** Runs one command on the engine, and closes the engine whatever comes. The engine is loaded only now. */
export async function runWithEngine(
  terminal: Terminal,
  database: string | undefined,
  work: (invocation: Invocation) => Promise<number>,
  access: Access = 'reads',
): Promise<void> {
  if (database !== undefined) refuseUnusablePlace(database);
  const [{ composeApp }, { createCaller }] = await Promise.all([
    import('../compose.ts'),
    import('../../api/router.ts'),
  ]);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const app = composeApp({
    host: 'cli',
    history: 'whenUsed',
    access,
    ...(database === undefined ? {} : { database }),
  });
  const atStart = app.context.notices;
  try {
    tell(terminal, atStart);
    const caller = createCaller(app.context, { signal: stop.signal });
    process.exitCode = await work({ caller, terminal, signal: stop.signal, database });
  } finally {
    tell(terminal, app.context.notices.slice(atStart.length));
    app.close();
  }
}

function tell(terminal: Terminal, notices: readonly Diagnostic[]): void {
  for (const notice of notices) terminal.notice(problemText(notice, terminal.paint));
}
