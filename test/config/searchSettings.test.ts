import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pickerValues } from '../../main/config/answer/fieldValues.ts';
import { searchSettings } from '../../main/config/answer/searchSettings.ts';
import { settingField } from '../../main/config/answer/settingField.ts';
import { knownComponents, knownPaths, knownSetting } from '../../main/config/catalogue.ts';
import { formFor } from '../../main/config/forms.ts';
import { locales } from '../../main/config/locales.ts';
import { setSetting } from '../../main/config/settings/set.ts';
import { isTimeZone } from '../../main/config/timeZones.ts';
import { stock } from './samples.ts';

const SHELL = 'Microsoft-Windows-Shell-Setup';
const all = knownComponents().flatMap((component) => knownPaths(component).map((path) => ({ component, path })));

const firstOf = (query: string, count = 1) =>
  searchSettings(query, { limit: count }).matches.map(({ component, path }) => `${component}/${path}`);

describe('the search over the catalogue', () => {
  it.each<readonly [string, string]>([
    ['CopyProfile', `${SHELL}/CopyProfile`],
    ['copy prof', `${SHELL}/CopyProfile`],
    ['time zone', `${SHELL}/TimeZone`],
    ['OOBE/HideEULAPage', `${SHELL}/OOBE/HideEULAPage`],
    ['shell-setup computername', `${SHELL}/ComputerName`],
    ['network level authentication', 'Microsoft-Windows-TerminalServices-RDP-WinStationExtensions/UserAuthentication'],
    ['eula page', `${SHELL}/OOBE/HideEULAPage`],
  ])('finds by name, path, component and explanation: %s', (query, expected) => {
    expect(firstOf(query)).toEqual([expected]);
  });

  it('ranks names before paths before explanations, keeps to pass and component, and counts the rest', () => {
    const { matches, more, near } = searchSettings('password', { limit: 400 });
    const order = ['name', 'path', 'explanation'];
    const ranks = matches.map(({ found }) => order.indexOf(found));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect([more, near]).toEqual([0, false]);
    const few = searchSettings('password', { limit: 5, pass: 'oobeSystem', component: SHELL });
    expect(few.matches).toHaveLength(5);
    expect(few.matches.every((match) => match.passes.includes('oobeSystem') && match.component === SHELL)).toBe(true);
    expect(few.more).toBeGreaterThan(0);
    expect(searchSettings('', { limit: 10 })).toMatchObject({ more: all.length - 10, near: false });
  });

  it('gives names that look alike where nothing matches, and nothing for noise', () => {
    const alike = searchSettings('CopyProfil3', { limit: 10 });
    expect([alike.near, alike.matches.map(({ path }) => path)]).toEqual([true, ['CopyProfile']]);
    expect(searchSettings('qqqqzzzz', { limit: 10 })).toEqual({ matches: [], more: 0, near: true });
  });

  it('finds every setting by its whole path', () => {
    fc.assert(
      fc.property(fc.constantFrom(...all), ({ component, path }) => {
        const { matches } = searchSettings(path, { limit: 400, component });
        expect(matches.map((match) => match.path)).toContain(path);
      }),
    );
  });

  it('takes any query', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 50 }), (query, limit) => {
        expect(searchSettings(query, { limit }).matches.length).toBeLessThanOrEqual(limit);
      }),
    );
  });
});

describe('a setting as a field', () => {
  it('says what it does, in which pass, and what happens when it is absent', () => {
    const known = knownSetting(SHELL, 'CopyProfile');
    const field = known === null ? null : settingField(SHELL, known, 'specialize');
    expect(field).toEqual({
      setting: `specialize/${SHELL}/CopyProfile`,
      label: 'CopyProfile',
      help: `${known?.notes} Taken in the pass specialize: at the first start, as SYSTEM. Absent: false.`,
      input: 'choice',
      choices: ['true', 'false'],
      source: 'Microsoft, Unattended Windows Setup Reference, Windows 10 1809 (documented)',
    });
  });

  it('is there for every setting that has a value, can be set, and tells about its absence', () => {
    const stockFile = stock('sysprep2008.xml');
    let fields = 0;
    for (const { component, path } of all) {
      const known = knownSetting(component, path);
      const pass = known?.passes[0] ?? '';
      const field = known === null ? null : settingField(component, known, pass);
      if (field === null) continue;
      fields += 1;
      expect([path, field.help]).toEqual([path, expect.stringMatching(/Taken in the pass .+Absent: /s)]);
      expect([path, (field.input === 'choice') === field.choices.length > 0 || field.input === 'secret']).toEqual([
        path,
        true,
      ]);
      if (/\/(?:Key|Value)$/.test(path) || path.includes('RunSynchronous')) continue;
      expect([path, setSetting(stockFile, field.setting, field.choices[0] ?? '1').ok]).toEqual([path, true]);
    }
    expect(fields).toBeGreaterThan(500);
  });
});

describe('the values that fields pick from', () => {
  it('are ids that Windows takes, each once', () => {
    for (const picker of ['timeZone', 'language', 'locale', 'keyboard'] as const) {
      const values = pickerValues(picker).map(({ value }) => value);
      expect([picker, new Set(values).size]).toEqual([picker, values.length]);
    }
    expect(pickerValues('timeZone').every(({ value }) => isTimeZone(value))).toBe(true);
    expect(pickerValues('timeZone')[0]).toEqual({ value: 'Dateline Standard Time', label: 'UTC-12:00' });
    expect(pickerValues('keyboard')).toContainEqual({ value: '0407:00000407', label: 'German (Germany): German' });
    expect(pickerValues('keyboard')).toContainEqual({
      value: '040d:0002040d',
      label: 'Hebrew (Israel): layout 0002040d',
    });
    expect(pickerValues('language').map(({ value }) => value)).toHaveLength(locales().languages.length);
  });

  it('are named by the fields of the form', () => {
    const fields = formFor({ kind: 'answerFile' }).flatMap((section) => section.fields);
    const picked = fields.flatMap(({ setting, picker }) =>
      picker === undefined ? [] : [[setting.split('/').at(-1), picker]],
    );
    expect(picked).toEqual([
      ['TimeZone', 'timeZone'],
      ['InputLocale', 'keyboard'],
      ['SystemLocale', 'locale'],
      ['UILanguage', 'language'],
      ['UserLocale', 'locale'],
      ['TimeZone', 'timeZone'],
    ]);
  });
});
