import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { failure, problem, type Outcome } from '../../shared/model/diagnostic.ts';
import { sha256Hex } from './digest.ts';
import { makeFolders } from './folders.ts';
import { attempt } from './hostFailure.ts';

/** No process takes longer than this between making its lock and writing its number into it. */
const MAKING_MS = 10_000;

/**
 * Does work that writes to a volume while no other process of this program writes to it. The lock is a file in the
 * data folder with the number of the process; that of a process that has ended is taken over. Problem:
 * `volume-busy` (changed), when another process holds it.
 */
export function withVolumeLock<T>(dataRoot: string, volumeRoot: string, work: () => Outcome<T>): Outcome<T> {
  const folder = join(dataRoot, 'locks');
  const file = join(folder, `${sha256Hex(volumeRoot)}.lock`);
  makeFolders(folder, 0o700);
  if (!take(file) && !(abandoned(file) && take(file))) return failure(busy(volumeRoot));
  try {
    return work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** Makes the lock file; false when it is there already. */
function take(file: string): boolean {
  const opened = attempt(() => openSync(file, 'wx', 0o600));
  if (!opened.ok) return false;
  writeSync(opened.value, String(process.pid));
  closeSync(opened.value);
  return true;
}

/** Whether the process that made the lock has ended; then the lock is removed. */
function abandoned(file: string): boolean {
  const text = attempt(() => readFileSync(file, 'utf8'));
  const holder = text.ok ? Number(text.value) : Number.NaN;
  if (!Number.isInteger(holder) || holder <= 0) return removeOld(file);
  const alive = attempt(() => process.kill(holder, 0));
  if (alive.ok || holder === process.pid) return false;
  rmSync(file, { force: true });
  return true;
}

/** A lock without a number is one just being made, or one whose maker died in between: then it is old. */
function removeOld(file: string): boolean {
  const stat = attempt(() => statSync(file));
  if (!stat.ok || Date.now() - stat.value.mtimeMs < MAKING_MS) return false;
  rmSync(file, { force: true });
  return true;
}

function busy(volumeRoot: string): ReturnType<typeof problem> {
  return problem('changed', 'volume-busy', `Another process is writing to "${volumeRoot}"; nothing was written.`, {
    where: [{ file: volumeRoot }],
    fix: 'Wait until it has ended, look at the change again, and apply it then.',
  });
}
