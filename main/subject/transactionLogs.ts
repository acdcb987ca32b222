import type { VolumePath } from '../../shared/base/winPath.ts';
import type { VolumeFs } from '../../shared/model/volume.ts';

/** What follows a hive's name in those of its transaction logs. */
export const LOG_SUFFIXES = ['.LOG1', '.LOG2', '.LOG'];

/** The transaction logs beside a hive, whatever case their names have. */
export function transactionLogs(
  fs: VolumeFs,
  hivePath: VolumePath,
): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  return LOG_SUFFIXES.flatMap((suffix) => {
    const bytes = fs.read(hivePath + suffix);
    return bytes.kind === 'found' && bytes.value.length > 0 ? [{ name: suffix.slice(1), bytes: bytes.value }] : [];
  });
}
