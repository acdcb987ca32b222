import type { HandlerDetails, WindowOpenHandlerResponse } from 'electron';
import { isPageUrl, PAGE_URL } from './pageScheme.ts';

interface Preventable {
  preventDefault(): void;
}

interface Navigation extends Preventable {
  readonly url: string;
}

/** The part of Electron's WebContents that is confined. */
export interface ConfinedContents {
  on(event: 'will-navigate', listener: (event: Navigation) => void): unknown;
  on(event: 'will-redirect', listener: (event: Navigation) => void): unknown;
  on(event: 'will-frame-navigate', listener: (event: Navigation) => void): unknown;
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown;
  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void;
}

function deny(event: Preventable): void {
  event.preventDefault();
}

/** Loading our own page again is no way out. */
function stay(event: Navigation): void {
  if (!isPageUrl(event.url)) event.preventDefault();
}

/** Keeps the window on our own page: it goes nowhere else, opens nothing, and embeds nothing. */
export function confineContents(contents: ConfinedContents): void {
  contents.on('will-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-attach-webview', deny);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** The part of Electron's Session that is confined. */
export interface ConfinedSession {
  setPermissionRequestHandler(
    handler: (contents: unknown, permission: string, callback: (granted: boolean) => void) => void,
  ): void;
  setPermissionCheckHandler(handler: (contents: unknown, permission: string) => boolean): void;
  setDevicePermissionHandler(handler: () => boolean): void;
  on(event: 'will-download', listener: (event: Preventable, item: { getURL(): string }) => void): unknown;
  readonly webRequest: {
    onBeforeRequest(
      listener: (details: { readonly url: string }, callback: (answer: { cancel?: boolean }) => void) => void,
    ): void;
  };
}

/** Copying text is all that the page may ask of the machine. */
const GRANTED: readonly string[] = ['clipboard-sanitized-write'];
/** Reports and scripts that the page made itself; saving asks for a place. */
const OWN_DOWNLOAD = `blob:${PAGE_URL}`;
/** The page works offline: its own files, what it made itself, and the developer tools' own pages. */
const OWN_REQUEST = /^(?:blob:|data:|devtools:)/;

/** Grants no permission but copying, saves only what the page made, and sends nothing over the network. */
export function confineSession(session: ConfinedSession): void {
  session.setPermissionRequestHandler((_, permission, callback) => callback(GRANTED.includes(permission)));
  session.setPermissionCheckHandler((_, permission) => GRANTED.includes(permission));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(OWN_DOWNLOAD)) event.preventDefault();
  });
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !isPageUrl(url) && !OWN_REQUEST.test(url) }),
  );
}
