import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { expect, test, vi } from 'vitest';
import type { Carrier } from '../../../main/api/transport/carrier.ts';
import { servePort } from '../../../main/api/transport/portServer.ts';
import { connect, type AskingFrame, type MainPort } from '../../../main/hosts/electron/connect.ts';
import { newWitness, testRouter, type Witness } from '../testRouter.ts';

/** Electron's MessagePortMain over a real port of Node: events carry `data`, and nothing flows before `start`. */
class MainSidePort extends EventEmitter implements MainPort {
  readonly port: MessagePort;

  constructor(port: MessagePort) {
    super();
    this.port = port;
  }

  postMessage(message: unknown): void {
    const { port } = this;
    port.postMessage(message);
  }

  start(): void {
    this.port.on('message', (data: unknown) => this.emit('message', { data }));
    this.port.on('close', () => this.emit('close'));
  }

  close(): void {
    this.port.close();
  }
}

function newChannel(): { readonly port1: MainSidePort; readonly port2: MainSidePort } {
  const { port1, port2 } = new MessageChannel();
  return { port1: new MainSidePort(port1), port2: new MainSidePort(port2) };
}

interface Page {
  readonly frame: AskingFrame<MainSidePort>;
  readonly given: { readonly channel: string; readonly ports: readonly MainSidePort[] }[];
}

function page(url: string, parent: unknown = null): Page {
  const given: { readonly channel: string; readonly ports: readonly MainSidePort[] }[] = [];
  return { given, frame: { url, parent, postMessage: (channel, _, ports) => void given.push({ channel, ports }) } };
}

const serveWith =
  (context: Witness) =>
  (carrier: Carrier): void =>
    servePort({ carrier, router: testRouter, context });

test('our page gets a port that answers, and closing it stops its work', async () => {
  const { frame, given } = page('imageprep://app/#/checklist');
  const witness = newWitness();
  expect(connect(frame, newChannel, serveWith(witness))).toBe(true);
  expect(given.map((each) => each.channel)).toEqual(['imageprep-port']);
  const port = given[0]?.ports[0]?.port;
  const replies: unknown[] = [];
  port?.on('message', (reply: unknown) => replies.push(reply));
  port?.postMessage({ id: 1, kind: 'call', type: 'query', path: 'greet', input: { name: 'Ada' } });
  port?.postMessage({ id: 2, kind: 'call', type: 'subscription', path: 'count' });
  await vi.waitFor(() => expect(replies).toContainEqual({ id: 1, kind: 'data', data: { text: 'Hello Ada' } }));
  await vi.waitFor(() => expect(witness.steps).toBeGreaterThan(1));
  port?.close();
  await vi.waitFor(() => expect(witness.stopped).toBe(true));
});

test.each([
  ['another page', page('https://evil.example/').frame],
  ['a page whose name begins alike', page('imageprep://app.evil/').frame],
  ['a frame inside our page', page('imageprep://app/', {}).frame],
  ['a frame that has gone', null],
])('%s gets nothing', (_, frame) => {
  const serve = vi.fn<(carrier: Carrier) => void>();
  expect(connect(frame, newChannel, serve)).toBe(false);
  expect(serve).not.toHaveBeenCalled();
});
