import type { VolumePath } from '../../shared/base/winPath.ts';
import type { Diagnostic } from '../../shared/model/diagnostic.ts';
import type { VolumeFs } from '../../shared/model/volume.ts';

import { folderLeftOut } from './secretFiles.ts';

/** Folders for temporary files: of Windows and of every profile. */
export interface TempFolders {
  readonly folders: readonly VolumePath[];
  /** Why profiles could not be listed. */
  readonly doubts: readonly Diagnostic[];
}

/** Temporary folders outside of Users; services run with the first one. */
const OF_WINDOWS: readonly VolumePath[] = [
  'Windows/Temp',
  'Windows/System32/config/systemprofile/AppData/Local/Temp',
  'Windows/ServiceProfiles/LocalService/AppData/Local/Temp',
  'Windows/ServiceProfiles/NetworkService/AppData/Local/Temp',
];

/** Profiles whose temporary folder is looked at. */
const MAX_PROFILES = 2000;

/** The temporary folders that a volume may have; each need not exist. */
export function profileTempFolders(fs: VolumeFs): TempFolders {
  const users = fs.list('Users');
  if (users.kind === 'unreadable') return { folders: OF_WINDOWS, doubts: [users.problem.diagnostic] };
  if (users.kind === 'absent') return { folders: OF_WINDOWS, doubts: [folderLeftOut('Users')] };
  const profiles = users.value.filter(({ type }) => type === 'folder');
  return {
    folders: [...OF_WINDOWS, ...profiles.slice(0, MAX_PROFILES).map(({ path }) => `${path}/AppData/Local/Temp`)],
    doubts: [],
  };
}
