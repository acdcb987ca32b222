import { success, type Outcome } from '../../../shared/model/diagnostic.ts';
import type { HiveVerdict } from '../../../shared/model/hive.ts';
import { asRead } from '../../registry/regf/asRead.ts';
import { verifyHive } from '../../registry/regf/verify.ts';
import { type HiveRequest, openHiveFile } from './openHiveFile.ts';

/** Looks at every part of a hive. Problems: those of `openHiveFile`. */
export function checkHive(request: HiveRequest): Outcome<HiveVerdict> {
  const opened = openHiveFile(request);
  if (!opened.ok) return opened;
  const hive = opened.value;
  verifyHive(hive);
  const problems = asRead(hive).map((finding) => ({ ...finding, offset: finding.where[0]?.offset ?? 0 }));
  return success({
    file: request.file,
    ok: problems.every(({ severity }) => severity === 'info'),
    dirty: hive.dirty,
    logsApplied: hive.logsApplied,
    problems,
  });
}
