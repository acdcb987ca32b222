import { lstatSync, readFileSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { failure, success } from '../../shared/model/diagnostic.ts';
import type { Outcome } from '../../shared/model/diagnostic.ts';
import { sha256Hex } from './digest.ts';
import { attempt } from './hostFailure.ts';
import * as problems from './replaceProblems.ts';

/** A file that may be written to or deleted, as it is now. */
export interface WriteTarget {
  readonly stats: Stats;
  readonly original: Uint8Array;
}

/**
 * Looks at a file at the last moment before it is written to or deleted: its own plain file, with one name and the
 * content that was seen before. Problems: `target-*` (refused, missing), `target-changed` (changed).
 */
export function checkTarget(target: string, expectedSha256: string): Outcome<WriteTarget> {
  const stats = attempt(() => lstatSync(target));
  if (!stats.ok) return failure(problems.notReadable(target, stats.failure));
  if (stats.value.isSymbolicLink()) return failure(problems.isLink(target));
  if (!stats.value.isFile()) return failure(problems.notAFile(target));
  if (stats.value.nlink > 1) return failure(problems.hasHardLinks(target, stats.value.nlink));
  const original = attempt(() => readFileSync(target));
  if (!original.ok) return failure(problems.notReadable(target, original.failure));
  if (sha256Hex(original.value) !== expectedSha256) return failure(problems.targetChanged(target));
  return success({ stats: stats.value, original: original.value });
}
