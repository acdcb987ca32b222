import { constant, dictionary, oneof, property, assert as check, string, jsonValue } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { menuTemplate } from '../../../main/hosts/electron/menu.ts';
import { titleBarOverlay, windowOptions } from '../../../main/hosts/electron/windowOptions.ts';
import { readWindowState, writeWindowState } from '../../../main/hosts/electron/windowState.ts';

const SCREEN = { x: 0, y: 0, width: 1920, height: 1040 };
const DEFAULT = { bounds: { width: 1366, height: 860 }, maximized: false };

function isDefault(text: string | null): void {
  expect(readWindowState(text, [SCREEN])).toEqual(DEFAULT);
}

function nothing(): void {}

describe('windowOptions', () => {
  const base = { preload: '/app/out/preload/preload.cjs', bounds: { width: 1000, height: 700 }, dark: false };

  test('the page has no way to the machine', () => {
    expect(windowOptions({ ...base, developer: false }).webPreferences).toEqual({
      preload: base.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    });
  });

  test('the page draws the title bar in the colours of the theme', () => {
    const options = windowOptions({ ...base, dark: true, developer: true });
    expect(options).toMatchObject({ titleBarStyle: 'hidden', show: false, width: 1000, height: 700 });
    expect(options.titleBarOverlay).toEqual({ color: '#1a1a1a', symbolColor: '#ffffff', height: 48 });
    expect(options.backgroundColor).toBe(titleBarOverlay(true).color);
    expect(options.webPreferences?.devTools).toBe(true);
  });
});

describe('the window state', () => {
  test('comes back as it was written', () => {
    const state = { bounds: { x: 100, y: 50, width: 1200, height: 800 }, maximized: true };
    expect(readWindowState(writeWindowState(state), [SCREEN])).toEqual(state);
  });

  test.each([
    ['left of every screen', { x: -1150, y: 50, width: 1200, height: 800 }],
    ['under the screen', { x: 100, y: 1000, width: 1200, height: 800 }],
    ['above the screen', { x: 100, y: -20, width: 1200, height: 800 }],
  ])('a window %s opens at the default place', (_, bounds) => {
    expect(readWindowState(writeWindowState({ bounds, maximized: false }), [SCREEN])).toEqual(DEFAULT);
  });

  test('a second screen counts', () => {
    const bounds = { x: 2000, y: 50, width: 1200, height: 800 };
    const screens = [SCREEN, { ...SCREEN, x: 1920 }];
    expect(readWindowState(writeWindowState({ bounds, maximized: false }), screens).bounds).toEqual(bounds);
  });

  test('any text is either a state or the default', () => {
    const texts = oneof(
      string(),
      jsonValue().map((value) => JSON.stringify(value)),
      constant(null),
    );
    check(property(texts, (text) => isDefault(text)));
    const almost = dictionary(oneof(constant('bounds'), constant('maximized')), jsonValue());
    check(property(almost, (value) => isDefault(JSON.stringify(value))));
  });
});

function rolesOf(developer: boolean): readonly string[] {
  return JSON.stringify(menuTemplate({ developer, openDataFolder: nothing })).match(/"role":"\w+"/g) ?? [];
}

describe('menuTemplate', () => {
  test('the developer tools are for developers', () => {
    expect(rolesOf(true)).toContain('"role":"toggleDevTools"');
    expect(rolesOf(false)).not.toContain('"role":"toggleDevTools"');
    expect(rolesOf(false)).not.toContain('"role":"reload"');
  });

  test('the data folder opens from the file menu', () => {
    let opened = 0;
    const [file] = menuTemplate({ developer: false, openDataFolder: () => (opened += 1) });
    const entries = Array.isArray(file?.submenu) ? file.submenu : [];
    const entry = entries.find((each) => each.label === 'Open &Data Folder');
    expect(entry?.click).toBeTypeOf('function');
    Reflect.apply(entry?.click ?? nothing, entry, []);
    expect(opened).toBe(1);
  });
});
