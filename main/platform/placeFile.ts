import { readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { failure, success } from '../../shared/model/diagnostic.ts';
import type { Diagnostic, Outcome } from '../../shared/model/diagnostic.ts';
import { syncFile, syncFolder, temporaryBeside, writeNewFile } from './atomicFile.ts';
import { attempt } from './hostFailure.ts';
import { armRename, beginJournal, endJournal } from './journal.ts';
import type { OpenJournal } from './journal.ts';
import * as problems from './replaceProblems.ts';

export interface PlaceOptions {
  readonly journalFolder: string;
  /** Told of every point where a stop would leave the write unfinished; for tests of recovery. */
  readonly onPoint?: (point: string) => void;
}

type OnPoint = (point: string) => void;

/**
 * Writes a finished file beside a place, gives it what it shall have beside its content (`dress`), and renames it to
 * that place. Gives what went wrong once it was there. Throws the operating system's error; nothing is left then, or
 * the journal is, so that a next start removes the rest.
 */
export function placeFile(
  target: string,
  bytes: Uint8Array,
  dress: (temporary: string, onPoint: OnPoint) => void,
  options: PlaceOptions,
): readonly Diagnostic[] {
  const onPoint = options.onPoint ?? (() => undefined);
  const temporary = temporaryBeside(target);
  const journal = beginJournal(options.journalFolder);
  onPoint('begun');
  try {
    armRename(journal, target, temporary);
    onPoint('armed');
    writeNewFile(temporary, bytes);
    onPoint('temporary-written');
    dress(temporary, onPoint);
    syncFile(temporary);
    onPoint('attributes-kept');
    renameSync(temporary, target);
    onPoint('renamed');
    syncFolder(dirname(target));
  } catch (error) {
    // Where the temporary file stays, the journal stays too: a next start removes both.
    attempt(() => {
      rmSync(temporary, { force: true });
      endJournal(journal);
    });
    throw error;
  }
  return closeJournal(target, journal, onPoint);
}

/** Ends the journal of a write that stands, whatever becomes of the journal. */
export function closeJournal(target: string, journal: OpenJournal, onPoint: OnPoint): readonly Diagnostic[] {
  const ended = attempt(() => endJournal(journal, onPoint));
  return ended.ok ? [] : [problems.journalLeft(target, journal.folder, ended.failure)];
}

/** Reads a written file back. Problems: `target-unreadable` (missing), `file-not-written` (output). */
export function readBack(
  target: string,
  bytes: Uint8Array,
  warnings: readonly Diagnostic[] = [],
): Outcome<readonly Diagnostic[]> {
  const read = attempt(() => readFileSync(target));
  if (!read.ok) return failure(problems.notReadable(target, read.failure));
  return read.value.equals(bytes) ? success(warnings) : failure(problems.readBackDiffers(target));
}
