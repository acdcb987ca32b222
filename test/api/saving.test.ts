import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentsOf, fingerprintsOf, openEngine, type Engine } from '../support/engine.ts';

const BUNDLE = 'Program Files/Amazon/Ec2ConfigService/Settings/BundleConfig.xml';
const CONFIG = 'Program Files/Amazon/Ec2ConfigService/Settings/Config.xml';
const PASSWORD_OFF = { file: BUNDLE, setting: 'Properties/SetPasswordAfterSysprep', value: 'No' };
const STALE = '0'.repeat(64);

let engine: Engine;
beforeAll(() => {
  engine = openEngine();
});
afterAll(() => engine.close());

const refused = (code: string, problem: string) => ({ code, cause: { problem: { diagnostic: { code: problem } } } });

describe('the fingerprint of a file that is saved', () => {
  const spellings = [
    ['as the volume has it', BUNDLE],
    ['in another case', BUNDLE.toUpperCase()],
    ['as Windows writes it', `C:\\${BUNDLE.replaceAll('/', '\\')}`],
    ['with the drive and slashes', `c:/${BUNDLE}`],
  ] as const;

  test.each(spellings)('counts with the file %s', async (_, key) => {
    const volume = await engine.sample('healthy');
    const before = contentsOf(volume);
    const save = (fingerprint: string) =>
      engine.caller.config.save({ volume, edits: [PASSWORD_OFF], fingerprints: { [key]: fingerprint } });
    await expect(save(STALE)).rejects.toMatchObject(refused('CONFLICT', 'target-changed'));
    expect(contentsOf(volume)).toEqual(before);
    expect((await save(fingerprintsOf(volume, BUNDLE)[BUNDLE] ?? '')).files).toEqual([BUNDLE]);
  });

  test('may be missing for none of the files', async () => {
    const volume = await engine.sample('healthy');
    const before = contentsOf(volume);
    const edits = [PASSWORD_OFF, { file: CONFIG, setting: 'Plugins/Ec2SetPassword', value: 'Disabled' }];
    for (const fingerprints of [{}, fingerprintsOf(volume, BUNDLE), { ...fingerprintsOf(volume, BUNDLE), '..': STALE }])
      await expect(engine.caller.config.save({ volume, edits, fingerprints })).rejects.toMatchObject(
        refused('BAD_REQUEST', 'fingerprint-missing'),
      );
    expect(contentsOf(volume)).toEqual(before);
  });
});

describe('a save that changes no byte', () => {
  const AS_IT_IS = { file: CONFIG, setting: 'Plugins/Ec2SetPassword', value: 'Enabled' };

  test('is refused: no backup, no record', async () => {
    const volume = await engine.sample('healthy');
    const fingerprints = fingerprintsOf(volume, CONFIG);
    await expect(engine.caller.config.save({ volume, edits: [AS_IT_IS], fingerprints })).rejects.toMatchObject(
      refused('BAD_REQUEST', 'nothing-changes'),
    );
    expect((await engine.caller.history.list({ volume })).records).toEqual([]);
  });

  test('of one file leaves that file out', async () => {
    const volume = await engine.sample('healthy');
    const before = readFileSync(join(volume, CONFIG));
    const saved = await engine.caller.config.save({
      volume,
      edits: [PASSWORD_OFF, AS_IT_IS],
      fingerprints: fingerprintsOf(volume, BUNDLE, CONFIG),
    });
    expect([saved.files, saved.changes.map(({ file }) => file)]).toEqual([[BUNDLE], [BUNDLE]]);
    const backups = readdirSync(join(engine.app.context.dataFolder.backups, saved.editId));
    expect([backups, readFileSync(join(volume, CONFIG))]).toEqual([['0-BundleConfig.xml'], before]);
  });
});
