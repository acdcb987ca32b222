import { createTRPCClient } from '@trpc/client';
import { initTRPC } from '@trpc/server';
import { describe, expect, test } from 'vitest';
import { portLink, type Port, type PortReply, type PortRequest } from '../../renderer/portLink.ts';

const t = initTRPC.create();
const router = t.router({
  word: t.procedure.query(() => 'unused'),
  steps: t.procedure.subscription(async function* () {
    yield 0;
  }),
});

/** The far end of a channel: it records what arrives and answers by hand. */
function channel() {
  const sent: PortRequest[] = [];
  const { port1, port2 } = new MessageChannel();
  port2.addEventListener('message', (event) => sent.push(event.data as PortRequest));
  port2.start();
  const client = createTRPCClient<typeof router>({ links: [portLink(Promise.resolve(port1 as unknown as Port))] });
  const reply = (message: PortReply): void => port2.postMessage(message);
  const arrived = async (count: number): Promise<void> => {
    while (sent.length < count) await new Promise((resolve) => setTimeout(resolve, 1));
  };
  return { client, sent, reply, arrived, close: () => port1.close() };
}

describe('the link over a port', () => {
  test('a query posts a call and takes its data', async () => {
    const { client, sent, reply, arrived, close } = channel();
    const answer = client.word.query();
    await arrived(1);
    expect(sent).toEqual([{ id: 1, kind: 'call', type: 'query', path: 'word', input: undefined }]);
    reply({ id: 1, kind: 'data', data: 'hive' });
    reply({ id: 1, kind: 'done' });
    expect(await answer).toBe('hive');
    close();
  });

  test('an error arrives with its code and data', async () => {
    const { client, reply, arrived, close } = channel();
    const answer = client.word.query().catch((error: unknown) => error);
    await arrived(1);
    reply({ id: 1, kind: 'error', error: { message: 'refused', code: -32603, data: { problem: 'p' } } });
    expect(await answer).toMatchObject({ message: 'refused', data: { problem: 'p' } });
    close();
  });

  test('a subscription gives every event until it is done', async () => {
    const { client, reply, arrived, close } = channel();
    const events: unknown[] = [];
    const over = new Promise<void>((resolve) => {
      client.steps.subscribe(undefined, { onData: (event) => events.push(event), onComplete: resolve });
    });
    await arrived(1);
    for (const data of [1, 2, 3]) reply({ id: 1, kind: 'data', data });
    reply({ id: 1, kind: 'done' });
    await over;
    expect(events).toEqual([1, 2, 3]);
    close();
  });

  test('ending a subscription early cancels it, ending it late does not', async () => {
    const { client, sent, reply, arrived, close } = channel();
    const early = client.steps.subscribe(undefined, { onData: () => undefined });
    await arrived(1);
    early.unsubscribe();
    await arrived(2);
    expect(sent[1]).toEqual({ id: 1, kind: 'cancel' });
    const over = Promise.withResolvers<void>();
    const late = client.steps.subscribe(undefined, { onComplete: over.resolve });
    await arrived(3);
    reply({ id: 2, kind: 'done' });
    await over.promise;
    late.unsubscribe();
    const next = client.word.query();
    await arrived(4);
    expect(sent[3]).toMatchObject({ id: 3, kind: 'call' });
    reply({ id: 3, kind: 'data', data: 'x' });
    await next;
    close();
  });
});
