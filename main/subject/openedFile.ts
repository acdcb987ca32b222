import type { VolumePath } from '../../shared/base/winPath.ts';
import type { Found, VolumeFs } from '../../shared/model/volume.ts';
import { openConfig, type ConfigDocument } from '../config/document.ts';

/** A settings file of the volume, opened under the name that the disk has for it. */
export function openedFile(fs: VolumeFs, path: VolumePath): Found<ConfigDocument> {
  const bytes = fs.read(path);
  if (bytes.kind !== 'found') return bytes;
  const stat = fs.stat(path);
  return { kind: 'found', value: openConfig(stat.kind === 'found' ? stat.value.path : path, bytes.value) };
}
