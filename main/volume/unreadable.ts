import { toWindowsPath } from '../../shared/base/winPath.ts';
import type { VolumePath } from '../../shared/base/winPath.ts';
import { problem } from '../../shared/model/diagnostic.ts';
import type { ProblemKind } from '../../shared/model/diagnostic.ts';
import type { Found } from '../../shared/model/volume.ts';
import type { HostFailure } from '../platform/hostFailure.ts';

type Unreadable = Extract<Found<never>, { kind: 'unreadable' }>;

function unreadable(
  code: string,
  path: VolumePath,
  summary: string,
  detail: string,
  fix: string,
  kind: ProblemKind = 'missing',
): Unreadable {
  return { kind: 'unreadable', problem: problem(kind, code, summary, { detail, where: [{ file: path }], fix }) };
}

/** Two names differ only by case and neither is spelled as asked (`path-ambiguous`). */
export function ambiguous(path: VolumePath, names: readonly string[]): Unreadable {
  return unreadable(
    'path-ambiguous',
    path,
    `${toWindowsPath(path)} could be ${names.map((name) => `"${name}"`).join(' or ')}.`,
    'The folder holds names that differ only by case. Windows allows one of them, so it cannot be told which is meant.',
    'Rename or remove all but one of them, or copy the volume again with a tool that keeps Windows names.',
  );
}

/** A link, which may lie on the way to the file, leads to another drive, a network path or above the root (`link-out-of-volume`, refused). */
export function linkOut(link: VolumePath, target: string): Unreadable {
  return unreadable(
    'link-out-of-volume',
    link,
    `${toWindowsPath(link)} is a link to "${target}", which lies outside this volume.`,
    'Links are followed inside the opened volume only, so that nothing of this PC is read or changed by mistake.',
    'Open the other volume by itself, or copy the files that the link stands for.',
    'refused',
  );
}

/** Too many links one behind the other (`link-loop`). */
export function linkLoop(path: VolumePath, limit: number): Unreadable {
  return unreadable(
    'link-loop',
    path,
    `${toWindowsPath(path)} leads through more than ${limit} links.`,
    'The links point at each other.',
    'Remove one link of the loop.',
  );
}

/** A device, pipe or socket where a file was expected (`not-a-file`). */
export function notAFile(path: VolumePath): Unreadable {
  return unreadable(
    'not-a-file',
    path,
    `${toWindowsPath(path)} is neither a file nor a folder.`,
    'It is a device, a pipe or a reparse point that this system does not understand. It was not opened.',
    'Nothing needs doing unless the file matters; then copy it from a running Windows.',
  );
}

/** Above the limit of the implementation (`file-too-large`). */
export function tooLarge(path: VolumePath, size: number, limit: number): Unreadable {
  return unreadable(
    'file-too-large',
    path,
    `${toWindowsPath(path)} has ${size} bytes; at most ${limit} are read at once.`,
    'The limit keeps the program within its memory.',
    'Check whether the file is what its name says.',
  );
}

/** More names than a folder may have (`folder-too-large`). */
export function folderTooLarge(path: VolumePath, limit: number): Unreadable {
  return unreadable(
    'folder-too-large',
    path,
    `${toWindowsPath(path)} holds more than ${limit} names.`,
    'The limit keeps the program within its memory.',
    'Open a copy of the volume without that folder.',
  );
}

/** The opened folder itself is no longer there (`volume-gone`). */
export function volumeGone(path: VolumePath, root: string): Unreadable {
  return unreadable(
    'volume-gone',
    path,
    `The volume "${root}" is no longer there.`,
    `It was opened before; reading ${toWindowsPath(path)} found its root missing. The disk was detached or the folder removed.`,
    'Attach it again under the same path and open it again.',
  );
}

/** The operating system refused to read (`file-unreadable`). */
export function refusedByHost(path: VolumePath, failed: HostFailure): Unreadable {
  return unreadable(
    failed.reason === 'accessDenied' ? 'access-denied' : 'file-unreadable',
    path,
    `${toWindowsPath(path)} could not be read: ${failed.says}.`,
    'Whatever depends on it is unknown.',
    failed.fix,
  );
}
