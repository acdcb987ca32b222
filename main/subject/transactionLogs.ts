import type { VolumePath } from '../../shared/base/winPath.ts';
import type { VolumeFs } from '../../shared/model/volume.ts';
import { LOG_SUFFIXES, type LogFile } from '../registry/regf/logFile.ts';

/**
 * The transaction logs beside a hive, whatever case their names have. One that could not be read is among them, so that
 * a hive is not taken for whole without it; so is an empty one, since it is not missing.
 */
export function transactionLogs(fs: VolumeFs, hivePath: VolumePath): readonly LogFile[] {
  return LOG_SUFFIXES.flatMap((suffix) => {
    const read = fs.read(hivePath + suffix);
    if (read.kind === 'absent') return [];
    return [{ name: suffix.slice(1), bytes: read.kind === 'found' ? read.value : null }];
  });
}
