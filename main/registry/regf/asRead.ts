import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import type { Hive } from './hive.ts';

/** Findings about a hive as it lies on disk that say nothing any more once all its logs were replayed. */
const MENDED_BY_REPLAY = new Set(['hive-dirty', 'hive-checksum-wrong']);
/** The same where one of its logs is not there: it may have held later changes. */
const MENDED_IN_PART = new Set(['hive-checksum-wrong']);

/** The findings about a hive as it is read: what its logs have mended only tells. */
export function asRead(hive: Hive): readonly Diagnostic[] {
  if (hive.logsApplied.length === 0) return hive.warnings;
  const mended = hive.logMissing === null ? MENDED_BY_REPLAY : MENDED_IN_PART;
  return hive.warnings.map((warning) => (mended.has(warning.code) ? { ...warning, severity: 'info' } : warning));
}
