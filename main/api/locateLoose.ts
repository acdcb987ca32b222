import { toWindowsPath, type VolumePath } from '../../shared/base/winPath.ts';
import { failure, problem, success, type Outcome, type Problem } from '../../shared/model/diagnostic.ts';
import { pathKind } from '../platform/loosePaths.ts';
import { looseSource, nearestSource } from '../platform/looseTarget.ts';
import { openRawDisk } from '../platform/rawDisk.ts';
import { resolvingFs, type LocatingFs } from '../volume/resolvingFs.ts';

/** A single file of this PC, on the volume or in the folder that it is read from. */
export interface LocatedLoose {
  readonly fs: LocatingFs;
  readonly path: VolumePath;
}

/**
 * Finds a single file by its path on this PC; `what` names it for messages. Problems: `not-a-file` (input) for a
 * folder, `path-missing` (missing).
 */
export function locateLoose(file: string, what: string): Outcome<LocatedLoose> {
  return locateFrom(looseSource, file, what);
}

/** The same for a file that is only read, which need not lie below its volume. */
export function locateNearest(file: string, what: string): Outcome<LocatedLoose> {
  return locateFrom(nearestSource, file, what);
}

function locateFrom(from: typeof looseSource, file: string, what: string): Outcome<LocatedLoose> {
  const kind = pathKind(file);
  if (!kind.ok) return kind;
  if (kind.value === 'folder') return failure(isFolder(file, what));
  const source = from(file);
  if (!source.ok) return source;
  const disk = openRawDisk(source.value.root);
  return disk.ok ? success({ fs: resolvingFs(disk.value), path: source.value.path }) : disk;
}

function isFolder(file: string, what: string): Problem {
  return problem('input', 'not-a-file', `"${file}" is a folder.`, {
    where: [{ file }],
    fix: `Name the ${what} itself.`,
  });
}

/** A problem of a file on a volume with the path as the user named it. */
export function asNamed({ kind, diagnostic }: Problem, path: VolumePath, file: string): Problem {
  const summary = diagnostic.summary.replace(toWindowsPath(path), () => `"${file}"`);
  return { kind, diagnostic: { ...diagnostic, summary, where: [{ file }] } };
}
