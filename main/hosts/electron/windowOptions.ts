import type { BrowserWindowConstructorOptions, TitleBarOverlay } from 'electron';
import type { WindowBounds } from './windowState.ts';

/** Height of the page's own header, which is the title bar, in CSS pixels. */
const TITLE_BAR_HEIGHT = 48;
/** The header's colours (`--bg-app`, `--fg-1` of the page's tokens), which the caption buttons must match. */
const COLOURS = { light: { bar: '#f5f5f5', sign: '#242424' }, dark: { bar: '#1a1a1a', sign: '#ffffff' } } as const;

export interface WindowSurroundings {
  readonly preload: string;
  readonly bounds: WindowBounds;
  readonly dark: boolean;
  readonly developer: boolean;
}

/**
 * The options of the only window. The page is sandboxed, has no Node and no shared context with the preload script;
 * the window appears when there is something to see.
 */
export function windowOptions(surroundings: WindowSurroundings): BrowserWindowConstructorOptions {
  const { preload, bounds, dark, developer } = surroundings;
  return {
    ...bounds,
    minWidth: 800,
    minHeight: 560,
    show: false,
    title: 'ImagePrep Workbench',
    backgroundColor: COLOURS[dark ? 'dark' : 'light'].bar,
    titleBarStyle: 'hidden',
    titleBarOverlay: titleBarOverlay(dark),
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: developer,
    },
  };
}

/** Colours and height of the system's caption buttons, which lie over the page's header. */
export function titleBarOverlay(dark: boolean): TitleBarOverlay {
  const { bar, sign } = COLOURS[dark ? 'dark' : 'light'];
  return { color: bar, symbolColor: sign, height: TITLE_BAR_HEIGHT };
}
