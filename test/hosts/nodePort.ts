import type { MessagePort } from 'node:worker_threads';
import type { Carrier } from '../../main/api/transport/carrier.ts';

/** Node's MessagePort as a carrier: the same frames as the window's port, without Electron. */
export function nodePortCarrier(port: MessagePort): Carrier {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', listener),
    onClose: (listener) => void port.on('close', listener),
    close: () => port.close(),
  };
}
