import { type Diagnostic, diagnostic } from '../../../shared/model/diagnostic.ts';
import { type BaseBlock, readBaseBlock } from './baseBlock.ts';
import { type LogCode } from './damageCodes.ts';
import { SECTOR_BYTES, SIGNATURE } from './layout.ts';

/** What follows a hive's name in those of its transaction logs. */
export const LOG_SUFFIXES = ['.LOG1', '.LOG2', '.LOG'];

/** A transaction log beside a hive. */
export interface LogFile {
  readonly name: string;
  /** Null for a log that is there and could not be read: what the hive needs of it is not known. */
  readonly bytes: Uint8Array | null;
}

/** A log whose base block is sound. */
export interface SoundLog extends LogFile {
  readonly bytes: Uint8Array;
  readonly base: BaseBlock;
  readonly format: 'old' | 'new';
  /** File position of the dirty vector or the first entry. */
  readonly body: number;
}

/** What replaying came to: new bytes, or those given when nothing was applied. */
export interface Replay {
  readonly bytes: Uint8Array;
  /** Names of the logs applied, in order. */
  readonly applied: readonly string[];
  readonly warnings: readonly Diagnostic[];
  /** The log that may hold later changes and is not there; null when none is missing. */
  readonly missing: string | null;
}

/** Windows 8.1 and later keep two logs beside every hive, and write them in turn. */
const PAIR = ['LOG1', 'LOG2'] as const;

/** The one of the two logs of the new format that is not there, not even empty, while the other is; null otherwise. */
export function missingLog(logs: readonly LogFile[]): string | null {
  const missing = PAIR.filter((name) => !logs.some((log) => log.name.toUpperCase().endsWith(name)));
  return missing.length === 1 ? (missing[0] ?? null) : null;
}

/** A log as far as it can be used; a warning when it cannot; null for an empty file, which is usual. */
export function readLog(log: LogFile): SoundLog | Diagnostic | null {
  const { bytes } = log;
  if (bytes === null) return logWarning(log, 'hive-log-unreadable', 'is there and could not be read', 0);
  if (bytes.length === 0) return null;
  const base = readBaseBlock(bytes);
  if (base === null) return logWarning(log, 'hive-log-damaged', 'has no base block', 0);
  if (!base.checksumOk || base.primarySequence !== base.secondarySequence)
    return logWarning(log, 'hive-log-damaged', 'was not written completely: its base block is inconsistent', 0);
  const body = findBody(bytes, base);
  return body ?? logWarning(log, 'hive-log-damaged', 'holds neither a dirty vector nor log entries', SECTOR_BYTES);

  function findBody(content: Uint8Array, block: BaseBlock): SoundLog | null {
    const view = new DataView(content.buffer, content.byteOffset, content.length);
    for (const position of [SECTOR_BYTES, SECTOR_BYTES * Math.min(block.clusteringFactor, 128)]) {
      const signature = position + 4 <= content.length ? view.getUint32(position, true) : 0;
      if (signature === SIGNATURE.dirtyVector)
        return { ...log, bytes: content, base: block, format: 'old', body: position };
      if (signature === SIGNATURE.logEntry)
        return { ...log, bytes: content, base: block, format: 'new', body: position };
    }
    return null;
  }
}

/** A warning about a log; `what` continues the sentence "The log NAME". */
export function logWarning(log: LogFile, code: LogCode, what: string, offset: number): Diagnostic {
  return diagnostic(code, `The log ${log.name} ${what}.`, {
    severity: 'warning',
    detail: 'Replaying the transaction logs of a hive that was not written completely.',
    where: [{ file: log.name, offset }],
  });
}

/** A copy of a hive's bytes, grown with zeros to hold `size` bytes. */
export function grown(bytes: Uint8Array, size: number): Uint8Array {
  const copy = new Uint8Array(Math.max(size, bytes.length));
  copy.set(bytes);
  return copy;
}
