import { problem, ProblemError } from '../../../shared/model/diagnostic.ts';
import { composeApp } from '../compose.ts';
import { builtPageFolder } from '../web/builtPage.ts';
import { startWebHost } from '../web/webHost.ts';
import type { Terminal } from './terminal.ts';

const MAX_PORT = 65_535;

/** `serve [--port N]`: the window in a browser on this PC, until Ctrl+C or SIGTERM. */
export async function serve(
  terminal: Terminal,
  options: { readonly port?: string },
  database: string | undefined,
): Promise<void> {
  const port = Number(options.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > MAX_PORT)
    throw new ProblemError(
      problem('usage', 'bad-port', `"${options.port ?? ''}" is no port.`, {
        fix: 'Give a number from 1 to 65535, or leave --port out.',
      }),
    );
  const app = composeApp({ host: 'web', ...(database === undefined ? {} : { database }) });
  const host = await startWebHost({ app, port, rendererFolder: builtPageFolder() }).catch((error: unknown) => {
    app.close();
    throw new ProblemError(
      problem(
        'output',
        'port-unusable',
        `The port ${port} cannot be used: ${error instanceof Error ? error.message : String(error)}.`,
        {
          fix: 'Leave --port out for a free one.',
        },
      ),
    );
  });
  terminal.result(`ImagePrep Workbench is open at ${host.urlWithToken}`);
  terminal.notice('The address works once and only on this PC. Ctrl+C stops it.');
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  await host.close();
  app.close();
}
