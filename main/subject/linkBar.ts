import type { VolumePath } from '../../shared/base/winPath.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { VolumeFs } from '../../shared/model/volume.ts';
import { isInProfile, targetInProfile } from '../volume/inProfile.ts';
import { locateIn } from '../volume/resolvingFs.ts';
import { targetThroughLink } from '../volume/targetThroughLink.ts';

/** Why a file would not be written, where it is reached through a link; null where it lies at its own place. */
export function linkBar(fs: VolumeFs, file: VolumePath): Diagnostic | null {
  const located = locateIn(fs, file);
  return located.kind === 'found' && located.value.throughLink ? targetThroughLink(file).diagnostic : null;
}

/** Why a file would not be deleted, where it lies in a profile; null where it does not. */
export function profileBar(fs: VolumeFs, file: VolumePath): Diagnostic | null {
  const located = locateIn(fs, file);
  if (located.kind !== 'found' || !isInProfile(located.value.real)) return null;
  return targetInProfile(located.value.real).diagnostic;
}
