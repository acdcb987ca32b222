import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { knownComponents, knownPaths, knownSetting, loadCatalogue } from '../../main/config/catalogue.ts';
import { isTimeZone } from '../../main/config/timeZones.ts';

const data = JSON.parse(
  readFileSync(new URL('../../resources/settings/answer-file.json', import.meta.url), 'utf8'),
) as { readonly passOrder: readonly string[] };

const withSettings = (...settings: readonly object[]) => ({ ...data, components: [{ name: 'A', settings }] });
const setting = { path: 'B', passes: ['specialize'], type: 'string', notes: 'A setting.' };

describe('catalogue of answer file settings', () => {
  it('holds the 708 settings of the facts, and marks the further ones', () => {
    const all = knownComponents().flatMap((name) => knownPaths(name).map((path) => knownSetting(name, path)));
    const further = all.filter((known) => known?.unconfirmed === true);
    expect([all.length, further.length]).toEqual([715, 14]);
    expect(further.every((known) => (known?.source ?? '') !== '')).toBe(true);
    expect(knownSetting('Microsoft-Windows-Shell-Setup', 'ComputerName')).toMatchObject({
      maxLength: 15,
      lengthUnit: 'bytes',
      format: 'computerName',
    });
  });

  it('gives words to every setting that chooses among some', () => {
    const all = knownComponents().flatMap((name) => knownPaths(name).map((path) => knownSetting(name, path)));
    expect(all.filter((known) => known?.type === 'enum' && known.values === undefined)).toEqual([]);
  });

  it.each([
    ['a type that is none', withSettings({ ...setting, type: 'text' })],
    ['a pass that is none', withSettings({ ...setting, passes: ['oobe'] })],
    ['a field that is none', withSettings({ ...setting, maxlength: 3 })],
    ['a path twice', withSettings(setting, setting)],
    ['another order of passes', { ...data, passOrder: [...data.passOrder].reverse() }],
    ['another schema', { ...data, schema: 'imageprep/forms/1' }],
  ])('is refused with %s', (_, content) => expect(() => loadCatalogue(content)).toThrow());
});

describe('time zones', () => {
  it('are known by their ids, obsolete ones too', () => {
    const ids = ['UTC', 'W. Europe Standard Time', 'kamchatka standard time', 'Berlin'];
    expect(ids.map(isTimeZone)).toEqual([true, true, true, false]);
  });
});
