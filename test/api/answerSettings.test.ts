import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fieldPickers } from '../../main/api/fieldPickers.ts';
import { path } from '../../main/sample/hiveSpecs.ts';
import { hiveWith, sampleFiles, subjectOf } from '../support/worlds.ts';
import { openEngine, type Engine } from '../support/engine.ts';

let engine: Engine;
beforeAll(() => {
  engine = openEngine();
});
afterAll(() => engine.close());

describe('the catalogue through the API', () => {
  test('is searched, bounded, and refuses a pass that is none', async () => {
    const { matches, more } = await engine.caller.config.searchSettings({ query: 'locale', limit: 3 });
    expect([matches.length, more > 0]).toEqual([3, true]);
    await expect(engine.caller.config.searchSettings({ query: 'x', pass: 'oobe' })).rejects.toThrow('no pass');
    await expect(engine.caller.config.searchSettings({ query: 'x', limit: 100_000 })).rejects.toThrow();
  });

  test('offers the time zones of the volume where it has a list, with those that no other has', async () => {
    const zones = path(String.raw`Microsoft\Windows NT\CurrentVersion\Time Zones`, [
      path('UTC', []),
      path('Moon Standard Time', []),
    ]);
    const own = fieldPickers(subjectOf(hiveWith('healthy', 'SOFTWARE', zones))).timeZone;
    expect(own).toEqual([
      { value: 'UTC', label: 'UTC+00:00' },
      { value: 'Moon Standard Time', label: 'in the list of this Windows' },
    ]);
    expect(fieldPickers(subjectOf(sampleFiles('healthy'))).timeZone).toEqual(fieldPickers(null).timeZone);
    const { keyboard } = await engine.caller.config.pickers({});
    expect(keyboard.length).toBeGreaterThan(200);
  });
});

const ANSWER = 'Program Files/Amazon/Ec2ConfigService/sysprep2008.xml';

describe('presets through the API', () => {
  test('give edits that preview and save take, with what they change by meaning', async () => {
    const volume = await engine.sample('healthy');
    const { presets } = await engine.caller.config.presets();
    expect(presets.map(({ id }) => id)).toEqual(['ec2config', 'minimal', 'keep-profile', 'no-profile', 'hardened']);
    const preview = await engine.caller.config.applyPreset({ volume, file: ANSWER, preset: 'no-profile' });
    const setting = 'specialize/Microsoft-Windows-Shell-Setup/CopyProfile';
    expect(preview).toMatchObject({
      edits: [{ file: ANSWER, setting, value: 'false' }],
      differences: [{ setting, before: 'true', after: 'false' }],
      introduced: [],
    });
    const { fingerprint } = await engine.caller.config.read({ volume, file: ANSWER });
    const edits = [...preview.edits];
    await engine.caller.config.save({ volume, edits, fingerprints: { [ANSWER]: fingerprint } });
    const again = await engine.caller.config.applyPreset({ volume, file: ANSWER, preset: 'no-profile' });
    expect([again.edits, again.differences]).toEqual([[], []]);
  });

  test('make a new file for the architecture of the volume', async () => {
    const volume = await engine.sample('healthy');
    const made = await engine.caller.config.newAnswerFile({ volume, preset: 'minimal' });
    expect([made.architecture, made.text.includes('processorArchitecture="amd64"')]).toEqual(['amd64', true]);
    const other = await engine.caller.config.newAnswerFile({ preset: 'minimal', architecture: 'x86' });
    expect(other.text).toContain('processorArchitecture="x86"');
  });

  test('lists are changed and compared on a volume', async () => {
    const volume = await engine.sample('healthy');
    const setting = 'specialize/Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand';
    const edits = [{ file: ANSWER, setting: `${setting}[1]`, value: null, list: { kind: 'move', to: 2 } as const }];
    const preview = await engine.caller.config.preview({ volume, edits });
    expect(preview.unchanged).toBe(false);
    const { fingerprint, answer } = await engine.caller.config.read({ volume, file: ANSWER });
    expect(answer.lists[0]?.items.map(({ position }) => position)).toEqual([1, 2, 3]);
    await engine.caller.config.save({ volume, edits, fingerprints: { [ANSWER]: fingerprint } });
    const { changes, complete } = await engine.caller.config.compare({ volume, before: ANSWER, after: ANSWER });
    expect([changes, complete]).toEqual([[], true]);
    const { places } = await engine.caller.config.answerFiles({ volume });
    expect(places.find(({ rank }) => rank === 3)?.file).toBe(ANSWER);
  });
});
