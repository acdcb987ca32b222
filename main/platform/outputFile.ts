import { lstatSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { failure, problem, success } from '../../shared/model/diagnostic.ts';
import type { Outcome, Problem } from '../../shared/model/diagnostic.ts';
import { type Content, writeAtomically } from './atomicFile.ts';
import { attempt, writeElsewhere } from './hostFailure.ts';
import type { HostFailure, HostResult } from './hostFailure.ts';
import { volumeAround, volumesAround } from './volumeAround.ts';

/** Permission bits of a new file, from which the user's mask is taken. */
const NEW_MODE = 0o666;

/**
 * Writes a result of the program where the user wants it: whole or not at all, except to a device or pipe. A file that
 * is there is replaced, but nothing is ever written into an attached Windows volume. On the drive that this PC runs
 * from new files are made, and a file that is there is replaced only where `examined` is given and none of its paths
 * lies on that drive. None of `examined` is ever replaced itself. Problems: `copy-is-link`, `copy-in-volume`,
 * `copy-over-source` (refused), `copy-not-a-file`, `copy-not-written` (output).
 */
export function writeOutputFile(target: string, content: Content, examined?: readonly string[]): Outcome<void> {
  const absolute = resolve(target);
  if (takesAStream(absolute)) return written(target, () => writeStream(absolute, content));
  const folder = attempt(() => realpathSync(dirname(absolute)));
  if (!folder.ok) return failure(notWritten(target, folder.failure));
  const real = join(folder.value, basename(absolute));
  const there = statIfThere(real);
  if (!there.ok) return failure(notWritten(target, there.failure));
  const place = { target, folder: dirname(absolute), there: there.value, examined };
  const reason = refusal(place);
  if (reason !== null) return failure(reason);
  const mode = there.value === null ? NEW_MODE : there.value.mode & 0o777;
  return written(target, () => writeAtomically(real, content, mode));
}

function written(target: string, write: () => void): Outcome<void> {
  const done = attempt(write);
  return done.ok ? success(undefined) : failure(notWritten(target, done.failure));
}

function writeStream(path: string, content: Content): void {
  writeFileSync(path, content instanceof Uint8Array ? content : Buffer.concat([...content]));
}

/** Whether a name such as /dev/stdout stands for a device or pipe, behind links too. */
function takesAStream(path: string): boolean {
  const stat = attempt(() => statSync(path));
  return stat.ok && (stat.value.isCharacterDevice() || stat.value.isFIFO());
}

function statIfThere(path: string): HostResult<Stats | null> {
  const stats = attempt(() => lstatSync(path));
  return !stats.ok && stats.failure.reason === 'notFound' ? { ok: true, value: null } : stats;
}

interface OutputPlace {
  readonly target: string;
  readonly folder: string;
  readonly there: Stats | null;
  readonly examined: readonly string[] | undefined;
}

function refusal({ target, folder, there, examined }: OutputPlace): Problem | null {
  if (there?.isSymbolicLink() === true)
    return refused('copy-is-link', target, 'is a link', 'Name a file that is no link.');
  if (there !== null && !there.isFile()) return notAFile(target);
  const barred = volumesAround(folder).find(
    ({ root, bar }) => bar !== 'runningSystem' || (there !== null && keeps(root, examined)),
  );
  const isSource = there !== null && examined?.some((path) => isFile(path, there)) === true;
  if (barred === undefined)
    return isSource ? refused('copy-over-source', target, 'is the file that was read', 'Name another file.') : null;
  return refused(
    'copy-in-volume',
    target,
    `lies on the Windows volume "${barred.root}"`,
    examined === undefined
      ? 'Name a file outside that volume. To change the file on it, use --apply: that keeps a backup.'
      : 'Name a file outside that volume.',
  );
}

/** Whether a path leads to that file, under whatever name. */
function isFile(path: string, { dev, ino }: Stats): boolean {
  const stat = attempt(() => statSync(path));
  return stat.ok && stat.value.dev === dev && stat.value.ino === ino;
}

/** Whether files of a volume that is no image are kept as they are: where it was examined, or nobody says what was. */
function keeps(volume: string, examined: readonly string[] | undefined): boolean {
  return examined === undefined || examined.some((path) => volumeAround(resolve(path)) === volume);
}

function notAFile(target: string): Problem {
  return problem('output', 'copy-not-a-file', `"${target}" is there and is not a file; nothing was written.`, {
    where: [{ file: target }],
    fix: 'Name a file in that folder, or a new one.',
  });
}

function refused(code: string, target: string, says: string, fix: string): Problem {
  return problem('refused', code, `"${target}" ${says}; nothing was written.`, { where: [{ file: target }], fix });
}

function notWritten(target: string, failed: HostFailure): Problem {
  return problem('output', 'copy-not-written', `"${target}" could not be written: ${failed.says}.`, {
    where: [{ file: target }],
    fix: writeElsewhere(failed),
  });
}
