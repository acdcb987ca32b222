import { ipcRenderer } from 'electron';
import { CONNECT_CHANNEL, PORT_CHANNEL } from './channels.ts';

/** The page's window, as far as this script needs it; the rest of this project is not compiled for a browser. */
declare const window: {
  addEventListener(type: 'load', listener: () => void): void;
  postMessage(message: string, targetOrigin: string, transfer: readonly unknown[]): void;
};

// The port goes to this very page, whose address the main process checked before it made the port.
ipcRenderer.on(PORT_CHANNEL, (event) => window.postMessage(PORT_CHANNEL, '*', event.ports));

// Only once the page's scripts have run does anybody listen for the port.
window.addEventListener('load', () => ipcRenderer.send(CONNECT_CHANNEL));
