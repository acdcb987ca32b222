import type { LogPhase } from '../logs/knownLogPaths.ts';
import type { LogIndex } from '../logs/logIndex.ts';
import { readWindow } from '../logs/narrowWindow.ts';

/** The part of a run by the folder whose setupact.log holds its course. Source: setup-logs.md, section 1. */
const COURSES: readonly (readonly [log: RegExp, phase: LogPhase])[] = [
  [/(?:^|\/)sysprep\/panther\/setupact\.log$/, 'generalize'],
  [/(?:^|\/)unattendgc\/setupact\.log$/, 'oobe'],
  [/(?:^|\/)panther\/setupact\.log$/, 'specialize'],
];

/** The part of a run of which a log holds the course; null for any other log, also for those of an upgrade. */
export function courseOf(file: string): LogPhase | null {
  const path = file.replaceAll('\\', '/').toLowerCase();
  if (path.includes('$windows.~bt/')) return null;
  return COURSES.find(([log]) => log.test(path))?.[1] ?? null;
}

/** Characters at a log's beginning that are looked at, and the share of control characters that no text has. */
const LOOKED_AT = 4096;
const GARBLED_SHARE = 0.02;

/** Whether what stands where a log should be is no text at all: overwritten, encrypted, full of zeros. */
export function isGarbled({ source, sniffed, format }: LogIndex): boolean {
  if (format.id !== 'text') return false;
  const { bytes } = readWindow(source, sniffed, 0, LOOKED_AT);
  return bytes.filter(isControl).length > bytes.length * GARBLED_SHARE;
}

/** Any character below the blank that is no tab, line end or form feed. */
function isControl(byte: number): boolean {
  return byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d;
}
