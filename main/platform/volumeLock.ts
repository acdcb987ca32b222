import { accessSync, closeSync, constants, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { failure, problem, success, type Outcome, type Problem } from '../../shared/model/diagnostic.ts';
import { PRIVATE_MODE } from './atomicFile.ts';
import { canonicalRoot } from './canonicalRoot.ts';
import { sqliteTrouble } from './database.ts';
import { sha256Hex } from './digest.ts';
import { makeFolders } from './folders.ts';
import { attempt } from './hostFailure.ts';

/** Milliseconds that a lock is waited for: a reader that looks for left edits holds it for a moment only. */
const WAIT_MS = 250;

/**
 * Where the lock of a volume is. SQLite's lock on an empty database belongs to the process: the operating system lets
 * it go however the process ends, so no lock is ever left over, and none is judged by a process number that may be in
 * use again. The file itself stays: whoever removes it while it is locked makes room for a second lock.
 */
interface Place {
  readonly root: string;
  readonly file: string;
  /** Holds the number of the process that has the lock, for messages only. */
  readonly holder: string;
}

/**
 * Does work that writes to a volume while no other process of this program writes to it; the same volume under another
 * spelling is the same lock. Problems: `volume-busy` (changed) when it is held, in this process too;
 * `volume-lock-unusable` (output) when the data folder does not take a lock.
 */
export function withVolumeLock<T>(dataRoot: string, volumeRoot: string, work: () => Outcome<T>): Outcome<T> {
  const place = placeOf(dataRoot, canonicalRoot(volumeRoot));
  const prepared = prepare(place);
  if (!prepared.ok) return prepared;
  const held = hold(place);
  if (!held.ok) return held;
  try {
    // Without the number, a refusal merely names no process.
    attempt(() => writeFileSync(place.holder, String(process.pid), { mode: PRIVATE_MODE }));
    return work();
  } finally {
    // Before the lock goes: after it, this would be the name of the next holder.
    attempt(() => rmSync(place.holder, { force: true }));
    held.value.close();
  }
}

function placeOf(dataRoot: string, root: string): Place {
  const stem = join(dataRoot, 'locks', sha256Hex(root));
  return { root, file: `${stem}.sqlite`, holder: `${stem}.pid` };
}

/**
 * Makes the file where it is missing. One that is there is never opened here: on closing it, POSIX would drop the lock
 * that this very process may hold on it.
 */
function prepare(place: Place): Outcome<void> {
  const { file } = place;
  const made = attempt(() => {
    makeFolders(dirname(file), 0o700);
    if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK);
    else closeSync(openSync(file, 'a', PRIVATE_MODE));
  });
  return made.ok ? success(undefined) : failure(unusable(place, made.failure.says, made.failure.fix));
}

function hold(place: Place): Outcome<Sqlite.Database> {
  let database: Sqlite.Database | null = null;
  try {
    database = new Sqlite(place.file, { fileMustExist: true, timeout: WAIT_MS });
    // No journal file beside it: nothing is ever written to it.
    database.pragma('journal_mode = MEMORY');
    database.exec('BEGIN IMMEDIATE');
    return success(database);
  } catch (error) {
    database?.close();
    const trouble = sqliteTrouble(error);
    if (trouble === null) throw error;
    if (trouble.kind === 'busy') return failure(busy(place));
    return failure(unusable(place, `SQLite says ${trouble.code}`, 'Remove that file while no process uses it.'));
  }
}

function busy({ root, file, holder }: Place): Problem {
  // Not there, or empty, for the moment in which the holder has not written it.
  const number = attempt(() => readFileSync(holder, 'utf8'));
  const who = number.ok && number.value !== '' ? `Process ${number.value}` : 'A process';
  return problem('changed', 'volume-busy', `Another process is writing to "${root}"; nothing was written.`, {
    detail: `${who} holds the lock "${file}". It goes when that process ends, however it ends.`,
    where: [{ file: root }, { file }],
    fix: 'Wait until it has ended, look at the change again, and apply it then. If it hangs, end that process.',
  });
}

function unusable({ root, file }: Place, says: string, fix: string): Problem {
  return problem('output', 'volume-lock-unusable', `The lock for writing to "${root}" cannot be had: ${says}.`, {
    detail: `The lock is "${file}". Nothing was written: without it, another process could write at the same time.`,
    where: [{ file }],
    fix,
  });
}
