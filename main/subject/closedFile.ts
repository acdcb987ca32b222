import type { VolumePath } from '../../shared/base/winPath.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { VolumeFs } from '../../shared/model/volume.ts';

/** Why a file that is there cannot be read; null for one that can, for a folder, and for what is not there. */
export function whyClosed(fs: VolumeFs, path: VolumePath): Diagnostic | null {
  const stat = fs.stat(path);
  const looked = stat.kind === 'found' && stat.value.type === 'file' ? fs.readRange(path, 0, 1) : stat;
  return looked.kind === 'unreadable' ? looked.problem.diagnostic : null;
}
