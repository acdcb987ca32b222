import type { TRPCErrorShape } from '@trpc/server';

export type CallType = 'query' | 'mutation' | 'subscription';

/** What a client posts: a call with its own number, or the end of one. */
export type CallFrame =
  | {
      readonly id: number;
      readonly kind: 'call';
      readonly type: CallType;
      readonly path: string;
      readonly input: unknown;
    }
  | { readonly id: number; readonly kind: 'cancel' };

/**
 * What comes back. A query or mutation that worked sends one `data`, then `done`; a subscription any number of `data`,
 * then `done`. `id` is null only for the error that answers a message without a usable number.
 */
export type ReplyFrame =
  | { readonly id: number; readonly kind: 'data'; readonly data: unknown }
  | { readonly id: number; readonly kind: 'done' }
  | { readonly id: number | null; readonly kind: 'error'; readonly error: TRPCErrorShape };

/** A message that is no frame: the number to answer to, where it had one, and what is wrong with it. */
export interface MalformedFrame {
  readonly kind: 'malformed';
  readonly id: number | null;
  readonly reason: string;
}

/** Longest procedure path, in UTF-16 units. */
const MAX_PATH_LENGTH = 200;
const CALL_TYPES: readonly unknown[] = ['query', 'mutation', 'subscription'] satisfies readonly CallType[];

/** Reads one message of the carrier; it never throws, whatever arrived. */
export function readCallFrame(message: unknown): CallFrame | MalformedFrame {
  if (typeof message !== 'object' || message === null) return malformed(null, 'the message is not an object');
  const fields = message as Readonly<Record<string, unknown>>;
  const id = fields['id'];
  if (!isNumber(id)) return malformed(null, '"id" is not a whole number');
  if (fields['kind'] === 'cancel') return { id, kind: 'cancel' };
  if (fields['kind'] !== 'call') return malformed(id, '"kind" is neither "call" nor "cancel"');
  const { type, path, input } = fields;
  if (!isCallType(type)) return malformed(id, '"type" is not query, mutation or subscription');
  if (typeof path !== 'string' || path === '' || path.length > MAX_PATH_LENGTH)
    return malformed(id, `"path" is not a text of 1 to ${MAX_PATH_LENGTH} characters`);
  return { id, kind: 'call', type, path, input };
}

function malformed(id: number | null, reason: string): MalformedFrame {
  return { kind: 'malformed', id, reason };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value);
}

function isCallType(value: unknown): value is CallType {
  return CALL_TYPES.includes(value);
}
