import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { composeApp, type ComposedApp } from '../../main/hosts/compose.ts';
import { temporaryFolder } from '../support/corpus.ts';
import { failureOf, follow, type ContractClient } from './contractClient.ts';
import { HOSTS, type ContractHost, type HostKind } from './startHosts.ts';

interface Report {
  readonly recordId: string;
  readonly kind: string;
}

function runOf(events: readonly unknown[]): unknown {
  return (events.at(-1) as { readonly run: unknown }).run;
}

/** The real engine behind a host: one procedure of each kind, from a volume on the disk to the history. */
function appSuite(kind: HostKind): void {
  describe(kind.name, () => {
    let app: ComposedApp;
    let host: ContractHost;
    let client: ContractClient;
    let volume: string;

    beforeEach(async () => {
      const folder = temporaryFolder();
      app = composeApp({ host: 'cli', dataFolder: join(folder, 'data') });
      host = await kind.start(app.router, app.context);
      client = host.client;
      volume = join(folder, 'volume');
      await client.mutate('sample.create', { scenario: 'healthy', folder: volume });
    });

    afterEach(async () => {
      await host.close();
      app.close();
    });

    test('opens a volume, and remembers it', async () => {
      expect(await client.mutate('volume.open', { path: volume })).toMatchObject({
        root: volume,
        computerName: expect.any(String),
      });
      expect(await client.query('volume.recent')).toMatchObject([{ path: volume, exists: true }]);
    });

    test('a volume that is not there is a problem with its code', async () => {
      const error = await failureOf(client.query('volume.report', { volume: join(volume, 'absent') }));
      expect(error.data).toMatchObject({ problem: { diagnostic: { code: expect.stringMatching(/missing|not-/) } } });
      expect(error.message).toContain('absent');
    });

    test('input that is not in the schema is refused', async () => {
      const error = await failureOf(client.query('volume.report', { volume, password: 'x' }));
      expect(error.data).toMatchObject({ code: 'BAD_REQUEST', problem: null });
    });

    test('checks tell their progress, end with the report, and are recorded', async () => {
      const { events, end } = follow(client, 'checks.run', { volume });
      expect(await end).toBe('complete');
      const last = events.at(-1) as Report;
      expect(events.slice(0, -1)).toEqual(events.slice(0, -1).map(() => expect.objectContaining({ kind: 'progress' })));
      expect(events.length).toBeGreaterThan(5);
      expect(last.kind).toBe('done');
      expect(await client.query('history.list', {})).toMatchObject({ records: [{ id: last.recordId, kind: 'check' }] });
    });

    test('a simulated run gives the same over this host as in this process', async () => {
      const direct = HOSTS[0] as HostKind;
      const other = await direct.start(app.router, app.context);
      const [here, there] = [
        follow(client, 'simulation.run', { volume }),
        follow(other.client, 'simulation.run', { volume }),
      ];
      expect([await here.end, await there.end]).toEqual(['complete', 'complete']);
      expect(runOf(here.events)).toEqual(runOf(there.events));
    });
  });
}

for (const host of HOSTS) appSuite(host);
