import { indexLog, type IndexOptions } from '../../main/logs/indexLog.ts';
import type { LogIndex } from '../../main/logs/logIndex.ts';
import type { LogSource } from '../../main/logs/narrowWindow.ts';

/** A log that lies in memory. Text is stored as UTF-8. */
export function memoryLog(path: string, content: string | Uint8Array): LogSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { path, size: bytes.length, readRange: (offset, length) => bytes.subarray(offset, offset + length) };
}

/** The index of a log in memory. */
export function indexed(path: string, content: string | Uint8Array, options: IndexOptions = {}): LogIndex {
  const work = indexLog(memoryLog(path, content), options);
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

/** A line of a Panther log with its columns; seconds count from 2025-01-02 03:00:00. */
export function pantherLine(seconds: number, level: string, message: string, component = ''): string {
  const clock = new Date(Date.UTC(2025, 0, 2, 3, 0, seconds)).toISOString().slice(0, 19).replace('T', ' ');
  return `${clock}, ${level.padEnd(22)}${component.padEnd(7)}${message}\r\n`;
}

/** Text as UTF-16. */
export function utf16(text: string, bigEndian = false, bom = true): Uint8Array {
  const units = bom ? `\uFEFF${text}` : text;
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < units.length; index++) view.setUint16(index * 2, units.charCodeAt(index), !bigEndian);
  return bytes;
}
