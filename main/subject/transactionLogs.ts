import type { VolumePath } from '../../shared/base/winPath.ts';
import type { VolumeFs } from '../../shared/model/volume.ts';
import { LOG_SUFFIXES, type LogFile } from '../registry/regf/logFile.ts';

/**
 * The transaction logs beside a hive, whatever case their names have, without empty ones. One that could not be read is
 * among them, so that a hive is not taken for whole without it.
 */
export function transactionLogs(fs: VolumeFs, hivePath: VolumePath): readonly LogFile[] {
  return LOG_SUFFIXES.flatMap((suffix) => {
    const read = fs.read(hivePath + suffix);
    if (read.kind === 'absent') return [];
    const bytes = read.kind === 'found' ? read.value : null;
    return bytes?.length === 0 ? [] : [{ name: suffix.slice(1), bytes }];
  });
}
