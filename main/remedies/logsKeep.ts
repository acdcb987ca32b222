import { baseName } from '../../shared/base/winPath.ts';
import { LOG_SUFFIXES } from '../registry/regf/logFile.ts';
import type { Subject } from '../subject/subject.ts';
import { placeOfKey } from './hivePlace.ts';

/**
 * What to know where secrets are taken out of keys: the transaction logs beside their hives may hold them still. Empty
 * where there are no logs.
 */
export function logsKeepWords({ fs, report }: Subject, keys: readonly string[]): string {
  const hives = new Set(keys.flatMap((key) => placeOfKey(key, report.controlSet)?.file ?? []));
  const logs = [...hives]
    .flatMap((hive) => LOG_SUFFIXES.map((suffix) => fs.stat(hive + suffix)))
    .flatMap((stat) => (stat.kind === 'found' && stat.value.size > 0 ? [baseName(stat.value.path)] : []));
  if (logs.length === 0) return '';
  return `${logs.join(' and ')} beside the hive may still hold what is removed, until Windows writes there again.`;
}
