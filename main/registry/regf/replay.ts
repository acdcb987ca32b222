import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import { type BaseBlock, sealBaseBlock } from './baseBlock.ts';
import { BASE, BASE_BLOCK_BYTES, BIN, FILE_TYPE, SECTOR_BYTES } from './layout.ts';
import { grown, type LogFile, logWarning, readLog, type Replay, type SoundLog } from './logFile.ts';
import { type LogChain, type LoggedPage, type LogEntry, readChain } from './newLog.ts';
import { countDirtySectors, readDirtyPages } from './oldLog.ts';

export type { LogFile } from './logFile.ts';

const NO_FIRST_ENTRY = 'has no sound first entry';
const NO_CHAIN: LogChain = { entries: [], broken: null };

/**
 * Brings a dirty hive up to date from its logs, in a copy. Logs of the new format are chained by their sequence
 * numbers, whichever file begins, up to the first that is damaged or does not follow; of the old format the first that
 * belongs to the hive is used.
 */
export function replayLogs(bytes: Uint8Array, base: BaseBlock, logs: readonly LogFile[]): Replay {
  const read = logs.map((log) => readLog(log)).filter((log) => log !== null);
  const warnings = read.filter((log): log is Diagnostic => 'code' in log);
  const sound = read.filter((log): log is SoundLog => 'format' in log);
  const fresh = sound.filter((log) => log.format === 'new');
  const replay = fresh.length > 0 ? replayNew(bytes, base, fresh) : replayOld(bytes, base, sound);
  return { ...replay, warnings: [...warnings, ...replay.warnings] };
}

function replayNew(bytes: Uint8Array, base: BaseBlock, logs: readonly SoundLog[]): Replay {
  const since = base.checksumOk ? base.secondarySequence : (logs[0]?.base.primarySequence ?? 0);
  const ordered = logs.toSorted((a, b) => ahead(a.base.primarySequence, since) - ahead(b.base.primarySequence, since));
  // With a wrong base block the hive's own number means nothing: only the latest log can be trusted to fit.
  const usable = base.checksumOk ? ordered : ordered.slice(-1);
  const warnings: Diagnostic[] = [];
  const applied: string[] = [];
  let result = bytes;
  let next = base.checksumOk ? base.secondarySequence : 0;
  for (const log of usable) {
    const first = log.base.primarySequence;
    // The hive holds the changes of an older log already.
    if (ahead(first, next) < 0) continue;
    const gap = applied.length > 0 && first !== next;
    const { entries: chain, broken } = gap ? NO_CHAIN : readChain(log);
    if (chain.length === 0) {
      // Later changes must not be laid over a hive that lacks earlier ones.
      warnings.push(gap ? logAfterGap(log, next) : logWarning(log, 'hive-log-damaged', NO_FIRST_ENTRY, log.body));
      break;
    }
    result = applyChain(result, base, log, chain);
    next = (first + chain.length) >>> 0;
    applied.push(log.name);
    if (broken === null) continue;
    warnings.push(brokenEntry(log, broken));
    break;
  }
  return { bytes: result, applied, warnings };
}

/** How far a sequence number is behind another in time; the numbers wrap around, so that the nearer side counts. */
function ahead(sequence: number, of: number): number {
  return (sequence - of) | 0;
}

/** Whether the changes from there on were ever finished cannot be told, and later ones must not be laid over. */
function brokenEntry(log: SoundLog, { offset, sequence, why }: NonNullable<LogChain['broken']>): Diagnostic {
  const what = `cannot be replayed from change ${sequence} on: its entry ${why}`;
  return logWarning(log, 'hive-log-entry-damaged', what, offset);
}

function logAfterGap(log: SoundLog, next: number): Diagnostic {
  const what = `begins with change ${log.base.primarySequence}, and change ${next} is the next that the hive needs`;
  return logWarning(log, 'hive-log-gap', what, BASE.primarySequence);
}

/** Lays the entries of a log over a copy of the hive, which is as large as the largest of them says. */
function applyChain(hive: Uint8Array, base: BaseBlock, log: SoundLog, chain: readonly LogEntry[]): Uint8Array {
  const binsSize = chain.reduce((most, entry) => Math.max(most, entry.binsSize), 0);
  const bytes = grown(hive, BASE_BLOCK_BYTES + binsSize);
  if (!base.checksumOk) restoreBase(bytes, log);
  for (const entry of chain) {
    copyPages(bytes, log, entry.pages);
    sealBaseBlock(bytes, { sequence: entry.sequence, binsSize: entry.binsSize });
  }
  return bytes;
}

function replayOld(bytes: Uint8Array, base: BaseBlock, logs: readonly SoundLog[]): Replay {
  const written = base.checksumOk ? base.lastWritten : firstBinTimestamp(bytes);
  const named = logs.toSorted((a, b) => (a.name.toUpperCase() < b.name.toUpperCase() ? -1 : 1));
  const log = named.find((candidate) => candidate.base.lastWritten === written);
  if (log === undefined) return { bytes, applied: [], warnings: logs.map(notOfThisHive) };
  const pages = readDirtyPages(log);
  const missing = countDirtySectors(log) - pages.length;
  const warnings =
    missing === 0 ? [] : [logWarning(log, 'hive-log-short', `lacks ${missing} of its sectors`, log.bytes.length)];
  const end = Math.max(BASE_BLOCK_BYTES, ...pages.slice(-1).map((page) => page.target + page.length));
  const result = grown(bytes, end);
  if (!base.checksumOk) restoreBase(result, log);
  copyPages(result, log, pages);
  sealBaseBlock(result, { sequence: log.base.primarySequence, binsSize: log.base.binsSize });
  return { bytes: result, applied: [log.name], warnings };
}

function notOfThisHive(log: SoundLog): Diagnostic {
  const what = 'does not belong to the hive as it lies: the times of the last write differ';
  return logWarning(log, 'hive-log-foreign', what, BASE.lastWritten);
}

function firstBinTimestamp(bytes: Uint8Array): bigint {
  const position = BASE_BLOCK_BYTES + BIN.timestamp;
  if (position + 8 > bytes.length) return -1n;
  return new DataView(bytes.buffer, bytes.byteOffset + position, 8).getBigUint64(0, true);
}

/** Puts the log's copy of the base block back into the hive; it differs by its file type only. */
function restoreBase(hive: Uint8Array, log: SoundLog): void {
  hive.set(log.bytes.subarray(0, SECTOR_BYTES));
  new DataView(hive.buffer, hive.byteOffset, SECTOR_BYTES).setUint32(BASE.fileType, FILE_TYPE.hive, true);
}

function copyPages(hive: Uint8Array, log: SoundLog, pages: readonly LoggedPage[]): void {
  for (const page of pages) hive.set(log.bytes.subarray(page.source, page.source + page.length), page.target);
}
