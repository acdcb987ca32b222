import { foldCase } from '../../shared/base/caseless.ts';
import { baseName, type VolumePath } from '../../shared/base/winPath.ts';
import { failure, success } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import type { ProposedChange } from '../../shared/model/proposal.ts';
import type { VolumeFs } from '../../shared/model/volume.ts';
import { sha256Hex } from '../platform/digest.ts';
import { LOG_SUFFIXES, type LogFile } from '../registry/regf/logFile.ts';
import { isInProfile, targetInProfile } from '../volume/inProfile.ts';
import { locateIn } from '../volume/resolvingFs.ts';
import { targetThroughLink } from '../volume/targetThroughLink.ts';
import { logAppeared, mixedChanges, nothingProposed, targetDiffers, targetMissing } from './editProblems.ts';

export type TextChange = Extract<ProposedChange, { kind: 'editText' }>;
export type HiveChange = Exclude<ProposedChange, { kind: 'editText' | 'deleteFile' }>;

/** A file to be written: where it really lies, and what it holds now. */
export interface Target {
  /** In the disk's spelling, without links. */
  readonly file: VolumePath;
  readonly bytes: Uint8Array;
}

/** A file with all that a proposal changes in it, of one kind: the lists of the others are empty. */
export interface ChangedFile extends Target {
  /** Of the file as it is now; what the changes were made from. */
  readonly sha256: string;
  readonly texts: readonly TextChange[];
  readonly hive: readonly HiveChange[];
  /** The transaction logs that are replayed with the changes of a hive. */
  readonly logs: readonly LogFile[];
  /** Whether the file as a whole goes. */
  readonly isDeleted: boolean;
}

/** Whether a change is one of a hive's content. */
export function isHiveChange(change: ProposedChange): change is HiveChange {
  return change.kind !== 'editText' && change.kind !== 'deleteFile';
}

/**
 * The files that a proposal changes, as they are now; several changes of one file are together. Problems:
 * `proposal-empty`, `proposal-mixed` (usage), `target-changed` (changed), `target-through-link`, `target-in-profile`
 * (refused), and whatever made a file unreadable.
 */
export function changedFiles(volume: VolumeFs, changes: readonly ProposedChange[]): Outcome<readonly ChangedFile[]> {
  if (changes.length === 0) return failure(nothingProposed());
  const files: ChangedFile[] = [];
  for (const [, group] of Map.groupBy(changes, (change) => foldCase(change.file))) {
    const file = changedFile(volume, group);
    if (!file.ok) return file;
    files.push(file.value);
  }
  return success(files);
}

function changedFile(volume: VolumeFs, changes: readonly ProposedChange[]): Outcome<ChangedFile> {
  const asked = changes[0]?.file ?? '';
  const target = readTarget(volume, asked);
  if (!target.ok) return target;
  const sha256 = sha256Hex(target.value.bytes);
  if (changes.some((change) => change.fingerprint !== sha256)) return failure(targetDiffers(target.value.file));
  const texts = changes.filter((change) => change.kind === 'editText');
  const hive = changes.filter((change) => isHiveChange(change));
  const isDeleted = changes.some((change) => change.kind === 'deleteFile');
  const kinds = [texts.length > 0, hive.length > 0, isDeleted];
  if (kinds.filter((kind) => kind).length > 1) return failure(mixedChanges(asked));
  if (isDeleted && isInProfile(target.value.file)) return failure(targetInProfile(target.value.file));
  const logs = readLogs(volume, hive);
  return logs.ok ? success({ ...target.value, sha256, texts, hive, isDeleted, logs: logs.value }) : logs;
}

/**
 * The logs that changes of one hive name, each once, as they were when the changes were made. Changes that name none are
 * of a clean hive, which needs none.
 */
function readLogs(volume: VolumeFs, changes: readonly HiveChange[]): Outcome<readonly LogFile[]> {
  const named = new Map(changes.flatMap(({ logs = [] }) => logs).map((log) => [foldCase(log.file), log]));
  const read: LogFile[] = [];
  for (const { file, fingerprint } of named.values()) {
    const log = readTarget(volume, file);
    if (!log.ok) return log;
    if (sha256Hex(log.value.bytes) !== fingerprint) return failure(targetDiffers(log.value.file));
    read.push({ name: baseName(file), bytes: log.value.bytes });
  }
  const appeared = changes.flatMap(({ file }) => LOG_SUFFIXES.map((suffix) => file + suffix)).find(isNew);
  return named.size > 0 && appeared !== undefined
    ? failure(logAppeared(changes[0]?.file ?? '', appeared))
    : success(read);

  /** Whether a log came after the changes were made: it may hold what the hive needs. Empty files are usual. */
  function isNew(file: VolumePath): boolean {
    if (named.has(foldCase(file))) return false;
    const found = volume.stat(file);
    return found.kind === 'unreadable' || (found.kind === 'found' && found.value.size > 0);
  }
}

/** Reads a file at its own place. Problems: `target-changed` where it is gone, `target-through-link`, the disk's own. */
export function readTarget(volume: VolumeFs, path: VolumePath): Outcome<Target> {
  const located = locateIn(volume, path);
  if (located.kind === 'unreadable') return failure(located.problem);
  if (located.kind === 'absent') return failure(targetMissing(path));
  if (located.value.throughLink) return failure(targetThroughLink(path));
  const bytes = volume.read(path);
  if (bytes.kind === 'unreadable') return failure(bytes.problem);
  return bytes.kind === 'absent'
    ? failure(targetMissing(path))
    : success({ file: located.value.real, bytes: bytes.value });
}
