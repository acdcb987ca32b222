import { BrowserWindow, dialog, nativeTheme, screen } from 'electron';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeAtomically } from '../../platform/atomicFile.ts';
import { builtPageFolder } from '../web/builtPage.ts';
import { PAGE_URL } from './pageScheme.ts';
import { titleBarOverlay, windowOptions } from './windowOptions.ts';
import { readWindowState, writeWindowState } from './windowState.ts';

export interface WindowSettings {
  /** Where the window's place is remembered. */
  readonly dataFolder: string;
  readonly developer: boolean;
}

/** Opens the window where it was last, and remembers its place when it closes. */
export function openWindow({ dataFolder, developer }: WindowSettings): void {
  const file = join(dataFolder, 'window.json');
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const { bounds, maximized } = readWindowState(readOrNull(file), screens);
  const preload = join(dirname(builtPageFolder()), 'preload', 'preload.cjs');
  const window = new BrowserWindow(
    windowOptions({ preload, bounds, dark: nativeTheme.shouldUseDarkColors, developer }),
  );
  window.once('ready-to-show', () => {
    if (maximized) window.maximize();
    window.show();
  });
  window.on('close', () => remember(window, file));
  window.webContents.on('render-process-gone', (_, { reason }) => void offerReload(window, reason));
  followTheme(window);
  void window.loadURL(PAGE_URL);
}

function followTheme(window: BrowserWindow): void {
  // macOS draws its own buttons and has no overlay to colour.
  if (process.platform === 'darwin') return;
  const update = (): void => window.setTitleBarOverlay(titleBarOverlay(nativeTheme.shouldUseDarkColors));
  nativeTheme.on('updated', update);
  window.on('closed', () => nativeTheme.off('updated', update));
}

function remember(window: BrowserWindow, file: string): void {
  const state = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
  try {
    writeAtomically(file, Buffer.from(writeWindowState(state)));
  } catch {
    // A place that cannot be written is not worth keeping the window open; it opens at its default next time.
  }
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

async function offerReload(window: BrowserWindow, reason: string): Promise<void> {
  if (reason === 'clean-exit') return;
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window stopped working.',
    detail: `Reason: ${reason}. Nothing on any volume is affected; unsaved edits of settings files are kept.`,
    buttons: ['Load again', 'Close'],
    cancelId: 1,
  });
  if (response === 0) window.reload();
  else window.destroy();
}
