import { app, BrowserWindow, dialog, ipcMain, Menu, MessageChannelMain, protocol, session, shell } from 'electron';
import { servePort } from '../../api/transport/portServer.ts';
import { composeApp } from '../compose.ts';
import { builtPageFolder } from '../web/builtPage.ts';
import { CONNECT_CHANNEL } from './channels.ts';
import { confineContents, confineSession } from './confine.ts';
import { connect } from './connect.ts';
import { menuTemplate } from './menu.ts';
import { answerPageRequest, PAGE_SCHEME } from './pageScheme.ts';
import { openWindow } from './window.ts';

// One process works on the history and the backups; a second start shows the window of the first.
if (app.requestSingleInstanceLock()) start();
else app.quit();

function start(): void {
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([PAGE_SCHEME]);
  app.on('web-contents-created', (_, contents) => confineContents(contents));
  app.on('window-all-closed', () => app.quit());
  app.on('second-instance', () => showWindow(BrowserWindow.getAllWindows()[0]));
  void app.whenReady().then(open).catch(stop);
}

function open(): void {
  const composed = composeApp({ host: 'electron', pickFolder, openFolder });
  const { context, router } = composed;
  const developer = !app.isPackaged;
  app.on('will-quit', () => composed.close());
  confineSession(session.defaultSession);
  protocol.handle(PAGE_SCHEME.scheme, (request) => answerPageRequest(builtPageFolder(), request));
  const openDataFolder = (): void => void openFolder(context.dataFolder.root);
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ developer, openDataFolder })));
  ipcMain.on(CONNECT_CHANNEL, ({ senderFrame }) => {
    connect(
      senderFrame,
      () => new MessageChannelMain(),
      (carrier) => servePort({ carrier, router, context }),
    );
  });
  openWindow({ dataFolder: context.dataFolder.root, developer });
}

function showWindow(window: BrowserWindow | undefined): void {
  if (window?.isMinimized() === true) window.restore();
  window?.focus();
}

async function pickFolder(): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog({
    title: 'Open a Windows volume',
    buttonLabel: 'Open',
    properties: ['openDirectory', 'dontAddToRecent'],
  });
  return filePaths[0] ?? null;
}

/** Electron answers with the reason as text, empty when it worked. */
async function openFolder(path: string): Promise<boolean> {
  return (await shell.openPath(path)) === '';
}

/** A start that failed is told in a box, since there is no window yet and maybe no terminal. */
function stop(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  dialog.showErrorBox('ImagePrep Workbench could not start', reason);
  app.exit(70);
}
