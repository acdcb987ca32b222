import { afterEach, describe, expect, test, vi } from 'vitest';
import { failureOf, follow, type ContractClient } from './contractClient.ts';
import type { ContractHost, HostKind } from './startHosts.ts';
import { MISSING_VOLUME, newWitness, testRouter } from './testRouter.ts';

/** What every host owes the page: the same values, the same errors, progress, and work that stops when told. */
export function contractSuite(kind: HostKind): void {
  describe(kind.name, () => {
    let host: ContractHost | null = null;
    let witness = newWitness();
    const connect = async (): Promise<ContractClient> => {
      witness = newWitness();
      host = await kind.start(testRouter, witness);
      return host.client;
    };
    afterEach(async () => {
      await host?.close();
      host = null;
    });

    test('a query gives its value', async () => {
      const client = await connect();
      expect(await client.query('greet', { name: 'Ada' })).toEqual({ text: 'Hello Ada' });
    });

    test('a mutation changes the server once for each call', async () => {
      const client = await connect();
      expect(await client.mutate('nested.save', { text: 'a' })).toEqual({ count: 1 });
      expect(await client.mutate('nested.save', { text: 'b' })).toEqual({ count: 2 });
      expect(witness.saved).toEqual(['a', 'b']);
    });

    test('several calls at once are answered each with its own value', async () => {
      const client = await connect();
      const names = ['Ada', 'Grace', 'Linus'];
      const answers = await Promise.all(names.map((each) => client.query('greet', { name: each })));
      expect(answers).toEqual(names.map((each) => ({ text: `Hello ${each}` })));
    });

    test('input that breaks the schema is a BAD_REQUEST that names the field', async () => {
      const client = await connect();
      const error = await failureOf(client.query('greet', { name: 7 }));
      expect(error.data).toMatchObject({ code: 'BAD_REQUEST', path: 'greet', httpStatus: 400, problem: null });
      expect(JSON.parse(error.message)).toMatchObject([{ path: ['name'], expected: 'string' }]);
    });

    test('an unknown procedure is NOT_FOUND', async () => {
      const client = await connect();
      const error = await failureOf(client.query('no.such.thing'));
      expect(error.data).toMatchObject({ code: 'NOT_FOUND' });
    });

    test('an expected failure carries its problem', async () => {
      const client = await connect();
      const error = await failureOf(client.query('missingVolume'));
      expect(error).toMatchObject({
        message: MISSING_VOLUME.diagnostic.summary,
        data: { code: 'NOT_FOUND', problem: MISSING_VOLUME },
      });
      expect(error.data).not.toHaveProperty('stack');
    });

    test('a subscription brings every event in order, then ends', async () => {
      const client = await connect();
      const { events, end } = follow(client, 'progress', { steps: 3 });
      expect(await end).toBe('complete');
      expect(events).toEqual([
        { id: '1', data: { done: 1 } },
        { id: '2', data: { done: 2 } },
        { id: '3', data: { done: 3 } },
      ]);
    });

    test('a subscription that fails brings its problem after the events before it', async () => {
      const client = await connect();
      const { events, end } = follow(client, 'breaks', undefined);
      expect(await end).toMatchObject({ data: { code: 'NOT_FOUND', problem: MISSING_VOLUME } });
      expect(events).toEqual([{ done: 1 }]);
    });

    test('unsubscribing stops the work on the server', async () => {
      const client = await connect();
      const { events, stop } = follow(client, 'count', undefined);
      await vi.waitFor(() => expect(events.length).toBeGreaterThanOrEqual(5));
      stop();
      await vi.waitFor(() => expect(witness.stopped).toBe(true));
      const steps = witness.steps;
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(witness.steps).toBe(steps);
    });
  });
}
