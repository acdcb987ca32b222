import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { anything, sample } from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ReplyFrame } from '../../../main/api/transport/frames.ts';
import { MAX_OPEN_CALLS, servePort } from '../../../main/api/transport/portServer.ts';
import { newWitness, testRouter, type Witness } from '../../hosts/testRouter.ts';
import { nodePortCarrier } from '../../hosts/nodePort.ts';

interface Line {
  readonly port: MessagePort;
  readonly replies: ReplyFrame[];
  readonly witness: Witness;
  readonly faults: string[];
}

const lines: Line[] = [];

function open(): Line {
  const { port1, port2 } = new MessageChannel();
  const line: Line = { port: port2, replies: [], witness: newWitness(), faults: [] };
  servePort({
    carrier: nodePortCarrier(port1),
    router: testRouter,
    context: line.witness,
    onFault: (error, path) => line.faults.push(`${path}: ${error.message}`),
  });
  port2.on('message', (reply: ReplyFrame) => line.replies.push(reply));
  lines.push(line);
  return line;
}

afterEach(() => {
  for (const line of lines.splice(0)) line.port.close();
});

const call = (id: number, path: string, input?: unknown) => ({ id, kind: 'call', type: 'query', path, input });

describe('servePort', () => {
  test('answers a query with data, then done', async () => {
    const { port, replies } = open();
    port.postMessage(call(7, 'greet', { name: 'Ada' }));
    await vi.waitFor(() => expect(replies).toHaveLength(2));
    expect(replies).toEqual([
      { id: 7, kind: 'data', data: { text: 'Hello Ada' } },
      { id: 7, kind: 'done' },
    ]);
  });

  test.each([
    ['text', 'call', null],
    ['no number', { kind: 'call', type: 'query', path: 'greet' }, null],
    ['a broken number', { id: 1.5, kind: 'cancel' }, null],
    ['an unknown kind', { id: 1, kind: 'shout' }, 1],
    ['an unknown type', { id: 2, kind: 'call', type: 'poke', path: 'greet' }, 2],
    ['no path', { id: 3, kind: 'call', type: 'query' }, 3],
    ['an endless path', { id: 4, kind: 'call', type: 'query', path: 'x'.repeat(201) }, 4],
  ])('answers %s with BAD_REQUEST and serves on', async (_, message, id) => {
    const { port, replies } = open();
    port.postMessage(message);
    port.postMessage(call(9, 'greet', { name: 'Ada' }));
    await vi.waitFor(() => expect(replies).toHaveLength(3));
    expect(replies[0]).toMatchObject({ id, kind: 'error', error: { data: { code: 'BAD_REQUEST', problem: null } } });
    expect(replies[2]).toEqual({ id: 9, kind: 'done' });
  });

  test('refuses a number that is still open, and leaves the open call alone', async () => {
    const { port, replies, witness } = open();
    port.postMessage({ id: 1, kind: 'call', type: 'subscription', path: 'count' });
    await vi.waitFor(() => expect(witness.steps).toBeGreaterThan(1));
    port.postMessage(call(1, 'greet', { name: 'Ada' }));
    await vi.waitFor(() => expect(replies.some((reply) => reply.kind === 'error')).toBe(true));
    expect(witness.stopped).toBe(false);
  });

  test('refuses the call above the limit of open calls', async () => {
    const { port, replies } = open();
    for (let id = 0; id <= MAX_OPEN_CALLS; id += 1)
      port.postMessage({ id, kind: 'call', type: 'subscription', path: 'count' });
    await vi.waitFor(() =>
      expect(replies.find((reply) => reply.kind === 'error')).toMatchObject({
        id: MAX_OPEN_CALLS,
        error: { data: { code: 'TOO_MANY_REQUESTS' } },
      }),
    );
  });

  test('a closed port stops the work', async () => {
    const { port, witness } = open();
    port.postMessage({ id: 1, kind: 'call', type: 'subscription', path: 'count' });
    await vi.waitFor(() => expect(witness.steps).toBeGreaterThan(1));
    port.close();
    await vi.waitFor(() => expect(witness.stopped).toBe(true));
  });

  test('a value that cannot travel is a fault that is told, not a silence', async () => {
    const { port, replies, faults } = open();
    port.postMessage(call(1, 'uncopyable'));
    await vi.waitFor(() => expect(replies).toHaveLength(1));
    expect(replies[0]).toMatchObject({ id: 1, kind: 'error', error: { data: { code: 'INTERNAL_SERVER_ERROR' } } });
    expect(faults).toEqual([expect.stringMatching(/^uncopyable: /)]);
  });

  test('survives any message', async () => {
    const { port, replies } = open();
    const messages = sample(anything({ maxDepth: 2, withBigInt: true, withDate: true }), 300);
    for (const message of messages) port.postMessage(message);
    port.postMessage(call(5, 'greet', { name: 'Ada' }));
    await vi.waitFor(() => expect(replies.at(-1)).toEqual({ id: 5, kind: 'done' }));
    expect(replies.filter((reply) => reply.kind === 'error')).toHaveLength(messages.length);
  });
});
