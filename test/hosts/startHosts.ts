import { MessageChannel } from 'node:worker_threads';
import { httpBatchLink, httpSubscriptionLink, splitLink, type TRPCLink } from '@trpc/client';
import type { AnyTRPCRouter, inferRouterContext } from '@trpc/server';
import { servePort } from '../../main/api/transport/portServer.ts';
import { startWebHost, type WebHost } from '../../main/hosts/web/webHost.ts';
import { portLink } from '../../renderer/portLink.ts';
import { temporaryFolder } from '../support/corpus.ts';
import { directClient, linkClient, type ContractClient } from './contractClient.ts';
import { FetchEventSource } from './eventSource.ts';
import { nodePortCarrier } from './nodePort.ts';

/** A client of a freshly started host, and how to take the host down. */
export interface ContractHost {
  readonly client: ContractClient;
  close(): Promise<void> | void;
}

export interface HostKind {
  readonly name: string;
  start<TRouter extends AnyTRPCRouter>(router: TRouter, context: inferRouterContext<TRouter>): Promise<ContractHost>;
}

/** Every way to reach the API. */
export const HOSTS: readonly HostKind[] = [
  {
    name: 'in this process, as the command line calls',
    start: async (router, context) => ({ client: directClient(router, context), close: () => undefined }),
  },
  {
    name: 'over HTTP, as the web host serves',
    start: async (router, context) => {
      const host = await startWebHost({ app: { router, context }, rendererFolder: temporaryFolder() });
      return { client: linkClient([httpLinks(host)]), close: () => host.close() };
    },
  },
  {
    name: 'over a port, as the window is served',
    start: async (router, context) => {
      const { port1, port2 } = new MessageChannel();
      servePort({ carrier: nodePortCarrier(port1), router, context });
      const page = {
        postMessage: (message: unknown) => port2.postMessage(message),
        addEventListener: (_: 'message', listener: (event: { readonly data: unknown }) => void) =>
          void port2.on('message', (data: unknown) => listener({ data })),
        start: () => port2.start(),
      };
      return { client: linkClient([portLink(Promise.resolve(page))]), close: () => port2.close() };
    },
  },
];

/** The page's own links; the token stands in for the browser's cookie. */
function httpLinks(host: WebHost): TRPCLink<AnyTRPCRouter> {
  const url = `${host.url}trpc`;
  const headers = { authorization: `Bearer ${host.token}` };
  return splitLink({
    condition: (operation) => operation.type === 'subscription',
    true: httpSubscriptionLink({ url, EventSource: FetchEventSource, eventSourceOptions: { headers } }),
    false: httpBatchLink({ url, headers }),
  });
}
