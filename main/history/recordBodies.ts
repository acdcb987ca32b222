import { failure, problem, success } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import { deflate, inflate } from '../platform/compress.ts';

/** A body above this is compressed. */
const COMPRESS_FROM_BYTES = 4096;

/** Bytes of JSON that one record may hold. */
export const MAX_BODY_BYTES = 64 * 1024 * 1024;

export interface StoredBody {
  readonly encoding: 'json' | 'zlib';
  readonly content: Uint8Array;
}

const encoder = new TextEncoder();

/** A body as it is stored, every text in it redacted first. Problem: `record-too-large` (output). */
export function packBody(body: unknown, redact: (text: string) => string): Outcome<StoredBody> {
  const json = redactedJson(body, redact);
  const content = encoder.encode(json);
  if (content.length > MAX_BODY_BYTES)
    return failure(
      problem(
        'output',
        'record-too-large',
        `The record has ${content.length} bytes; at most ${MAX_BODY_BYTES} are kept.`,
        {
          detail: 'The result itself is complete; only its record in the history is missing.',
          fix: 'Write the result to a file instead (-o FILE).',
        },
      ),
    );
  return success(
    content.length < COMPRESS_FROM_BYTES
      ? { encoding: 'json', content }
      : { encoding: 'zlib', content: deflate(content) },
  );
}

/** JSON text with every string value redacted; names of fields are the program's own and stay. */
export function redactedJson(body: unknown, redact: (text: string) => string): string {
  return JSON.stringify(body, (_, value: unknown) => (typeof value === 'string' ? redact(value) : value));
}

/** The body as it was given, redacted. Problem: `record-damaged` (input). */
export function unpackBody(id: string, stored: StoredBody): Outcome<unknown> {
  const bytes = stored.encoding === 'zlib' ? inflate(stored.content, MAX_BODY_BYTES) : stored.content;
  try {
    if (bytes !== null) return success(JSON.parse(new TextDecoder().decode(bytes)) as unknown);
  } catch {
    // Falls through to the one answer for damage of any kind.
  }
  return failure(
    problem('input', 'record-damaged', `The content of record ${id} is damaged.`, {
      detail: 'Its line in the list is whole; what it held cannot be shown.',
      fix: 'Repeat the check, run or diagnosis.',
    }),
  );
}
