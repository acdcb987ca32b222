import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { success } from '../../shared/model/diagnostic.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { WriteBar } from '../../shared/model/volume.ts';
import { syncFolder } from './atomicFile.ts';
import type { DataFolder } from './dataFolder.ts';
import { attempt } from './hostFailure.ts';
import { overwrite } from './inPlaceWrite.ts';
import { endJournal, leftJournals } from './journal.ts';
import type { LeftJournal, OpenJournal } from './journal.ts';
import { lookAtWrite } from './leftWrite.ts';
import type { LeftWrite } from './leftWrite.ts';
import { BARRED, IN_USE, interrupted, notRecovered, READ_BACK, recovered } from './recoveryMessages.ts';
import { barBelow, volumeAround } from './volumeAround.ts';
import { withVolumeLock } from './volumeLock.ts';

/** Whose data folder holds the journals and locks, and whether the user lets anything be written to volumes. */
export interface Recovery {
  readonly folder: Pick<DataFolder, 'root' | 'journals'>;
  readonly readOnly: boolean;
}

/**
 * Ends every write that an earlier process left unfinished: what was complete stays, a half-written file gets its old
 * content back, a temporary file goes. Call once at the start of a process that writes to volumes. Tells what was
 * mended (`write-recovered`) and what could not be (`write-not-recovered`): a volume that is barred, away or in use by
 * another process is not written to, and the journal stays for a next start.
 */
export function recoverJournals(recovery: Recovery): readonly Diagnostic[] {
  return eachLeft(recovery.folder.journals, (left) => recover(left, recovery));
}

/**
 * The same for a process that only reads: tells of a half-written or left file (`write-interrupted`) and of what could
 * not be ended (`write-not-recovered`), and changes nothing.
 */
export function interruptedWrites(journalFolder: string): readonly Diagnostic[] {
  return eachLeft(journalFolder, (left) => {
    const found = lookAtWrite(left);
    if (found.kind === 'whole') return [];
    return [found.kind === 'stuck' ? notRecovered(found) : interrupted(found)];
  });
}

function eachLeft(journalFolder: string, work: (left: LeftJournal) => readonly Diagnostic[]): readonly Diagnostic[] {
  const left = attempt(() => leftJournals(journalFolder));
  if (left.ok) return left.value.flatMap((each) => work(each));
  const why = `the journals could not be read: ${left.failure.says}`;
  return [notRecovered({ target: journalFolder, why, fix: left.failure.fix })];
}

/** Ends one write under the lock of its volume: another process may be starting, or writing there. */
function recover(left: LeftJournal, { folder, readOnly }: Recovery): readonly Diagnostic[] {
  if (left.kind !== 'armed') return end(left.open, lookAtWrite(left), null);
  const { target } = left.journal;
  const root = volumeAround(dirname(target)) ?? dirname(target);
  const locked = attempt(() =>
    withVolumeLock(folder.root, root, () => {
      if (!existsSync(left.open.folder)) return success([]);
      const found = lookAtWrite(left);
      const isWritten = found.kind === 'torn' || found.kind === 'temporary';
      const bar = isWritten ? (barBelow(root, dirname(target)) ?? (readOnly ? 'readOnlySwitch' : null)) : null;
      return success(end(left.open, found, bar));
    }),
  );
  if (!locked.ok) return [notRecovered({ target, why: locked.failure.says, fix: locked.failure.fix })];
  return locked.value.ok ? locked.value.value : [notRecovered({ target, ...IN_USE })];
}

function end(open: OpenJournal, found: LeftWrite, bar: WriteBar | null): readonly Diagnostic[] {
  if (found.kind === 'whole') return close(open);
  if (found.kind === 'stuck') return [notRecovered(found)];
  if (bar !== null) return [notRecovered({ target: found.target, ...BARRED[bar] })];
  return found.kind === 'torn' ? bringBack(found, open) : removeTemporary(found, open);
}

function removeTemporary(
  { target, temporary }: Extract<LeftWrite, { kind: 'temporary' }>,
  open: OpenJournal,
): readonly Diagnostic[] {
  const removed = attempt(() => {
    rmSync(temporary, { force: true });
    syncFolder(dirname(target));
  });
  if (removed.ok) return close(open);
  return [notRecovered({ target, why: removed.failure.says, fix: removed.failure.fix })];
}

function bringBack(
  { target, original }: Extract<LeftWrite, { kind: 'torn' }>,
  open: OpenJournal,
): readonly Diagnostic[] {
  const back = attempt(() => {
    overwrite(target, original);
    return readFileSync(target).equals(original);
  });
  if (!back.ok) return [notRecovered({ target, why: back.failure.says, fix: back.failure.fix })];
  if (!back.value) return [notRecovered({ target, ...READ_BACK })];
  return [recovered(target), ...close(open)];
}

function close(open: OpenJournal): readonly Diagnostic[] {
  const ended = attempt(() => endJournal(open));
  if (ended.ok) return [];
  const why = `the journal could not be removed: ${ended.failure.says}`;
  return [notRecovered({ target: open.folder, why, fix: ended.failure.fix })];
}
