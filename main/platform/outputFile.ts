import { lstatSync, realpathSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { failure, problem, success } from '../../shared/model/diagnostic.ts';
import type { Outcome, Problem } from '../../shared/model/diagnostic.ts';
import { writeAtomically } from './atomicFile.ts';
import { attempt } from './hostFailure.ts';
import type { HostFailure, HostResult } from './hostFailure.ts';
import { volumeAround } from './volumeAround.ts';
import { probeVolume } from './volumeProbe.ts';

/** Permission bits of a new file, from which the user's mask is taken. */
const NEW_MODE = 0o666;

/**
 * Writes a result of the program where the user wants it: whole or not at all. A file that is there is replaced,
 * but nothing is ever written into an attached Windows volume; on the drive that this PC runs from, only new files
 * are made. Problems: `copy-is-link`, `copy-not-a-file`, `copy-in-volume` (refused), `copy-not-written` (output).
 */
export function writeOutputFile(target: string, bytes: Uint8Array): Outcome<void> {
  const absolute = resolve(target);
  const folder = attempt(() => realpathSync(dirname(absolute)));
  if (!folder.ok) return failure(notWritten(target, folder.failure));
  const real = join(folder.value, basename(absolute));
  const there = statIfThere(real);
  if (!there.ok) return failure(notWritten(target, there.failure));
  const reason = refusal(target, [dirname(absolute), folder.value], there.value);
  if (reason !== null) return failure(reason);
  const mode = there.value === null ? NEW_MODE : there.value.mode & 0o777;
  const written = attempt(() => writeAtomically(real, bytes, mode));
  return written.ok ? success(undefined) : failure(notWritten(target, written.failure));
}

function statIfThere(path: string): HostResult<Stats | null> {
  const stats = attempt(() => lstatSync(path));
  return !stats.ok && stats.failure.reason === 'notFound' ? { ok: true, value: null } : stats;
}

function refusal(target: string, folders: readonly string[], there: Stats | null): Problem | null {
  if (there?.isSymbolicLink() === true)
    return refused('copy-is-link', target, 'is a link', 'Name a file that is no link.');
  if (there !== null && !there.isFile())
    return refused(
      'copy-not-a-file',
      target,
      'is there and is not a file',
      'Name a file in that folder, or a new one.',
    );
  const volumes = folders.map((folder) => volumeAround(folder)).filter((volume) => volume !== null);
  const barred = volumes.find((volume) => there !== null || probeVolume(volume).bar !== 'runningSystem');
  if (barred === undefined) return null;
  return refused(
    'copy-in-volume',
    target,
    `lies on the Windows volume "${barred}"`,
    'Name a file outside that volume. To change the file on it, use --apply: that keeps a backup.',
  );
}

function refused(code: string, target: string, says: string, fix: string): Problem {
  return problem('refused', code, `"${target}" ${says}; nothing was written.`, { where: [{ file: target }], fix });
}

function notWritten(target: string, { says, fix }: HostFailure): Problem {
  return problem('output', 'copy-not-written', `"${target}" could not be written: ${says}.`, {
    where: [{ file: target }],
    fix,
  });
}
