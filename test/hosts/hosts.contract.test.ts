import { MessageChannel } from 'node:worker_threads';
import { httpBatchLink, httpSubscriptionLink, splitLink, type TRPCLink } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import { nodePortCarrier } from '../../main/api/transport/carrier.ts';
import { servePort } from '../../main/api/transport/portServer.ts';
import { startWebHost, type WebHost } from '../../main/hosts/web/webHost.ts';
import { portLink } from '../../renderer/portLink.ts';
import { temporaryFolder } from '../support/corpus.ts';
import { contractSuite } from './contract.ts';
import { directClient, linkClient } from './contractClient.ts';
import { FetchEventSource } from './eventSource.ts';
import { testRouter } from './testRouter.ts';

contractSuite('in this process, as the command line calls', (context) => ({
  client: directClient(testRouter, context),
  close: () => undefined,
}));

contractSuite('over HTTP, as the web host serves', async (context) => {
  const host = await startWebHost({ app: { router: testRouter, context }, rendererFolder: temporaryFolder() });
  return { client: linkClient([httpLinks(host)]), close: () => host.close() };
});

contractSuite('over a port, as the window is served', (context) => {
  const { port1, port2 } = new MessageChannel();
  servePort({ carrier: nodePortCarrier(port1), router: testRouter, context });
  const page = {
    postMessage: (message: unknown) => port2.postMessage(message),
    addEventListener: (_: 'message', listener: (event: { readonly data: unknown }) => void) =>
      void port2.on('message', (data: unknown) => listener({ data })),
    start: () => port2.start(),
  };
  return { client: linkClient([portLink(Promise.resolve(page))]), close: () => port2.close() };
});

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
