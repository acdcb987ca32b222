import type { Diagnostic } from '../../../shared/model/diagnostic.ts';
import type { Hive } from './hive.ts';

/** Findings about a hive as it lies on disk that say nothing any more once its logs were replayed. */
const MENDED_BY_REPLAY = new Set(['hive-dirty', 'hive-checksum-wrong']);

/** The findings about a hive as it is read: what its logs have mended only tells. */
export function asRead(hive: Hive): readonly Diagnostic[] {
  if (hive.logsApplied.length === 0) return hive.warnings;
  return hive.warnings.map((warning) =>
    MENDED_BY_REPLAY.has(warning.code) ? { ...warning, severity: 'info' } : warning,
  );
}
