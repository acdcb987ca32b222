import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AnyTRPCRouter, inferRouterContext } from '@trpc/server';
import { refuse, type Refusal } from './guard.ts';
import { noSessionNotice, notBuiltNotice } from './notices.ts';
import { readPageFile, type PageResponse } from './pageFiles.ts';
import { Session } from './session.ts';

// As an import, this module would load all that it re-exports lazily (the fetch machinery), twice the time of a start.
const { createServer } = process.getBuiltinModule('node:http');

/** Largest body of one API call, in bytes: the largest settings file that may be edited, with room for its JSON. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;
/** How long `close` waits for answers under way before it cuts the connections. */
const CLOSE_GRACE_MS = 300;
const LOOPBACK = '127.0.0.1';

/** The composed application, as far as a host needs it. */
export interface HostedApp<TRouter extends AnyTRPCRouter> {
  readonly router: TRouter;
  readonly context: inferRouterContext<TRouter>;
}

export interface WebHostOptions<TRouter extends AnyTRPCRouter> {
  /** The engine, or the engine to come: the page is served meanwhile, and calls wait for it. */
  readonly app: HostedApp<TRouter> | Promise<HostedApp<TRouter>>;
  /** TCP port; absent or 0 takes a free one. */
  readonly port?: number;
  /** The built page (`out/renderer`). */
  readonly rendererFolder: string;
}

export interface WebHost {
  /** `http://127.0.0.1:PORT/` */
  readonly url: string;
  /** The address to open: it starts the browser's session, once. */
  readonly urlWithToken: string;
  /**
   * For scripts, as `Authorization: Bearer TOKEN`: it holds until the printed address was opened, and afterwards for
   * as long as the host runs where a script used it before that. See Session.
   */
  readonly token: string;
  /** Stops accepting, lets answers under way finish for a moment, then aborts the rest. */
  close(): Promise<void>;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/**
 * Serves the page and the API (`/trpc`) on the loopback interface. Rejects with the operating system's error when
 * the port cannot be had (EADDRINUSE, EACCES).
 */
export async function startWebHost<TRouter extends AnyTRPCRouter>(options: WebHostOptions<TRouter>): Promise<WebHost> {
  const server = createServer();
  const port = await listen(server, options.port ?? 0);
  const session = new Session(port);
  const api = apiHandler(options.app);
  server.on('request', (request, response) => {
    handle(request, response, { port, session, api, rendererFolder: options.rendererFolder });
  });
  const url = `http://${LOOPBACK}:${port}/`;
  const urlWithToken = `${url}?token=${session.token}`;
  return { url, urlWithToken, token: session.token, close: () => close(server) };
}

interface Serving {
  readonly port: number;
  readonly session: Session;
  readonly api: Handler;
  readonly rendererFolder: string;
}

function handle(request: IncomingMessage, response: ServerResponse, serving: Serving): void {
  const refusal = refuse(request.method, request.headers, serving.port);
  if (refusal !== null) return sendRefusal(response, refusal);
  const url = requestUrl(request);
  if (url === null) return sendRefusal(response, { status: 400, reason: 'The address could not be read.' });
  const token = url.searchParams.get('token');
  if (url.pathname === '/' && token !== null) return openSession(response, serving.session.redeem(token));
  const forApi = url.pathname.startsWith('/trpc/');
  if (!serving.session.admits(request.headers))
    return forApi ? sendRefusal(response, NO_SESSION) : send(response, noSessionNotice());
  if (forApi) return serveApi(request, response, serving.api);
  void sendFile(response, serving.rendererFolder, url.pathname);
}

/** The address of a request; null where it is damaged or names a server of its own, as to a proxy. */
function requestUrl(request: IncomingMessage): URL | null {
  const target = request.url ?? '';
  return target.startsWith('/') ? URL.parse(`http://${LOOPBACK}${target}`) : null;
}

const NO_SESSION: Refusal = {
  status: 401,
  reason:
    'No session: open the printed address in a browser, or send its token as "Authorization: Bearer TOKEN"; the first of the two that is done before the other counts.',
  headers: { 'www-authenticate': 'Bearer' },
};

/** Hands requests to the API, which is loaded with the first of them so that the page need not wait for it. */
function apiHandler<TRouter extends AnyTRPCRouter>(app: WebHostOptions<TRouter>['app']): Handler {
  let loading: Promise<Handler> | null = null;
  return async (request, response) => {
    loading ??= loadApi(app);
    const api = await loading.catch(() => null);
    if (api === null) sendRefusal(response, NO_ENGINE);
    else if (!response.destroyed) void api(request, response);
  };
}

const NO_ENGINE: Refusal = {
  status: 503,
  reason: 'The workbench could not start; the terminal that started it says why.',
};

async function loadApi<TRouter extends AnyTRPCRouter>(app: WebHostOptions<TRouter>['app']): Promise<Handler> {
  const [{ createHTTPHandler }, { router, context }] = await Promise.all([
    import('@trpc/server/adapters/standalone'),
    app,
  ]);
  const options = { router, basePath: '/trpc/', createContext: () => context, maxBodySize: MAX_BODY_BYTES };
  // The handler's option type cannot be resolved while the router is a type parameter; HostedApp ties it to its context.
  return createHTTPHandler(options as Parameters<typeof createHTTPHandler>[0]);
}

function openSession(response: ServerResponse, cookie: string | null): void {
  if (cookie === null) return send(response, noSessionNotice());
  response.writeHead(303, { location: '/', 'set-cookie': cookie, 'cache-control': 'no-store' }).end();
}

function serveApi(request: IncomingMessage, response: ServerResponse, api: Handler): void {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('cache-control', 'no-store');
  void api(request, response);
}

async function sendFile(response: ServerResponse, folder: string, pathname: string): Promise<void> {
  const found = await readPageFile(folder, pathname);
  if (found !== null) send(response, found);
  else if (pathname === '/') send(response, notBuiltNotice());
  else sendRefusal(response, { status: 404, reason: 'There is nothing at this address.' });
}

function send(response: ServerResponse, { status, headers, body }: PageResponse): void {
  response.writeHead(status, { ...headers, 'content-length': body.length }).end(body);
}

function sendRefusal(response: ServerResponse, { status, reason, headers = {} }: Refusal): void {
  const fixed = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' };
  response.writeHead(status, { ...fixed, 'cache-control': 'no-store', ...headers }).end(`${reason}\n`);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
