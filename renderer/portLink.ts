import { TRPCClientError, type TRPCLink } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import { observable } from '@trpc/server/observable';

/** What the page posts: a call with its own number, or the end of one. */
export type PortRequest =
  | {
      readonly id: number;
      readonly kind: 'call';
      readonly type: 'query' | 'mutation' | 'subscription';
      readonly path: string;
      readonly input: unknown;
    }
  | { readonly id: number; readonly kind: 'cancel' };

/** What comes back. A query and a mutation send one `data`; a subscription many, then `done`. */
export type PortReply =
  | { readonly id: number; readonly kind: 'data'; readonly data: unknown }
  | { readonly id: number; readonly kind: 'error'; readonly error: PortError }
  | { readonly id: number; readonly kind: 'done' };

interface PortError {
  readonly message: string;
  readonly code: number;
  readonly data: unknown;
}

type Listener = (reply: PortReply) => void;

/** The part of a MessagePort that the link needs; Node's and the browser's both fit. */
export interface Port {
  postMessage(message: PortRequest): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  start(): void;
}

/**
 * The client's half of the API over a MessagePort. The port may come later than the first call (the window's preload
 * hands it over after loading), so calls wait for it. Unsubscribing a call that is not over sends `cancel`.
 */
export function portLink<TRouter extends AnyTRPCRouter>(coming: Promise<Port>): TRPCLink<TRouter> {
  const listeners = new Map<number, Listener>();
  let last = 0;
  const ready = coming.then((port) => {
    port.addEventListener('message', ({ data }) => {
      const reply = data as PortReply;
      listeners.get(reply.id)?.(reply);
    });
    port.start();
    return port;
  });
  const send = (request: PortRequest): void => {
    void ready.then((port) => port.postMessage(request));
  };
  return () =>
    ({ op }) =>
      observable((observer) => {
        const id = ++last;
        let over = false;
        const end = (): void => {
          over = true;
          listeners.delete(id);
        };
        listeners.set(id, (reply) => {
          if (reply.kind === 'data') {
            observer.next({ result: { type: 'data', data: reply.data } });
            if (op.type === 'subscription') return;
          }
          end();
          if (reply.kind === 'error') observer.error(TRPCClientError.from({ error: reply.error } as never));
          else observer.complete();
        });
        send({ id, kind: 'call', type: op.type, path: op.path, input: op.input });
        return () => {
          if (!over) send({ id, kind: 'cancel' });
          end();
        };
      });
}

/** Waits for the preload to hand over its end of the channel: a window message `imageprep-port` with one port. */
export function awaitPort(page: Window): Promise<Port> {
  return new Promise((resolve) => {
    page.addEventListener('message', (event: MessageEvent<unknown>) => {
      const [port] = event.ports;
      if (event.source === page && event.data === 'imageprep-port' && port !== undefined) resolve(port);
    });
  });
}
