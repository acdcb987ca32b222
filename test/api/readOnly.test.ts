import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fingerprintOf, lastOf, openEngine, type Engine } from '../support/engine.ts';

let engine: Engine;
beforeAll(() => {
  engine = openEngine();
});
afterAll(() => engine.close());

describe('what only reads', () => {
  test.each(['healthy', 'extra-accounts', 'failed-copyprofile'])(
    'changes no byte, name or time of %s',
    async (name) => {
      const { caller } = engine;
      const volume = await engine.sample(name);
      const before = fingerprintOf(volume);
      await caller.volume.report({ volume });
      await caller.accounts.list({ volume });
      await lastOf(caller.checks.run({ volume }));
      await lastOf(caller.checks.run({ volume, policy: 'marketplace' }));
      if (name !== 'failed-copyprofile') await lastOf(caller.simulation.run({ volume }));
      await lastOf(caller.diagnosis.run({ volume }));
      expect(Object.keys(before).length).toBeGreaterThan(10);
      expect(fingerprintOf(volume)).toEqual(before);
    },
  );
});
