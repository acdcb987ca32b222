import { failure, type Outcome, success } from '../../../shared/model/diagnostic.ts';
import { asRead } from './asRead.ts';
import { readBaseBlock } from './baseBlock.ts';
import { type Hive, openHive } from './hive.ts';
import { dirtyHive, unfinishedReplay } from './refusedEdit.ts';
import { type LogFile } from './replay.ts';
import { latestSequence } from './sequence.ts';

/** A hive as it may be edited: clean, or brought up to date from its logs. */
export interface CleanHive {
  readonly hive: Hive;
  /** The latest sequence number that the file or a log of it has; the edited hive gets the next one. */
  readonly sequence: number;
}

/**
 * Opens a hive for editing. One that was not written completely is replayed from the logs given, all or nothing, since
 * Windows would replay them over the edit otherwise. With the edit it becomes clean, under a sequence number that none
 * of the logs' entries has: Windows does not look at the logs of a hive whose two numbers and checksum are right, and
 * what it writes into them later does not connect to the entries that are in them still. Problems: those of `openHive`;
 * `hive-dirty` (no log was given, or only empty ones), `hive-replay-incomplete` (refused).
 */
export function openClean(bytes: Uint8Array, logs: readonly LogFile[]): Outcome<CleanHive> {
  const opened = openHive(bytes, logs);
  if (!opened.ok) return opened;
  const hive = opened.value;
  if (!hive.dirty) return success({ hive, sequence: hive.header.primarySequence });
  if (logs.every((log) => log.bytes?.length === 0)) return failure(dirtyHive());
  const lacking = asRead(hive).filter(({ severity }) => severity !== 'info');
  if (lacking.length > 0) return failure(unfinishedReplay(lacking));
  const replayed = openHive(hive.bytes);
  if (!replayed.ok) return replayed;
  const bases = [bytes, hive.bytes, ...logs.flatMap((log) => (log.bytes === null ? [] : [log.bytes]))].map((file) =>
    readBaseBlock(file),
  );
  const sequence = latestSequence(bases.flatMap((base) => (base?.checksumOk === true ? [base.primarySequence] : [])));
  return success({ hive: replayed.value, sequence });
}
