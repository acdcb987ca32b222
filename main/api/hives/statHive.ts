import { fileTimeToIso } from '../../../shared/base/filetime.ts';
import { success, type Outcome } from '../../../shared/model/diagnostic.ts';
import type { HiveStat } from '../../../shared/model/hive.ts';
import { asRead } from '../../registry/regf/asRead.ts';
import { countHive } from '../../registry/regf/count.ts';
import { type HiveRequest, openHiveFile } from './openHiveFile.ts';

/** What a hive is and how much it holds. Problems: those of `openHiveFile`. */
export function statHive(request: HiveRequest): Outcome<HiveStat> {
  const opened = openHiveFile(request);
  if (!opened.ok) return opened;
  const hive = opened.value;
  const { keys, values } = countHive(hive);
  const { version, rootName, lastWritten, fileName } = hive.header;
  return success({
    file: request.file,
    version,
    rootName,
    keys,
    values,
    dirty: hive.dirty,
    logsApplied: hive.logsApplied,
    lastWritten: fileTimeToIso(lastWritten),
    nameInside: fileName,
    warnings: asRead(hive),
  });
}
