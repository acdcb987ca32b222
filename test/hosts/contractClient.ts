import { createTRPCUntypedClient, TRPCClientError, type TRPCLink } from '@trpc/client';
import { getTRPCErrorFromUnknown, getTRPCErrorShape, callTRPCProcedure, isTrackedEnvelope } from '@trpc/server';
import type { AnyTRPCRouter, inferRouterContext } from '@trpc/server';

/** An API error as every client sees it. */
export interface ContractError {
  readonly message: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface SubscriptionEvents {
  readonly onData: (data: unknown) => void;
  readonly onError: (error: ContractError) => void;
  readonly onComplete: () => void;
}

/** One way to reach the API. Calls reject with a ContractError. */
export interface ContractClient {
  query(path: string, input?: unknown): Promise<unknown>;
  mutate(path: string, input?: unknown): Promise<unknown>;
  /** Returns the function that ends it. */
  subscribe(path: string, input: unknown, events: SubscriptionEvents): () => void;
}

/** A client over any tRPC link: the web host's HTTP links, the window's port link. */
export function linkClient(links: TRPCLink<AnyTRPCRouter>[]): ContractClient {
  const client = createTRPCUntypedClient<AnyTRPCRouter>({ links });
  return {
    query: (path, input) => client.query(path, input).catch(rethrow),
    mutate: (path, input) => client.mutation(path, input).catch(rethrow),
    subscribe(path, input, events) {
      const subscription = client.subscription(path, input, {
        onData: (data) => events.onData(data),
        onError: (error) => events.onError(contractError(error)),
        onComplete: events.onComplete,
      });
      return () => subscription.unsubscribe();
    },
  };
}

/** The procedures called in this process, as the command line does. */
export function directClient<TRouter extends AnyTRPCRouter>(
  router: TRouter,
  context: inferRouterContext<TRouter>,
): ContractClient {
  type Type = 'query' | 'mutation' | 'subscription';
  const call = async (type: Type, path: string, input: unknown, signal: AbortSignal): Promise<unknown> =>
    callTRPCProcedure({ router, path, type, getRawInput: async () => input, ctx: context, signal, batchIndex: 0 });
  const asContract = (cause: unknown, type: Type, path: string): ContractError =>
    getTRPCErrorShape({
      config: router._def._config,
      error: getTRPCErrorFromUnknown(cause),
      type,
      path,
      input: undefined,
      ctx: context,
    }) as ContractError;
  const once = async (type: Type, path: string, input: unknown): Promise<unknown> => {
    try {
      return await call(type, path, input, new AbortController().signal);
    } catch (cause) {
      throw asContract(cause, type, path);
    }
  };
  return {
    query: (path, input) => once('query', path, input),
    mutate: (path, input) => once('mutation', path, input),
    subscribe(path, input, events) {
      const abort = new AbortController();
      const run = async (): Promise<void> => {
        const stream = (await call('subscription', path, input, abort.signal)) as AsyncIterable<unknown>;
        for await (const event of stream) {
          if (abort.signal.aborted) return;
          events.onData(isTrackedEnvelope<unknown>(event) ? { id: event[0], data: event[1] } : event);
        }
        events.onComplete();
      };
      run().catch((cause: unknown) => events.onError(asContract(cause, 'subscription', path)));
      return () => abort.abort();
    },
  };
}

function contractError(error: unknown): ContractError {
  if (!(error instanceof TRPCClientError)) throw error;
  return { message: error.message, data: error.data as Readonly<Record<string, unknown>> };
}

function rethrow(error: unknown): never {
  throw contractError(error);
}

/** A subscription that is followed. */
export interface Followed {
  readonly events: readonly unknown[];
  readonly end: Promise<'complete' | ContractError>;
  readonly stop: () => void;
}

/** Collects the events of a subscription; `end` says how it ended. */
export function follow(client: ContractClient, path: string, input: unknown): Followed {
  const events: unknown[] = [];
  const { promise: end, resolve } = Promise.withResolvers<'complete' | ContractError>();
  const stop = client.subscribe(path, input, {
    onData: (data) => void events.push(data),
    onError: (error) => {
      stop();
      resolve(error);
    },
    onComplete: () => resolve('complete'),
  });
  return { events, end, stop: () => stop() };
}

/** The error that a call ends with; fails when it works. */
export async function failureOf(call: Promise<unknown>): Promise<ContractError> {
  return call.then(
    (value) => {
      throw new Error(`expected an error, got ${JSON.stringify(value)}`);
    },
    (error: unknown) => error as ContractError,
  );
}
