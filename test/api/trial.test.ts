import { afterAll, beforeAll, expect, test } from 'vitest';
import { fingerprintOf, lastOf, openEngine, type Engine } from '../support/engine.ts';

const BUNDLE = 'Program Files/Amazon/Ec2ConfigService/Settings/BundleConfig.xml';
const NO_PASSWORD = { file: BUNDLE, setting: 'Properties/SetPasswordAfterSysprep', value: 'No' };
const SPECIFIED = {
  file: 'Program Files/Amazon/Ec2ConfigService/sysprep2008.xml',
  setting: 'oobeSystem/Microsoft-Windows-Shell-Setup/UserAccounts/AdministratorPassword/Value',
  value: 'Heron5-Lake!',
};

let engine: Engine;
beforeAll(() => {
  engine = openEngine();
});
afterAll(() => engine.close());

const recorded = async () => (await engine.caller.history.list({ limit: 100 })).records.map(({ kind }) => kind);
const effects = async (input: Parameters<Engine['caller']['simulation']['effect']>[0]) =>
  Object.fromEntries(
    (await engine.caller.simulation.effect(input)).map(({ statement, before, after }) => [
      statement,
      `${before} -> ${after}`,
    ]),
  );

test('what a change does to the statements is told without writing or recording anything', async () => {
  const volume = await engine.sample('healthy');
  const [before, records] = [fingerprintOf(volume), await recorded()];
  expect(await effects({ volume, edits: [NO_PASSWORD] })).toEqual({
    'known-way-in': 'holds -> broken',
    'rdp-never-open-with-blank-password': 'holds -> holds',
    'copyprofile-can-succeed': 'holds -> holds',
    'rdp-reachable-again': 'holds -> holds',
  });
  expect([fingerprintOf(volume), await recorded()]).toEqual([before, records]);
});

test('a remedy is tried in memory: the key of the deleted user is gone for the run, and there on disk', async () => {
  const volume = await engine.sample('failed-copyprofile');
  const before = fingerprintOf(volume);
  const remedies = ['remove-stale-profile-keys'];
  expect(await effects({ volume, remedies })).toMatchObject({
    'copyprofile-can-succeed': 'broken -> holds',
    'known-way-in': 'broken -> holds',
  });
  expect(await effects({ volume, remedies, edits: [NO_PASSWORD] })).toMatchObject({
    'known-way-in': 'broken -> broken',
  });
  const { run } = await lastOf(engine.caller.simulation.run({ volume, remedies }));
  expect(run.final.canLogIn).toBe(true);
  expect(fingerprintOf(volume)).toEqual(before);
});

test('a remedy that is not offered is refused by its name', async () => {
  const volume = await engine.sample('healthy');
  await expect(engine.caller.simulation.effect({ volume, remedies: ['no-such-remedy'] })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    cause: { problem: { diagnostic: { code: 'unknown-proposal' } } },
  });
});

test('the difference hides a password unless it is asked for, and tells edits that the files hold already', async () => {
  const volume = await engine.sample('lock-out');
  const hidden = await engine.caller.config.preview({ volume, edits: [SPECIFIED] });
  const shown = await engine.caller.config.preview({ volume, edits: [SPECIFIED], showSecrets: true });
  expect(JSON.stringify(hidden)).not.toContain(SPECIFIED.value);
  expect(shown.proposal.changes[0]?.after).toContain(SPECIFIED.value);
  expect(hidden.unchanged).toBe(false);
  expect((await engine.caller.config.preview({ volume, edits: [NO_PASSWORD] })).unchanged).toBe(true);
});
