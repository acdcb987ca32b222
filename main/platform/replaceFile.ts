import { chownSync, readFileSync, statfsSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { dirname } from 'node:path';
import { failure, success } from '../../shared/model/diagnostic.ts';
import type { Diagnostic, Outcome, Problem } from '../../shared/model/diagnostic.ts';
import { copyAttributes } from './copyAttributes.ts';
import { attempt } from './hostFailure.ts';
import { overwrite } from './inPlaceWrite.ts';
import { armInPlace, beginJournal, endJournal } from './journal.ts';
import type { OpenJournal } from './journal.ts';
import { closeJournal, placeFile, readBack } from './placeFile.ts';
import type { PlaceOptions } from './placeFile.ts';
import * as problems from './replaceProblems.ts';
import { checkTarget } from './writeTarget.ts';

/** `rename` puts a finished file in the place of the old one; `inPlace` writes into the old one under a journal. */
export type ReplaceStrategy = 'rename' | 'inPlace';

export interface ReplaceOptions extends PlaceOptions {
  /** SHA-256 that the file must have at the last moment before the write; anything else is a `changed` problem. */
  readonly expectedSha256: string;
  /** Left out: `rename` where that keeps all that the file has beside its content, else `inPlace`. */
  readonly strategy?: ReplaceStrategy;
}

/**
 * File systems whose files have owner, permissions, ACL and extended attributes beside their content, all of which a
 * new file can be given: ext, XFS, Btrfs, tmpfs, overlay, ZFS, F2FS.
 */
const PLAIN_FILE_SYSTEMS = new Set([0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630, 0x2fc12fc1, 0xf2f52010]);

/**
 * Replaces the content of an existing file: after a stop at any point, and recoverJournals at a next start, the
 * file holds the old or the new content, never a mixture. The result is read back. Links and files with several names
 * are refused. Gives what went wrong once the file was good: `journal-not-removed`. Problems: `target-*` (refused,
 * missing), `target-changed` (changed), `file-not-written` and `file-half-written` (output; the second names the kept
 * original).
 */
export function replaceFile(
  target: string,
  bytes: Uint8Array,
  options: ReplaceOptions,
): Outcome<readonly Diagnostic[]> {
  const checked = checkTarget(target, options.expectedSha256);
  if (!checked.ok) return checked;
  const { stats, original } = checked.value;
  const strategy = options.strategy ?? strategyFor(target);
  if (strategy === 'rename') {
    const renamed = attempt(() => replaceByRename(target, bytes, stats, options));
    if (renamed.ok) return readBack(target, bytes, renamed.value);
    // The folder may forbid a new file, or the owner or an attribute cannot be kept: then write into the old one.
    if (options.strategy === 'rename' || renamed.failure.reason !== 'accessDenied')
      return failure(problems.notWritten(target, renamed.failure));
  }
  return replaceInPlace(target, original, bytes, options);
}

/** A rename loses attributes, streams and ACLs on Windows and on Windows' file systems elsewhere (NTFS, FAT, FUSE, SMB). */
function strategyFor(target: string): ReplaceStrategy {
  if (process.platform !== 'linux') return 'inPlace';
  const fileSystem = attempt(() => statfsSync(dirname(target)).type);
  return fileSystem.ok && PLAIN_FILE_SYSTEMS.has(fileSystem.value) ? 'rename' : 'inPlace';
}

function replaceByRename(
  target: string,
  bytes: Uint8Array,
  stats: Stats,
  options: ReplaceOptions,
): readonly Diagnostic[] {
  const dress = (temporary: string, onPoint: (point: string) => void): void => {
    chownSync(temporary, stats.uid, stats.gid);
    onPoint('owner-kept');
    copyAttributes(target, temporary);
  };
  return placeFile(target, bytes, dress, options);
}

function replaceInPlace(
  target: string,
  original: Uint8Array,
  bytes: Uint8Array,
  options: ReplaceOptions,
): Outcome<readonly Diagnostic[]> {
  const onPoint = options.onPoint ?? (() => undefined);
  const prepared = attempt(() => prepare(target, original, bytes, options, onPoint));
  if (!prepared.ok) return failure(problems.notWritten(target, prepared.failure));
  const journal = prepared.value;
  const written = attempt(() => overwrite(target, bytes, onPoint));
  const verified = written.ok ? readBack(target, bytes) : failure(problems.notWritten(target, written.failure));
  onPoint('verified');
  if (verified.ok) return success(closeJournal(target, journal, onPoint));
  return failure(rollBack(target, original, journal, verified.problem));
}

function prepare(
  target: string,
  original: Uint8Array,
  bytes: Uint8Array,
  options: ReplaceOptions,
  onPoint: (point: string) => void,
): OpenJournal {
  const journal = beginJournal(options.journalFolder);
  onPoint('begun');
  try {
    armInPlace(journal, target, original, bytes, onPoint);
  } catch (error) {
    attempt(() => endJournal(journal));
    throw error;
  }
  onPoint('armed');
  return journal;
}

/** Brings the old content back after a failed write; when even that fails, the journal stays and says where it is. */
function rollBack(target: string, original: Uint8Array, journal: OpenJournal, cause: Problem): Problem {
  const back = attempt(() => {
    if (!readFileSync(target).equals(original)) overwrite(target, original);
  });
  if (!back.ok || !readBack(target, original).ok) return problems.halfWritten(target, journal.originalPath, cause);
  attempt(() => endJournal(journal));
  return cause;
}
