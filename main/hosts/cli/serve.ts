import { setImmediate } from 'node:timers/promises';
import { problem, ProblemError } from '../../../shared/model/diagnostic.ts';
import { refuseUnusablePlace } from './historyFile.ts';
import type { ComposedApp } from '../compose.ts';
import type { Terminal } from './terminal.ts';

/**
 * `serve [--port N]`: the window in a browser on this PC, until Ctrl+C or SIGTERM. The page is served at once; the
 * engine is loaded behind it, and calls wait for it.
 */
export async function serve(
  terminal: Terminal,
  { port }: { readonly port: number },
  database: string | undefined,
): Promise<void> {
  if (database !== undefined) refuseUnusablePlace(database);
  const [{ startWebHost }, { builtPageFolder }] = await Promise.all([
    import('../web/webHost.ts'),
    import('../web/builtPage.ts'),
  ]);
  const app = loadEngine(database);
  const host = await startWebHost({ app, port, rendererFolder: builtPageFolder() }).catch((error: unknown) => {
    throw unusablePort(port, error);
  });
  terminal.result(`ImagePrep Workbench is open at ${host.urlWithToken}`);
  terminal.notice('The address works once and only on this PC. Ctrl+C stops it.');
  try {
    const running = await app;
    await untilStopped();
    running.close();
  } finally {
    await host.close();
  }
}

/** Loads the engine after the address is out. */
async function loadEngine(database: string | undefined): Promise<ComposedApp> {
  await setImmediate();
  const { composeApp } = await import('../compose.ts');
  return composeApp({ host: 'web', ...(database === undefined ? {} : { database }) });
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

function unusablePort(port: number, error: unknown): ProblemError {
  return new ProblemError(
    problem(
      'output',
      'port-unusable',
      `The port ${port} cannot be used: ${error instanceof Error ? error.message : String(error)}.`,
      {
        fix: 'Leave --port out for a free one.',
      },
    ),
  );
}
