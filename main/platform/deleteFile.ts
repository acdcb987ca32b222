import { lstatSync, unlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { failure, success } from '../../shared/model/diagnostic.ts';
import type { Diagnostic, Outcome } from '../../shared/model/diagnostic.ts';
import { syncFolder } from './atomicFile.ts';
import { attempt } from './hostFailure.ts';
import { giveAttributes } from './keptAttributes.ts';
import { placeFile, readBack } from './placeFile.ts';
import type { PlaceOptions } from './placeFile.ts';
import * as problems from './replaceProblems.ts';
import { checkTarget } from './writeTarget.ts';

export interface DeleteOptions {
  /** SHA-256 that the file must have at the last moment before it goes; anything else is a `changed` problem. */
  readonly expectedSha256: string;
  /** Told before and after the one step; for tests of what a stop leaves. */
  readonly onPoint?: (point: string) => void;
}

/**
 * Deletes a file: one step of the file system, so that after a stop it is there whole or not at all, and looks that it
 * is gone. Never a folder, a link or a file with several names. Problems: those of checkTarget, and `file-not-deleted`
 * (output).
 */
export function deleteFile(target: string, { expectedSha256, onPoint }: DeleteOptions): Outcome<readonly Diagnostic[]> {
  const checked = checkTarget(target, expectedSha256);
  if (!checked.ok) return checked;
  onPoint?.('deleting');
  const deleted = attempt(() => {
    unlinkSync(target);
    onPoint?.('deleted');
    syncFolder(dirname(target));
  });
  if (!deleted.ok) return failure(problems.notDeleted(target, deleted.failure.says, deleted.failure.fix));
  const isGone = lookAt(target) === 'gone';
  return isGone ? success([]) : failure(problems.notDeleted(target, 'it is still there', CLOSE_OTHERS));
}

const CLOSE_OTHERS = 'Close other programs that use the volume, and repeat.';

/**
 * Makes a deleted file anew with its content and what was kept of its attributes; it appears whole or not at all, as
 * replaceFile's new content does, and is read back. Gives what went wrong once it was there. Problems:
 * `target-changed` (changed) where something lies at its place, `file-not-written` (output).
 */
export function createFile(
  target: string,
  bytes: Uint8Array,
  kept: string,
  options: PlaceOptions,
): Outcome<readonly Diagnostic[]> {
  const there = lookAt(target);
  if (there !== 'gone') return failure(problems.placeTaken(target));
  const made = attempt(() => placeFile(target, bytes, (temporary) => giveAttributes(kept, temporary), options));
  return made.ok ? readBack(target, bytes, made.value) : failure(problems.notMadeAnew(target, made.failure));
}

/** Whether a place is free. One that cannot be looked at is not. */
function lookAt(target: string): 'gone' | 'taken' {
  const stats = attempt(() => lstatSync(target));
  return !stats.ok && stats.failure.reason === 'notFound' ? 'gone' : 'taken';
}
