import { callTRPCProcedure, getErrorShape, getTRPCErrorFromUnknown, isTrackedEnvelope, TRPCError } from '@trpc/server';
import type { AnyTRPCRouter, inferRouterContext } from '@trpc/server';
import type { Carrier } from './carrier.ts';
import { readCallFrame, type CallFrame, type CallType, type ReplyFrame } from './frames.ts';

/** Calls that one port may have open at once; the next is refused with TOO_MANY_REQUESTS. */
export const MAX_OPEN_CALLS = 256;

export interface PortServerOptions<TRouter extends AnyTRPCRouter> {
  readonly carrier: Carrier;
  readonly router: TRouter;
  readonly context: inferRouterContext<TRouter>;
  /** Told of faults of the program (INTERNAL_SERVER_ERROR), for the log. */
  readonly onFault?: (error: TRPCError, path: string) => void;
}

type Call = Extract<CallFrame, { kind: 'call' }>;

/**
 * Serves a router over one port until the port closes. Errors have the shape of the HTTP host, the router's own
 * formatter included. A `cancel` and the closing of the port abort the procedure's signal.
 */
export function servePort<TRouter extends AnyTRPCRouter>(options: PortServerOptions<TRouter>): void {
  const open = new Map<number, AbortController>();
  let closed = false;
  options.carrier.onMessage((message) => {
    const frame = readCallFrame(message);
    if (frame.kind === 'cancel') open.get(frame.id)?.abort();
    else if (frame.kind === 'malformed')
      reply({ id: frame.id, kind: 'error', error: shapeOf(options, refusal('BAD_REQUEST', frame.reason)) });
    else void answer(frame);
  });
  options.carrier.onClose(() => {
    closed = true;
    for (const call of open.values()) call.abort();
  });

  async function answer(call: Call): Promise<void> {
    const refused = refuse(call, open);
    if (refused !== null) return fail(call, refused);
    const abort = new AbortController();
    open.set(call.id, abort);
    try {
      for await (const data of results(options, call, abort.signal)) {
        if (abort.signal.aborted) break;
        reply({ id: call.id, kind: 'data', data });
      }
      open.delete(call.id);
      reply({ id: call.id, kind: 'done' });
    } catch (cause) {
      open.delete(call.id);
      fail(call, getTRPCErrorFromUnknown(cause));
    }
  }

  function fail(call: Call, error: TRPCError): void {
    if (error.code === 'INTERNAL_SERVER_ERROR') options.onFault?.(error, call.path);
    reply({ id: call.id, kind: 'error', error: shapeOf(options, error, call) });
  }

  function reply(frame: ReplyFrame): void {
    if (!closed) options.carrier.send(frame);
  }
}

/** Why a call is not even started; null where it may be. */
function refuse(call: Call, open: ReadonlyMap<number, unknown>): TRPCError | null {
  if (open.has(call.id)) return refusal('BAD_REQUEST', `call number ${call.id} is still open`);
  if (open.size < MAX_OPEN_CALLS) return null;
  return refusal('TOO_MANY_REQUESTS', `${MAX_OPEN_CALLS} calls are open on this port`);
}

function refusal(code: TRPCError['code'], reason: string): TRPCError {
  return new TRPCError({ code, message: `The API call was refused: ${reason}.` });
}

/** Whatever the procedure gives, one value at a time. A tracked event becomes `{id, data}`, as over HTTP. */
async function* results<TRouter extends AnyTRPCRouter>(
  { router, context }: PortServerOptions<TRouter>,
  call: Call,
  signal: AbortSignal,
): AsyncGenerator {
  const result: unknown = await callTRPCProcedure({
    router,
    path: call.path,
    type: call.type,
    getRawInput: () => Promise.resolve(call.input),
    ctx: context,
    signal,
    batchIndex: 0,
  });
  if (call.type !== 'subscription') yield result;
  else for await (const event of subscription(result, call.path)) yield envelope(event);
}

function subscription(result: unknown, path: string): AsyncIterable<unknown> {
  if (typeof result === 'object' && result !== null && Symbol.asyncIterator in result)
    return result as AsyncIterable<unknown>;
  throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: `Subscription ${path} gave no events.` });
}

function envelope(event: unknown): unknown {
  if (!isTrackedEnvelope<unknown>(event)) return event;
  const [id, data] = event;
  return { id, data };
}

function shapeOf<TRouter extends AnyTRPCRouter>(
  { router, context }: PortServerOptions<TRouter>,
  error: TRPCError,
  call?: Call,
): ReturnType<typeof getErrorShape> {
  return getErrorShape({
    config: router._def._config,
    error,
    type: call?.type ?? ('unknown' satisfies CallType | 'unknown'),
    path: call?.path,
    input: call?.input,
    ctx: context,
  });
}
