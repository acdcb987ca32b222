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
