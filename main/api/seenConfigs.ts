import { foldCase } from '../../shared/base/caseless.ts';
import { parseVolumePath, toWindowsPath } from '../../shared/base/winPath.ts';
import { failure, problem, success } from '../../shared/model/diagnostic.ts';
import type { Outcome, Problem } from '../../shared/model/diagnostic.ts';
import { sha256Hex } from '../platform/digest.ts';
import type { EditedConfig } from './configEdits.ts';

/** An edited file with the fingerprint of the file as the user saw it. */
export interface SeenConfig extends EditedConfig {
  readonly fingerprint: string;
}

/** Edited files that nobody has seen in another state than they have now. */
export function seenNow(edited: readonly EditedConfig[]): readonly SeenConfig[] {
  return edited.map((file) => ({ ...file, fingerprint: sha256Hex(file.before.source.bytes) }));
}

/**
 * Edited files with the fingerprints of what was seen, whose keys name the files in any spelling that the edits may
 * use. Problem: `fingerprint-missing` (usage): without one, a change of the file would go unnoticed.
 */
export function seenAs(
  edited: readonly EditedConfig[],
  fingerprints: Readonly<Record<string, string>>,
): Outcome<readonly SeenConfig[]> {
  const byFile = new Map(Object.entries(fingerprints).map(([file, fingerprint]) => [fileKey(file), fingerprint]));
  const seen: SeenConfig[] = [];
  for (const file of edited) {
    const fingerprint = byFile.get(fileKey(file.path));
    if (fingerprint === undefined) return failure(fingerprintMissing(file.path));
    seen.push({ ...file, fingerprint });
  }
  return success(seen);
}

function fileKey(file: string): string {
  const parsed = parseVolumePath(file);
  return foldCase(parsed.kind === 'path' ? parsed.path : file);
}

function fingerprintMissing(file: string): Problem {
  return problem('usage', 'fingerprint-missing', `No fingerprint of ${toWindowsPath(file)} was given.`, {
    detail: 'It tells whether the file is still what was shown. Nothing was written.',
    where: [{ file }],
    fix: 'Read the file, and save with the fingerprint that comes with it.',
  });
}
