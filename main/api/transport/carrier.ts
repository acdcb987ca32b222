/**
 * A two-way channel that copies structured values: a MessagePort of any kind. Messages sent after either side closed
 * are lost silently; `onClose` fires once, whichever side closed.
 */
export interface Carrier {
  /** Throws a DataCloneError for a value that cannot be copied. */
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

/** The part of Node's MessagePort (and of any emitter that hands over the bare value) that a carrier needs. */
export interface NodePortLike {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  close(): void;
}

/** Node's MessagePort as a carrier. */
export function nodePortCarrier(port: NodePortLike): Carrier {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', listener),
    onClose: (listener) => void port.on('close', listener),
    close: () => port.close(),
  };
}
