import type { Carrier } from '../../api/transport/carrier.ts';
import { PORT_CHANNEL } from './channels.ts';
import { isPageUrl } from './pageScheme.ts';

/** The part of Electron's MessagePortMain that the API needs. */
export interface MainPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** The frame that asks, as Electron names it; null once it has gone. */
export interface AskingFrame<TPort> {
  readonly url: string;
  /** The frame around it; null for the page itself. */
  readonly parent: unknown;
  postMessage(channel: string, message: unknown, transfer: TPort[]): void;
}

/**
 * Answers the page's wish for a connection: a new channel, one end served, the other handed over. Only our own page
 * in the top frame gets one; anybody else gets no answer, and false comes back.
 */
export function connect<TPort extends MainPort>(
  frame: AskingFrame<TPort> | null,
  newChannel: () => { readonly port1: TPort; readonly port2: TPort },
  serve: (carrier: Carrier) => void,
): boolean {
  if (frame === null || frame.parent !== null || !isPageUrl(frame.url)) return false;
  const { port1, port2 } = newChannel();
  serve(mainPortCarrier(port1));
  port1.start();
  frame.postMessage(PORT_CHANNEL, null, [port2]);
  return true;
}

/** Electron's port as a carrier. */
function mainPortCarrier(port: MainPort): Carrier {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', ({ data }) => listener(data)),
    onClose: (listener) => void port.on('close', listener),
    close: () => port.close(),
  };
}
