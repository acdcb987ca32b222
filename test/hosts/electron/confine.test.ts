import { EventEmitter } from 'node:events';
import type { HandlerDetails, WindowOpenHandlerResponse } from 'electron';
import { describe, expect, test } from 'vitest';
import {
  confineContents,
  confineSession,
  type ConfinedContents,
  type ConfinedSession,
} from '../../../main/hosts/electron/confine.ts';

/** Stands in for Electron's WebContents: real events, and the handler kept for asking. */
class Contents extends EventEmitter {
  open: ((details: HandlerDetails) => WindowOpenHandlerResponse) | null = null;

  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void {
    this.open = handler;
  }

  /** Whether an event of this name was denied. */
  denies(name: string, url: string): boolean {
    let denied = false;
    this.emit(name, { url, preventDefault: () => (denied = true) });
    return denied;
  }
}

type RequestListener = Parameters<ConfinedSession['webRequest']['onBeforeRequest']>[0];

/** Stands in for Electron's Session in the same way. */
class Session extends EventEmitter {
  readonly granted = new Map<string, boolean>();
  check: ((contents: unknown, permission: string) => boolean) | null = null;
  request: Parameters<ConfinedSession['setPermissionRequestHandler']>[0] | null = null;
  device: (() => boolean) | null = null;
  before: RequestListener | null = null;
  readonly webRequest = { onBeforeRequest: (listener: RequestListener) => void (this.before = listener) };

  setPermissionRequestHandler(handler: Parameters<ConfinedSession['setPermissionRequestHandler']>[0]): void {
    this.request = handler;
  }

  setPermissionCheckHandler(handler: (contents: unknown, permission: string) => boolean): void {
    this.check = handler;
  }

  setDevicePermissionHandler(handler: () => boolean): void {
    this.device = handler;
  }

  grants(permission: string): readonly (boolean | undefined)[] {
    this.request?.(null, permission, (granted) => this.granted.set(permission, granted));
    return [this.granted.get(permission), this.check?.(null, permission)];
  }

  cancels(url: string): boolean | undefined {
    let cancelled: boolean | undefined;
    this.before?.({ url }, ({ cancel }) => (cancelled = cancel));
    return cancelled;
  }
}

function confinedContents(): Contents {
  const contents = new Contents();
  confineContents(contents satisfies ConfinedContents);
  return contents;
}

function confinedSession(): Session {
  const session = new Session();
  confineSession(session satisfies ConfinedSession);
  return session;
}

describe('confineContents', () => {
  test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('%s leads nowhere but to our page', (name) => {
    const contents = confinedContents();
    for (const url of ['https://evil.example/', 'file:///C:/x.html', 'imageprep://other/', 'imageprep://app.evil/'])
      expect([url, contents.denies(name, url)]).toEqual([url, true]);
    expect(contents.denies(name, 'imageprep://app/')).toBe(false);
  });

  test('nothing is embedded and no window is opened', () => {
    const contents = confinedContents();
    expect(contents.denies('will-attach-webview', 'imageprep://app/')).toBe(true);
    expect(contents.open?.({ url: 'imageprep://app/' } as HandlerDetails)).toEqual({ action: 'deny' });
  });
});

describe('confineSession', () => {
  test('the page may copy text and nothing else', () => {
    const session = confinedSession();
    expect(session.grants('clipboard-sanitized-write')).toEqual([true, true]);
    for (const permission of ['clipboard-read', 'media', 'notifications', 'fileSystem', 'openExternal', 'unknown'])
      expect([permission, ...session.grants(permission)]).toEqual([permission, false, false]);
    expect(session.device?.()).toBe(false);
  });

  test('only what the page made itself is saved', () => {
    const session = confinedSession();
    const denied = (url: string): boolean => {
      let prevented = false;
      session.emit('will-download', { preventDefault: () => (prevented = true) }, { getURL: () => url });
      return prevented;
    };
    expect(denied('blob:imageprep://app/6f1c')).toBe(false);
    for (const url of ['blob:https://evil.example/6f1c', 'https://evil.example/x.exe', 'imageprep://app/icon.svg'])
      expect([url, denied(url)]).toEqual([url, true]);
  });

  test('nothing goes over the network', () => {
    const session = confinedSession();
    for (const url of ['http://127.0.0.1:9/', 'https://evil.example/', 'ws://evil.example/', 'file:///etc/passwd'])
      expect([url, session.cancels(url)]).toEqual([url, true]);
    for (const url of [
      'imageprep://app/assets/x.js',
      'blob:imageprep://app/1',
      'data:image/png;base64,',
      'devtools://x',
    ])
      expect([url, session.cancels(url)]).toEqual([url, false]);
  });
});
