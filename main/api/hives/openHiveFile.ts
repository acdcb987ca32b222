import type { VolumePath } from '../../../shared/base/winPath.ts';
import { failure, problem, ProblemError, type Outcome, type Problem } from '../../../shared/model/diagnostic.ts';
import type { Found } from '../../../shared/model/volume.ts';
import { type Hive, openHive, openHivePartly } from '../../registry/regf/hive.ts';
import { readPages } from '../../registry/regf/readPages.ts';
import { inFile } from '../../subject/hiveFinding.ts';
import { transactionLogs } from '../../subject/transactionLogs.ts';
import { asNamed, locateNearest, type LocatedLoose } from '../locateLoose.ts';

/** Which hive, and how it is read. */
export interface HiveRequest {
  readonly file: string;
  /** Whether the transaction logs beside a dirty hive are replayed in memory. */
  readonly logs: boolean;
}

/**
 * Opens a hive by its path on this PC, read as a whole. Problems, each with the file: those of `openHive`, `not-a-file`
 * (input), `path-missing` and what else bars reading (missing).
 */
export function openHiveFile({ file, logs }: HiveRequest): Outcome<Hive> {
  const located = locateNearest(file, 'hive');
  return located.ok ? openWhole(located.value, file, logs) : located;
}

/**
 * Opens a hive to look something up: only the pages that are needed are read. A dirty hive with logs is read as a
 * whole, since they must be replayed first. Problems as of `openHiveFile`; a page that cannot be read later on throws
 * its problem as a ProblemError.
 */
export function openHiveForLookup({ file, logs }: HiveRequest): Outcome<Hive> {
  const located = locateNearest(file, 'hive');
  if (!located.ok) return located;
  const { fs, path } = located.value;
  const stat = fs.stat(path);
  if (stat.kind !== 'found') return failure(notRead(stat, path, file));
  const pages = readPages(stat.value.size, (position, length) => {
    const part = fs.readRange(path, position, length);
    if (part.kind !== 'found') throw new ProblemError(notRead(part, path, file));
    return part.value;
  });
  const opened = openHivePartly(pages.bytes, pages.load);
  if (!opened.ok) return failure(ofFile(opened.problem, file));
  return logs && opened.value.dirty ? openWhole(located.value, file, logs) : opened;
}

function openWhole({ fs, path }: LocatedLoose, file: string, logs: boolean): Outcome<Hive> {
  const bytes = fs.read(path);
  if (bytes.kind !== 'found') return failure(notRead(bytes, path, file));
  const opened = openHive(bytes.value, logs ? transactionLogs(fs, path) : []);
  return opened.ok ? opened : failure(ofFile(opened.problem, file));
}

/** A problem of a hive with the file that it is about. */
export function ofFile({ kind, diagnostic }: Problem, file: string): Problem {
  return { kind, diagnostic: inFile(diagnostic, file) };
}

/** Why a hive could not be read. */
export function notRead(found: Exclude<Found<unknown>, { kind: 'found' }>, path: VolumePath, file: string): Problem {
  return found.kind === 'unreadable' ? asNamed(found.problem, path, file) : gone(file);
}

function gone(file: string): Problem {
  return problem('missing', 'path-missing', `"${file}" cannot be opened: it is not there any more.`, {
    where: [{ file }],
    fix: 'Check whether the disk is still attached.',
  });
}
