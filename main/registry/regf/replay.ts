import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import { type BaseBlock, sealBaseBlock } from './baseBlock.ts';
import { BASE, BASE_BLOCK_BYTES, BIN, FILE_TYPE, SECTOR_BYTES } from './layout.ts';
import { grown, type LogFile, logWarning, missingLog, readLog, type Replay, type SoundLog } from './logFile.ts';
import { type LogChain, type LoggedPage, type LogEntry, readChain } from './newLog.ts';
import { countDirtySectors, readDirtyPages } from './oldLog.ts';
import { sequenceDistance } from './sequence.ts';

export type { LogFile } from './logFile.ts';

const NO_FIRST_ENTRY = 'has no sound first entry';

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
  const replay = fresh.length > 0 ? replayNew(bytes, base, fresh, missingLog(logs)) : replayOld(bytes, base, sound);
  return { ...replay, warnings: [...warnings, ...replay.warnings] };
}

/** A log of the new format with its entries that follow each other. */
interface ChainedLog extends LogChain {
  readonly log: SoundLog;
  /** The number of its first change, and the number that the change after its last one has. */
  readonly first: number;
  readonly next: number;
}

function replayNew(bytes: Uint8Array, base: BaseBlock, logs: readonly SoundLog[], missing: string | null): Replay {
  const chained = inOrder(base, logs.map(chainOf));
  const warnings: Diagnostic[] = [];
  const applied: string[] = [];
  let result = bytes;
  let needed = startOf(base, chained);
  for (const { log, entries, broken, first, next } of chained) {
    // What was replayed before holds the changes of this one already.
    if (sequenceDistance(needed, first) < 0) continue;
    const gap = first !== needed;
    if (gap || entries.length === 0) {
      // Later changes must not be laid over a hive that lacks earlier ones.
      warnings.push(
        gap ? logAfterGap(log, first, needed) : logWarning(log, 'hive-log-damaged', NO_FIRST_ENTRY, log.body),
      );
      break;
    }
    result = applyChain(result, base, log, entries);
    needed = next;
    applied.push(log.name);
    if (broken === null) continue;
    warnings.push(brokenEntry(log, broken));
    break;
  }
  return { bytes: result, applied, warnings, missing };
}

/** Whether the changes from there on were ever finished cannot be told, and later ones must not be laid over. */
function brokenEntry(log: SoundLog, { offset, sequence, why }: NonNullable<LogChain['broken']>): Diagnostic {
  const what = `cannot be replayed from change ${sequence} on: its entry ${why}`;
  return logWarning(log, 'hive-log-entry-damaged', what, offset);
}

function chainOf(log: SoundLog): ChainedLog {
  const chain = readChain(log);
  const first = log.base.primarySequence;
  return { log, ...chain, first, next: (first + chain.entries.length) >>> 0 };
}

/** The logs that may be of use, the earlier first. With a wrong base block only the latest can be trusted to fit. */
function inOrder(base: BaseBlock, logs: readonly ChainedLog[]): readonly ChainedLog[] {
  const ordered = logs.toSorted((a, b) => sequenceDistance(b.first, a.first));
  if (!base.checksumOk) return ordered.slice(-1);
  // The hive holds the changes of an older log already.
  return ordered.filter(({ first }) => sequenceDistance(base.secondarySequence, first) >= 0);
}

/**
 * The number of the change that the hive needs next. It is the second number of its base block, except where Windows
 * wrote the earlier changes into the hive when it changed from one log to the other for the second time: it leaves the
 * base block as it was, and both logs hold later changes that follow each other.
 * Source: "Missing log entries for a dirty primary file" by the author of the format specification (observed).
 */
function startOf(base: BaseBlock, [earlier, later]: readonly ChainedLog[]): number {
  if (earlier === undefined) return base.secondarySequence;
  const isConnected =
    earlier.broken === null && earlier.entries.length > 0 && later !== undefined && later.first === earlier.next;
  return isConnected || !base.checksumOk ? earlier.first : base.secondarySequence;
}

function logAfterGap(log: SoundLog, first: number, needed: number): Diagnostic {
  const what = `begins with change ${first}, and change ${needed} is the next that the hive needs`;
  return {
    ...logWarning(log, 'hive-log-gap', what, BASE.primarySequence),
    detail:
      'Replaying the transaction logs of a hive that was not written completely. '
      + `Changes from ${needed} on are in no log that is there, so those from ${first} on were not `
      + 'replayed over them: the hive is read without both.',
    fix: 'Look for the other log of the hive on the source machine, and put it beside the hive.',
  };
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
  if (log === undefined) return { bytes, applied: [], warnings: logs.map(notOfThisHive), missing: null };
  const pages = readDirtyPages(log);
  const missing = countDirtySectors(log) - pages.length;
  const warnings =
    missing === 0 ? [] : [logWarning(log, 'hive-log-short', `lacks ${missing} of its sectors`, log.bytes.length)];
  const end = Math.max(BASE_BLOCK_BYTES, ...pages.slice(-1).map((page) => page.target + page.length));
  const result = grown(bytes, end);
  if (!base.checksumOk) restoreBase(result, log);
  copyPages(result, log, pages);
  sealBaseBlock(result, { sequence: log.base.primarySequence, binsSize: log.base.binsSize });
  return { bytes: result, applied: [log.name], warnings, missing: null };
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
