import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixedClock } from '../../main/platform/clock.ts';
import { openSettings } from '../../main/platform/settingsStore.ts';
import { temporaryFolder } from '../support/corpus.ts';

const clock = fixedClock(1_700_000_000_000);

describe('settings', () => {
  test('start with the defaults and survive closing', () => {
    const folder = temporaryFolder();
    const first = openSettings(folder, clock);
    expect([first.load(), first.warnings]).toEqual([{ theme: 'system', readOnly: false }, []]);
    expect(first.change({ theme: 'dark', readOnly: true }).ok).toBe(true);
    expect(first.load()).toEqual({ theme: 'dark', readOnly: true });
    expect(openSettings(folder, clock).load()).toEqual({ theme: 'dark', readOnly: true });
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  test.each(['{"theme":', '{"theme":"pink"}', '[]', ''])('a damaged file (%s) is set aside and reported', (content) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'settings.json'), content);
    const opened = openSettings(folder, clock);
    expect([opened.load().theme, opened.warnings.map((each) => each.code)]).toEqual(['system', ['settings-damaged']]);
    expect(readFileSync(join(folder, 'settings.damaged-1700000000000.json'), 'utf8')).toBe(content);
  });

  test('a failed save is a value and the old settings hold', () => {
    const folder = temporaryFolder();
    const store = openSettings(folder, clock);
    mkdirSync(join(folder, 'settings.json'));
    const saved = store.change({ theme: 'dark', readOnly: false });
    expect(saved.ok ? 'saved' : saved.problem.diagnostic.code).toBe('settings-not-saved');
    expect([store.load().theme, readdirSync(folder)]).toEqual(['system', ['settings.json']]);
  });
});
