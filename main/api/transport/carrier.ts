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
