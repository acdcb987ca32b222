import { lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { failure, problem, success } from '../../shared/model/diagnostic.ts';
import type { Outcome, Problem } from '../../shared/model/diagnostic.ts';
import type { WriteBar } from '../../shared/model/volume.ts';
import { attempt } from './hostFailure.ts';
import type { HostFailure } from './hostFailure.ts';
import { barBelow, volumeAround } from './volumeAround.ts';

/** Where a single file of this PC belongs, for a write that keeps to the rules of its volume. */
export interface LooseTarget {
  /** The root of its Windows volume; its own folder where it lies on none. Absolute. */
  readonly root: string;
  /** From the root, joined by `/`. */
  readonly path: string;
  /** What forbids writing to the volume; null when nothing does. */
  readonly bar: WriteBar | null;
}

/**
 * Finds the volume of a file and what bars writing to it. Problems: `target-through-link` (refused) where a link leads
 * to the file's folder from outside its volume, `path-missing` (missing). Links below the root are for the writer to
 * find.
 */
export function looseTarget(file: string): Outcome<LooseTarget> {
  const absolute = resolve(file);
  const folder = dirname(absolute);
  const volume = volumeAround(folder);
  const linked = volume === null ? leadsElsewhere(folder) : success(false);
  if (!linked.ok) return linked;
  if (linked.value) return failure(throughLink(file));
  const root = volume ?? folder;
  const path = volume === null ? basename(absolute) : relative(root, absolute).split(sep).join('/');
  return success({ root, path, bar: barBelow(root, folder) });
}

/** Where a single file is read from: a folder, and the path below it, joined by `/`. */
export type LooseSource = Pick<LooseTarget, 'root' | 'path'>;

/**
 * Where a single file of this PC is read from: below its Windows volume, so that links keep to it; a file that lies on
 * none from the place that links lead to. Problem: `path-missing` (missing).
 */
export function looseSource(file: string): Outcome<LooseSource> {
  const absolute = resolve(file);
  const volume = volumeAround(dirname(absolute));
  if (volume !== null) return success({ root: volume, path: relative(volume, absolute).split(sep).join('/') });
  const real = attempt(() => realpathSync(absolute));
  if (real.ok) return success({ root: dirname(real.value), path: basename(real.value) });
  return failure(notThere(file, real.failure));
}

/**
 * As `looseSource`, but a file that no link leads to is read from its own folder: looking for its volume lists every
 * folder above, which takes longer than a look-up in the file.
 */
export function nearestSource(file: string): Outcome<LooseSource> {
  const absolute = resolve(file);
  return hasNoLink(absolute) ? success({ root: dirname(absolute), path: basename(absolute) }) : looseSource(file);
}

/** Whether no link leads to a file; false where none has that very name. */
function hasNoLink(absolute: string): boolean {
  const real = attempt(() => realpathSync.native(absolute));
  return real.ok && real.value === absolute;
}

/** Whether a folder that spells no volume is a link itself, or lies on a volume all the same. */
function leadsElsewhere(folder: string): Outcome<boolean> {
  const looked = attempt(() => lstatSync(folder).isSymbolicLink() || volumeAround(realpathSync(folder)) !== null);
  if (looked.ok) return success(looked.value);
  return failure(notThere(folder, looked.failure));
}

function notThere(path: string, { says, fix }: HostFailure): Problem {
  return problem('missing', 'path-missing', `"${path}" cannot be opened: ${says}.`, { where: [{ file: path }], fix });
}

function throughLink(file: string): Problem {
  return problem('refused', 'target-through-link', `"${file}" lies behind a link; nothing was written.`, {
    detail: 'Files are changed at their own place only, never through a link.',
    where: [{ file }],
    fix: 'Name the file at the place that the link leads to.',
  });
}
