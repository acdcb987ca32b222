import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink, type TRPCClient } from '@trpc/client';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../main/api/router.ts';
import { awaitPort, portLink } from './portLink.ts';

export type Client = TRPCClient<AppRouter>;
export type Outputs = inferRouterOutputs<AppRouter>;
export type Inputs = inferRouterInputs<AppRouter>;

/** Whether the page runs in the window (private scheme, port from the preload) or from the web host (HTTP). */
export function isWeb(location: { readonly protocol: string }): boolean {
  return location.protocol === 'http:' || location.protocol === 'https:';
}

/**
 * The API for this page. The web host is asked on the page's own origin; it knows the page by a cookie that it set
 * when the page was loaded, so no secret is held here. In the window the calls go over a MessagePort.
 */
export function createClient(page: Window): Client {
  if (!isWeb(page.location)) return createTRPCClient<AppRouter>({ links: [portLink<AppRouter>(awaitPort(page))] });
  const url = '/trpc';
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: httpSubscriptionLink({ url }),
        false: httpBatchLink({ url }),
      }),
    ],
  });
}
